package io.salespulse.sink.segment;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.salespulse.contract.DataLayout;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Says whose a partition's files are. Kafka may give a partition to a second sink while the first,
 * out of touch for a while, still believes to own it; the second one waits for this lock, which the
 * operating system takes from a process when it ends and never before. So at any moment one process
 * at most publishes segments of a partition. The file itself stays: removing it would let two
 * processes lock two files of one name.
 */
public final class PartitionLock implements AutoCloseable {

  private final FileChannel channel;

  private PartitionLock(FileChannel channel) {
    this.channel = channel;
  }

  /** The file that is locked. */
  public static Path file(DataLayout layout, PartitionId partition) {
    return layout.progress().resolve(partition + ".lock");
  }

  /**
   * @return empty where another sink holds the partition
   */
  public static Optional<PartitionLock> acquire(Disk disk, DataLayout layout, PartitionId partition)
      throws IOException {
    disk.createDirectories(layout.progress());
    FileChannel channel = FileChannel.open(file(layout, partition), CREATE, WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return Optional.of(new PartitionLock(channel));
      }
    } catch (OverlappingFileLockException heldByThisProcess) {
      // Another sink in this process holds it; the answer is the same.
    } catch (IOException failure) {
      channel.close();
      throw failure;
    }
    channel.close();
    return Optional.empty();
  }

  /** Lets go of the partition. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
