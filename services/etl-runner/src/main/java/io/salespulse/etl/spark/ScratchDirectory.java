package io.salespulse.etl.spark;

import io.salespulse.etl.publish.DurableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where Spark keeps rows between stages. Each process has a directory of its own below a shared
 * one, and holds a lock in it; what a killed process left is known by its lock being free.
 */
final class ScratchDirectory {

  private static final String LOCK = ".lock";

  /**
   * Channels of locks that this process holds, open until it ends: with any channel of a file that
   * a process closes, its lock on that file is gone.
   */
  private static final List<FileChannel> HELD = new ArrayList<>();

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
      try (FileChannel turn = open(shared);
          FileLock held = turn.lock()) {
        for (Path child : children(shared)) {
          if (isAbandoned(child)) {
            DurableFiles.deleteTree(child);
          }
        }
        Path own = Files.createTempDirectory(shared, "process-");
        FileChannel lasting = open(own);
        lasting.lock();
        HELD.add(lasting);
        return own;
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "%s, where Spark keeps rows between stages, cannot be written: mend it, or set"
                  .formatted(shared)
              + " ETL_SCRATCH_DIR to another directory",
          failure);
    }
  }

  private static FileChannel open(Path directory) throws IOException {
    return FileChannel.open(
        directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  // A channel of a lock that this process holds stays open.
  @SuppressWarnings("resource")
  private static boolean isAbandoned(Path child) throws IOException {
    if (!Files.isDirectory(child) || Files.notExists(child.resolve(LOCK))) {
      return false;
    }
    FileChannel channel = open(child);
    try {
      boolean free = channel.tryLock() != null;
      channel.close();
      return free;
    } catch (OverlappingFileLockException ofThisProcess) {
      HELD.add(channel);
      return false;
    }
  }

  private static List<Path> children(Path directory) throws IOException {
    try (Stream<Path> children = Files.list(directory)) {
      return children.toList();
    }
  }
}
