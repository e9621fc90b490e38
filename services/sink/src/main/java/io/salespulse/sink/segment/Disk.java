package io.salespulse.sink.segment;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the sink asks of the file system, so that a test can stop the world between any two steps.
 * Every failure names the path.
 */
public interface Disk {

  /** A file being written. */
  abstract class Output extends OutputStream {

    private long bytes;

    /** How many came by this stream. */
    final long bytes() {
      return bytes;
    }

    /** Writes all that remains in the buffer. */
    public abstract void write(ByteBuffer bytes) throws IOException;

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
      write(ByteBuffer.wrap(source, offset, length));
      bytes += length;
    }

    @Override
    public void write(int single) throws IOException {
      write(new byte[] {(byte) single});
    }

    /** Returns once everything written is on the device. */
    public abstract void force() throws IOException;

    @Override
    public abstract void close() throws IOException;
  }

  /** Creates the file, in the place of one that is there. */
  Output create(Path file) throws IOException;

  /**
   * Gives the file its other name, on one file system. A file that has that name already is an
   * error, and is never replaced. A crash may leave the file under both names.
   */
  void publish(Path from, Path to) throws IOException;

  /** Renames in one step, on one file system; a file that is already there is replaced. */
  void replace(Path from, Path to) throws IOException;

  void delete(Path file) throws IOException;

  /**
   * Creates the directory and its parents where they are not there. Each is on the device when this
   * returns, whoever made it.
   */
  void createDirectories(Path directory) throws IOException;

  /** Returns once the directory's entries are on the device. */
  void forceDirectory(Path directory) throws IOException;

  /** The directory's entries in the order of their names; none where there is no directory. */
  List<Path> list(Path directory) throws IOException;

  /** The file's text, empty where there is no file. */
  Optional<String> read(Path file) throws IOException;
}
