package io.salespulse.sink.intake;

import io.salespulse.sink.segment.ForwardingDisk;
import io.salespulse.sink.segment.LocalDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A disk that becomes read-only while files are open, as the system does with a damaged one. */
final class RemountedDisk extends ForwardingDisk {

  private boolean readOnly;

  RemountedDisk() {
    super(new LocalDisk());
  }

  void readOnly() {
    readOnly = true;
  }

  void writable() {
    readOnly = false;
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
    if (readOnly) {
      throw new FileSystemException(file.toString(), null, "Read-only file system");
    }
  }
}
