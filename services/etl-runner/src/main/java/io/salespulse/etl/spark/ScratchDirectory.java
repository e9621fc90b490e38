package io.salespulse.etl.spark;

import io.salespulse.support.DurableFiles;
import io.salespulse.support.ProcessLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Where Spark keeps rows between stages. Each process has a directory of its own below a shared
 * one, and holds a lock in it; what a killed process left is known by its lock being free.
 */
final class ScratchDirectory {

  private static final String LOCK = ".lock";

  private ScratchDirectory() {}

  /**
   * Makes a directory for this process, and deletes those of processes that are no more.
   *
   * @throws UncheckedIOException where the shared directory cannot be written
   */
  // A lock is held and not read.
  @SuppressWarnings("try")
  static synchronized Path take(Path shared) {
    try {
      Files.createDirectories(shared);
      // One after the other, so that none deletes what another is about to lock.
      try (FileChannel turn =
              FileChannel.open(
                  shared.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock held = turn.lock()) {
        for (Path child : DurableFiles.children(shared)) {
          if (isAbandoned(child)) {
            DurableFiles.deleteTree(child);
          }
        }
        Path own = Files.createTempDirectory(shared, "process-");
        ProcessLock.tryAcquire(own.resolve(LOCK));
        return own;
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(
          new IOException(
              "%s, where Spark keeps rows between stages, cannot be written (%s): mend it, or set"
                      .formatted(shared, failure)
                  + " ETL_SCRATCH_DIR to another directory"));
    }
  }

  private static boolean isAbandoned(Path child) throws IOException {
    if (!Files.isDirectory(child) || Files.notExists(child.resolve(LOCK))) {
      return false;
    }
    Optional<ProcessLock> free = ProcessLock.tryAcquire(child.resolve(LOCK));
    if (free.isPresent()) {
      free.get().close();
    }
    return free.isPresent();
  }
}
