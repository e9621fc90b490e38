package io.salespulse.sink;

import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The packaged sink under schedules of mishaps. {@code -Dfire.schedules=50} plays more of them,
 * {@code -Dfire.seed=4711} plays others, and a failure names its seed.
 */
@ExtendWith(SharedBroker.class)
class FireIT {

  static LongStream seeds() {
    long first = Long.getLong("fire.seed", 1);
    return LongStream.range(first, first + Integer.getInteger("fire.schedules", 2));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyRecordIsPublishedOnceWhateverHappens(
      long seed, SharedBroker.Handle broker, @TempDir Path directory) throws Exception {
    new FireSchedule(broker, directory, seed).play();
  }
}
