package io.salespulse.sink.segment;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Counts a segment's bytes on their way from the CSV writer, which gathers them, to the disk. */
final class SegmentOutput extends OutputStream {

  private final Disk.Output file;
  private long bytes;

  SegmentOutput(Disk.Output file) {
    this.file = file;
  }

  /** Bytes that the disk has. */
  long bytes() {
    return bytes;
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] source, int offset, int length) throws IOException {
    file.write(ByteBuffer.wrap(source, offset, length));
    bytes += length;
  }

  /** Returns once everything written is on the device. */
  void force() throws IOException {
    file.force();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
