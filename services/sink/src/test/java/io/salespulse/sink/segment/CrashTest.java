package io.salespulse.sink.segment;

import static io.salespulse.sink.segment.MutatedDisk.Mutation.COMMITTED_OFFSET_IS_TRUSTED;
import static io.salespulse.sink.segment.MutatedDisk.Mutation.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salespulse.sink.PublishedRows;
import io.salespulse.sink.segment.CrashingDisk.PowerCut;
import io.salespulse.sink.segment.MutatedDisk.Mutation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The power fails before each step of the protocol, and once more while recovering from that. */
class CrashTest {

  private static final int RECORDS = 24;
  private static final int POLL = 7;
  private static final int NEVER = Integer.MAX_VALUE;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyRecordIsPublishedOnceWhereverThePowerFails(long seed) throws Exception {
    assertThat(crashEverywhere(NONE, seed)).isGreaterThan(50);
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void aWrongProtocolIsNoticed(Mutation mutation) {
    assertThatThrownBy(
            () -> {
              for (long seed = 1; seed <= 3; seed++) {
                crashEverywhere(mutation, seed);
              }
            })
        .isNotInstanceOf(PowerCut.class);
  }

  @Test
  void theStepsWithoutACrashPublishEverything() throws Exception {
    Partition partition = new Partition(directory, RECORDS, 1);

    write(partition, new CrashingDisk(NEVER, 1), NONE);

    assertThat(partition.assertPublished(RECORDS).files()).isGreaterThan(5);
    assertThat(partition.committed).hasValue(RECORDS);
  }

  /** Returns how many steps there were to crash at. */
  private int crashEverywhere(Mutation mutation, long seed) throws Exception {
    int steps = 0;
    boolean crashed = true;
    for (; crashed; steps++) {
      Path root = Files.createDirectory(directory.resolve(mutation + "-" + seed + "-" + steps));
      Partition partition = new Partition(root, RECORDS, seed);
      crashed = crash(partition, steps, mutation, seed);
      crash(partition, (int) ((steps * 31L + seed) % 60), mutation, seed);
      write(partition, new CrashingDisk(NEVER, seed), mutation);
      partition.assertPublished(RECORDS);
      assertThat(new LocalDisk(root).list(OpenSegments.directory(partition.layout, Partition.ID)))
          .isEmpty();
    }
    return steps;
  }

  private static boolean crash(Partition partition, int steps, Mutation mutation, long seed)
      throws Exception {
    CrashingDisk disk = new CrashingDisk(steps, seed * 1_000 + steps);
    try {
      write(partition, disk, mutation);
      return false;
    } catch (PowerCut cut) {
      disk.loseWhatWasNotForced();
      // Readers do not wait for a recovery: what is visible now has to be whole.
      PublishedRows.read(partition.root);
      return true;
    }
  }

  private static void write(Partition partition, CrashingDisk crashing, Mutation mutation)
      throws IOException, RefusedException {
    Disk disk = new MutatedDisk(crashing, mutation);
    long recovered = partition.recover(disk);
    long offset =
        mutation == COMMITTED_OFFSET_IS_TRUSTED
            ? Math.max(0, partition.committed.get())
            : recovered;
    PartitionWriter writer = partition.writer(disk, offset, Partition.limits(1 << 20, 11, 4));
    for (long from = offset; from < RECORDS; from += POLL) {
      partition.append(writer, from, Math.min(from + POLL, RECORDS));
    }
    writer.publish(RollCause.FLUSH);
  }
}
