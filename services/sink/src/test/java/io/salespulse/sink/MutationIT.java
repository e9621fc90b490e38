package io.salespulse.sink;

import static io.salespulse.sink.FireSchedule.Mishap.FLUSH;
import static io.salespulse.sink.FireSchedule.Mishap.KILL;
import static io.salespulse.sink.FireSchedule.Mishap.PAUSE_SINK;
import static io.salespulse.sink.FireSchedule.Mishap.RIVAL_SINK;
import static io.salespulse.sink.FireSchedule.Mishap.STOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.sink.FireSchedule.Mishap;
import io.salespulse.sink.MutatedSink.Edit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whether {@link FireIT} would notice a sink that is wrong: the same schedules with a mutated one
 * must fail. Takes minutes, so only with {@code -Dfire.mutations=true}.
 *
 * <p>Where a fault shows only between two steps, the mutation rests between them, which the right
 * order of these steps would survive. A sync that is left out cannot be noticed here: a killed
 * process leaves its bytes with the operating system, which loses nothing. {@code CrashTest} takes
 * away the power instead, on a disk that is not real.
 */
@ExtendWith(SharedBroker.class)
@EnabledIfSystemProperty(named = "fire.mutations", matches = "true")
class MutationIT {

  private static final String REST =
      " java.util.concurrent.locks.LockSupport.parkNanos(30_000_000L); ";

  private static final int MOST_SCHEDULES = 30;

  enum Mutation {
    NONE(Set.of(KILL, STOP, RIVAL_SINK)),
    /** A segment gets its final name, and then the rest of its bytes. */
    NAMED_BEFORE_COMPLETE(
        Set.of(KILL, FLUSH),
        new Edit("segment/OpenSegments.java", "segment.complete();", ""),
        new Edit(
            "segment/OpenSegments.java",
            "directory.resolve(segment.publishedName()));",
            "directory.resolve(segment.publishedName()));" + REST + "segment.complete();")),
    DURABLE_OFFSET_BEFORE_SEGMENTS(
        Set.of(KILL),
        new Edit(
            "segment/PartitionWriter.java",
            "OpenSegments.Published published = open.publish();",
            "progress.write(partition, at(next));"
                + REST
                + "OpenSegments.Published published = open.publish();")),
    /** Consumption begins where Kafka's records do, whatever the disk says. */
    DURABLE_OFFSET_IGNORED(
        Set.of(KILL, STOP),
        new Edit(
            "segment/Recovery.java",
            "return checked(partition, at, kafka);",
            "return kafka.beginning();")),
    /** Neither the lock nor the look at the durable offset keeps a second sink away. */
    NOT_FENCED(
        Set.of(RIVAL_SINK, PAUSE_SINK),
        new Edit(
            "segment/PartitionLock.java",
            "tryAcquire(file(layout, partition))",
            "tryAcquire(java.nio.file.Files.createTempFile(\"not\", \"fenced\"))"),
        new Edit(
            "segment/PartitionWriter.java",
            "progress.checkNobodyElseWrote(partition, durable);",
            ""));

    private final Set<Mishap> mishaps;
    private final List<Edit> edits;

    Mutation(Set<Mishap> mishaps, Edit... edits) {
      this.mishaps = EnumSet.copyOf(mishaps);
      this.edits = List.of(edits);
    }
  }

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void aWrongSinkIsNoticed(Mutation mutation, SharedBroker.Handle broker) throws Exception {
    Path module = MutatedSink.make(directory.resolve("sink"), mutation.edits);

    boolean noticed = false;
    for (int seed = 1; seed <= MOST_SCHEDULES && !noticed; seed++) {
      noticed = isNoticed(broker, seed, module, mutation);
    }

    assertThat(noticed).as("noticed by one of %d schedules", MOST_SCHEDULES).isTrue();
  }

  @Test
  void aRightSinkIsSpared(SharedBroker.Handle broker) throws Exception {
    Path module = MutatedSink.make(directory.resolve("sink"), Mutation.NONE.edits);

    assertThat(isNoticed(broker, 1, module, Mutation.NONE)).isFalse();
  }

  private boolean isNoticed(SharedBroker.Handle broker, long seed, Path module, Mutation mutation)
      throws Exception {
    Path stage = Files.createDirectory(directory.resolve("schedule-" + seed));
    try {
      new FireSchedule(broker, stage, seed, module, mutation.mishaps).play();
      return false;
    } catch (AssertionError noticed) {
      System.getLogger(MutationIT.class.getName())
          .log(System.Logger.Level.INFO, "{0}, seed {1}: {2}", mutation, seed, noticed.getCause());
      return true;
    }
  }
}
