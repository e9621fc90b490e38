package io.salespulse.sink.intake;

import io.salespulse.sink.segment.ForwardingDisk;
import io.salespulse.sink.segment.LocalDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;

/** A disk that becomes read-only while files are open, as the system does with a damaged one. */
final class RemountedDisk extends ForwardingDisk {

  private boolean readOnly;
  private Optional<Error> error = Optional.empty();

  RemountedDisk() {
    super(new LocalDisk(Path.of("/")));
  }

  void readOnly() {
    readOnly = true;
  }

  /** Lets the Java machine give up in the middle of a step. */
  void failWith(Error instead) {
    error = Optional.of(instead);
  }

  void writable() {
    readOnly = false;
    error = Optional.empty();
  }

  @Override
  public Output create(Path file) throws IOException {
    check(file);
    return new ForwardingOutput(super.create(file)) {
      @Override
      public void write(ByteBuffer bytes) throws IOException {
        check(file);
        super.write(bytes);
      }

      @Override
      public void force() throws IOException {
        check(file);
        super.force();
      }
    };
  }

  @Override
  public void publish(Path from, Path to) throws IOException {
    check(to);
    super.publish(from, to);
  }

  @Override
  public void replace(Path from, Path to) throws IOException {
    check(to);
    super.replace(from, to);
  }

  @Override
  public void delete(Path file) throws IOException {
    check(file);
    super.delete(file);
  }

  private void check(Path file) throws FileSystemException {
    if (error.isPresent()) {
      throw error.get();
    }
    if (readOnly) {
      throw new FileSystemException(file.toString(), null, "Read-only file system");
    }
  }
}
