package io.salespulse.ui.download;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
  private final JsonGenerator generator;
  private final SequenceWriter writer;
  private boolean ended;

  /** Writes what comes before the values, and then them. */
  interface Start {
    SequenceWriter of(JsonGenerator generator) throws IOException;
  }

  /**
   * @param values that the format can write
   * @param format in which; what it has open after the last value is closed
   */
  Pieces(Stream<?> values, ObjectWriter format, Start start) {
    this.values = values.iterator();
    try {
      this.generator = format.createGenerator(made);
      this.writer = start.of(generator);
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
        generator.close();
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
