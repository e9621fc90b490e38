package io.salespulse.sink.segment;

import io.salespulse.contract.DataLayout;
import io.salespulse.support.ProcessLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Says whose a partition's files are. Kafka may give a partition to a second sink while the first,
 * out of touch for a while, still believes to own it; the second one waits for this lock. So at any
 * moment one process at most publishes segments of a partition.
 */
public final class PartitionLock {

  private PartitionLock() {}

  /** The file that is locked. */
  public static Path file(DataLayout layout, PartitionId partition) {
    return layout.progress().resolve(partition + ".lock");
  }

  /**
   * @return empty where another sink holds the partition
   */
  public static Optional<ProcessLock> acquire(Disk disk, DataLayout layout, PartitionId partition)
      throws IOException {
    disk.createDirectories(layout.progress());
    return ProcessLock.tryAcquire(file(layout, partition));
  }
}
