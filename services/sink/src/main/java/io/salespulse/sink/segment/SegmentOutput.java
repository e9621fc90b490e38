package io.salespulse.sink.segment;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Gathers a segment's bytes and hands them to the disk in large pieces. */
final class SegmentOutput extends OutputStream {

  private static final int BUFFER_BYTES = 64 * 1024;

  private final Disk.Output file;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
  private long bytes;

  SegmentOutput(Disk.Output file) {
    this.file = file;
  }

  /** Bytes written so far, those still in the buffer among them. */
  long bytes() {
    return bytes;
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] source, int offset, int length) throws IOException {
    bytes += length;
    int from = offset;
    int rest = length;
    while (rest > 0) {
      if (!buffer.hasRemaining()) {
        drain();
      }
      int part = Math.min(rest, buffer.remaining());
      buffer.put(source, from, part);
      from += part;
      rest -= part;
    }
  }

  /** Returns once everything written is on the device. */
  void force() throws IOException {
    drain();
    file.force();
  }

  /** Drops what is in the buffer: who wants it calls {@link #force()} before. */
  @Override
  public void close() throws IOException {
    file.close();
  }

  private void drain() throws IOException {
    buffer.flip();
    file.write(buffer);
    buffer.clear();
  }
}
