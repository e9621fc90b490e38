package io.salespulse.sink.row;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Questions about raw bytes, eight at a time where it pays: they are asked of every record. */
final class Bytes {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long LOW_BITS = 0x0101010101010101L;

  private Bytes() {}

  /** Whether every byte is below 0x80. */
  static boolean areAscii(byte[] bytes) {
    long seen = 0;
    int index = 0;
    for (; index + Long.BYTES <= bytes.length; index += Long.BYTES) {
      seen |= (long) LONGS.get(bytes, index);
    }
    for (; index < bytes.length; index++) {
      seen |= bytes[index];
    }
    return (seen & HIGH_BITS) == 0;
  }

  /** Whether a byte of that value, which is below 0x80, is among them. */
  static boolean contain(byte[] bytes, char wanted) {
    long pattern = LOW_BITS * wanted;
    int index = 0;
    for (; index + Long.BYTES <= bytes.length; index += Long.BYTES) {
      long difference = (long) LONGS.get(bytes, index) ^ pattern;
      if (((difference - LOW_BITS) & ~difference & HIGH_BITS) != 0) {
        return true;
      }
    }
    for (; index < bytes.length; index++) {
      if (bytes[index] == wanted) {
        return true;
      }
    }
    return false;
  }

  /** Whether they are well-formed UTF-8: no overlong form, no encoded surrogate. */
  static boolean areUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException malformed) {
      return false;
    }
  }
}
