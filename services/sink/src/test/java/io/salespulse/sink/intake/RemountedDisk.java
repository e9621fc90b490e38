package io.salespulse.sink.intake;

import io.salespulse.sink.segment.Disk;
import io.salespulse.sink.segment.LocalDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A disk that becomes read-only while files are open, as the system does with a damaged one. */
final class RemountedDisk implements Disk {

  private final Disk disk = new LocalDisk();
  private boolean readOnly;

  void readOnly() {
    readOnly = true;
  }

  void writable() {
    readOnly = false;
  }

  @Override
  public Output create(Path file) throws IOException {
    check(file);
    Output output = disk.create(file);
    return new Output() {
      @Override
      public void write(ByteBuffer bytes) throws IOException {
        check(file);
        output.write(bytes);
      }

      @Override
      public void force() throws IOException {
        check(file);
        output.force();
      }

      @Override
      public void close() throws IOException {
        output.close();
      }
    };
  }

  @Override
  public void publish(Path from, Path to) throws IOException {
    check(to);
    disk.publish(from, to);
  }

  @Override
  public void replace(Path from, Path to) throws IOException {
    check(to);
    disk.replace(from, to);
  }

  @Override
  public void delete(Path file) throws IOException {
    check(file);
    disk.delete(file);
  }

  @Override
  public void createDirectories(Path directory) throws IOException {
    disk.createDirectories(directory);
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {
    disk.forceDirectory(directory);
  }

  @Override
  public List<Path> list(Path directory) throws IOException {
    return disk.list(directory);
  }

  @Override
  public Optional<String> read(Path file) throws IOException {
    return disk.read(file);
  }

  private void check(Path file) throws FileSystemException {
    if (readOnly) {
      throw new FileSystemException(file.toString(), null, "Read-only file system");
    }
  }
}
