package io.salespulse.support;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A file that at most one holder has, in whatever process. The operating system takes it from a
 * process when that ends, and never before. The file itself stays: removing it would let two
 * processes lock two files of one name.
 */
public final class ProcessLock implements AutoCloseable {

  /**
   * What this process holds. With any channel of a file that a process closes, its lock on that
   * file is gone: so a file that is held is not opened again, and its channel is not forgotten.
   */
  private static final Map<Path, FileChannel> HELD = new HashMap<>();

  private final Path file;
  private final FileChannel channel;

  private ProcessLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock, without waiting.
   *
   * @param file made where it is missing; its directory is there
   * @return empty where somebody has it, in this process or in another
   */
  public static Optional<ProcessLock> tryAcquire(Path file) throws IOException {
    Path real = file.toAbsolutePath().getParent().toRealPath().resolve(file.getFileName());
    synchronized (HELD) {
      if (HELD.containsKey(real)) {
        return Optional.empty();
      }
      FileChannel channel = FileChannel.open(real, CREATE, WRITE);
      try {
        if (channel.tryLock() != null) {
          HELD.put(real, channel);
          return Optional.of(new ProcessLock(real, channel));
        }
      } catch (OverlappingFileLockException heldByAnotherClassLoader) {
        // Quarkus tests load this class twice in one process. To close the channel would free the
        // file.
        HELD.put(real, channel);
        return Optional.empty();
      } catch (IOException failure) {
        channel.close();
        throw failure;
      }
      channel.close();
      return Optional.empty();
    }
  }

  /** Lets another have it. */
  @Override
  public void close() throws IOException {
    synchronized (HELD) {
      if (HELD.remove(file, channel)) {
        channel.close();
      }
    }
  }
}
