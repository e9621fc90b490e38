package io.salespulse.sink.segment;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.salespulse.support.DurableFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The file system of this machine. */
public class LocalDisk implements Disk {

  private final Path root;
  private final Set<Path> durable = ConcurrentHashMap.newKeySet();

  /**
   * @param root the directory below which the sinks make directories, and nobody else
   */
  public LocalDisk(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  @Override
  public Output create(Path file) throws IOException {
    // Not emptied: after a crash in publish the name may be a second one of a published segment.
    Files.deleteIfExists(file);
    return new ChannelOutput(file, FileChannel.open(file, CREATE_NEW, WRITE));
  }

  @Override
  public void publish(Path from, Path to) throws IOException {
    // A rename would replace what another sink had put there since somebody looked.
    try {
      Files.createLink(to, from);
    } catch (FileAlreadyExistsException taken) {
      throw new FileAlreadyExistsException(to.toString(), null, "is published already");
    } catch (AccessDeniedException denied) {
      throw new AccessDeniedException(to.toString());
    } catch (FileSystemException failure) {
      throw new FileSystemException(
          to.toString(),
          null,
          "no second name for %s (%s; the file system has to know hard links)"
              .formatted(from, failure.getReason()));
    }
    Files.delete(from);
  }

  @Override
  public void replace(Path from, Path to) throws IOException {
    Files.move(from, to, ATOMIC_MOVE);
  }

  @Override
  public void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  @Override
  public void createDirectories(Path directory) throws IOException {
    Path absolute = directory.toAbsolutePath().normalize();
    boolean isOwn = absolute.startsWith(root) && !absolute.equals(root);
    // That it is there does not say that its maker, a killed sink or another thread, has synced it.
    if (Files.isDirectory(absolute) && (durable.contains(absolute) || !isOwn)) {
      return;
    }
    Path parent = absolute.getParent();
    createDirectories(parent);
    try {
      Files.createDirectory(absolute);
    } catch (FileAlreadyExistsException made) {
      if (!Files.isDirectory(absolute)) {
        throw made;
      }
    }
    forceDirectory(parent);
    durable.add(absolute);
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {
    DurableFiles.forceDirectory(directory);
  }

  @Override
  public List<Path> list(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.sorted().toList();
    } catch (NoSuchFileException none) {
      return List.of();
    }
  }

  @Override
  public Optional<String> read(Path file) throws IOException {
    try {
      // A damaged file is to be read, not to be an error: ISO 8859-1 knows every byte.
      return Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  private static final class ChannelOutput extends Output {

    private final Path file;
    private final FileChannel channel;

    private ChannelOutput(Path file, FileChannel channel) {
      this.file = file;
      this.channel = channel;
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
      DurableFiles.write(file, channel, bytes);
    }

    @Override
    public void force() throws IOException {
      DurableFiles.force(file, channel);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
