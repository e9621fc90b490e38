package io.salespulse.etl.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.RunReport.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Facts are a function of the raw files: the way they came in leaves no trace in the KPIs. More
 * ways than one are tried with {@code -Dincrements.seeds=20}; {@link KillIT} adds deaths to them.
 */
class RebuildEqualsIncrementsTest {

  private static final int SEGMENTS = 30;

  @TempDir Path directory;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Integer.getInteger("increments.seeds", 1));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void manyRunsPublishTheBytesThatOneRunPublishes(long seed) throws IOException {
    List<RawSegment> segments = new RandomShop(seed).segments(SEGMENTS);
    PipelineFixture increments = new PipelineFixture(directory.resolve("increments"));
    Random random = new Random(seed);
    int from = 0;
    while (from < SEGMENTS) {
      int to = Math.min(SEGMENTS, from + 5 + random.nextInt(10));
      increments.write(segments.subList(from, to));
      assertThat(increments.run().failure()).isEmpty();
      from = to;
    }
    PipelineFixture scratch = new PipelineFixture(directory.resolve("scratch"));
    scratch.write(segments);

    assertThat(scratch.run().status()).isEqualTo(Status.SUCCEEDED);

    assertThat(increments.kpis()).isEqualTo(scratch.kpis());
    assertThat(scratch.summary("total_orders")).isNotEqualTo("0");
  }
}
