package io.salespulse.ui.download;

import com.fasterxml.jackson.databind.SequenceWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/**
 * A table as bytes, in pieces: a long one is never in memory as a whole, and nothing is made before
 * its reader has taken what came before.
 */
final class Pieces implements Iterator<byte[]> {

  /** Bytes from which on a piece is handed out. */
  private static final int PIECE = 1 << 16;

  private final ByteArrayOutputStream made = new ByteArrayOutputStream();
  private final Iterator<?> values;
  private final SequenceWriter writer;
  private boolean ended;

  /** Starts to write in some format. */
  interface Format {
    SequenceWriter into(OutputStream bytes) throws IOException;
  }

  /**
   * @param values that the format can write
   */
  Pieces(Stream<?> values, Format format) {
    this.values = values.iterator();
    try {
      this.writer = format.into(made);
    } catch (IOException memoryDoesNotFail) {
      throw new UncheckedIOException(memoryDoesNotFail);
    }
  }

  @Override
  public boolean hasNext() {
    return !ended;
  }

  @Override
  public byte[] next() {
    if (ended) {
      throw new NoSuchElementException();
    }
    try {
      while (made.size() < PIECE && values.hasNext()) {
        writer.write(values.next());
      }
      if (!values.hasNext()) {
        writer.close();
        ended = true;
      }
    } catch (IOException memoryDoesNotFail) {
      throw new UncheckedIOException(memoryDoesNotFail);
    }
    byte[] piece = made.toByteArray();
    made.reset();
    return piece;
  }
}
