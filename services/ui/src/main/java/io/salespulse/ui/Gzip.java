package io.salespulse.ui;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Packs bytes in gzip format. */
public final class Gzip {

  /** Its name in {@code Accept-Encoding} and {@code Content-Encoding}. */
  public static final String NAME = "gzip";

  private Gzip() {}

  /**
   * @param encodings a request's {@code Accept-Encoding}
   */
  public static boolean isAccepted(String encodings) {
    return encodings.contains(NAME) && !encodings.contains("gzip;q=0");
  }

  /** As small as can be: what is packed here is packed once and sent often. */
  private static final class Packer extends GZIPOutputStream {
    private Packer(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }

  /** Packs what is written on its way to {@code out}; to be closed, for its end is written then. */
  public static OutputStream into(OutputStream out) throws IOException {
    return new GZIPOutputStream(out);
  }

  public static byte[] of(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 4 + 64);
    try (Packer gzip = new Packer(packed)) {
      gzip.write(bytes);
    } catch (IOException memoryDoesNotFail) {
      throw new UncheckedIOException(memoryDoesNotFail);
    }
    return packed.toByteArray();
  }
}
