package io.salespulse.support;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * File operations whose result survives a crash of the machine. Every failure names the path, which
 * a channel's own exceptions do not.
 */
public final class DurableFiles {

  private DurableFiles() {}

  /** Writes a file, in the place of one that is there, and waits until it is on the device. */
  public static void write(Path file, byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(file, CREATE, TRUNCATE_EXISTING, WRITE)) {
      write(file, channel, ByteBuffer.wrap(content));
      force(file, channel);
    }
  }

  /** Writes all that remains in the buffer. */
  public static void write(Path file, FileChannel channel, ByteBuffer bytes) throws IOException {
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException failure) {
      throw named(file, failure);
    }
  }

  /**
   * Replaces a file's content in one step: a reader finds it whole, or the one before. No other
   * process may do so at the same time; what a killed one left is overwritten.
   */
  public static void replace(Path file, byte[] content) throws IOException {
    replace(file, content, file.resolveSibling(file.getFileName() + ".tmp"));
  }

  /**
   * The same where other processes may do so at the same time: the last one's stays. One that is
   * killed meanwhile leaves a file behind, as nobody knows whether it is still being written.
   */
  public static void replaceAmongOthers(Path file, byte[] content) throws IOException {
    Path next = file.resolveSibling("%s.%s.tmp".formatted(file.getFileName(), UUID.randomUUID()));
    try {
      replace(file, content, next);
    } finally {
      Files.deleteIfExists(next);
    }
  }

  private static void replace(Path file, byte[] content, Path next) throws IOException {
    write(next, content);
    Files.move(next, file, ATOMIC_MOVE);
    forceDirectory(file.toAbsolutePath().getParent());
  }

  /** Returns once everything written is on the device. */
  public static void force(Path file, FileChannel channel) throws IOException {
    try {
      channel.force(true);
    } catch (IOException failure) {
      throw named(file, failure);
    }
  }

  /** Returns once the directory's entries are on the device: names have a cache of their own. */
  public static void forceDirectory(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, READ)) {
      force(directory, channel);
    }
  }

  /** The entries of a directory by name; none where there is no such directory. */
  public static List<Path> children(Path directory) throws IOException {
    try (var entries = Files.list(directory)) {
      return entries.sorted().toList();
    } catch (NoSuchFileException | NotDirectoryException none) {
      return List.of();
    }
  }

  /** Deletes a directory and everything in it, if it is there. */
  public static void deleteTree(Path directory) throws IOException {
    List<Path> entries;
    try (var tree = Files.walk(directory)) {
      entries = tree.sorted(Comparator.reverseOrder()).toList();
    } catch (NoSuchFileException gone) {
      return;
    }
    for (Path entry : entries) {
      Files.deleteIfExists(entry);
    }
  }

  private static FileSystemException named(Path path, IOException failure) {
    FileSystemException named =
        new FileSystemException(path.toString(), null, failure.getMessage());
    named.initCause(failure);
    return named;
  }
}
