package io.salespulse.ui;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Packs bytes in gzip format. */
public final class Gzip {

  /** Its name in {@code Accept-Encoding} and {@code Content-Encoding}. */
  public static final String NAME = "gzip";

  /** This coding or the star, with its weight; others are passed over. */
  private static final Pattern CODING =
      Pattern.compile(
          "(?<![^,\\s])(gzip|x-gzip|\\*)\\s*(?:;\\s*q=([01](?:\\.\\d{0,3})?)\\s*)?(?=,|$)",
          Pattern.CASE_INSENSITIVE);

  private Gzip() {}

  /**
   * Whether a request takes it: by its name or by the star for all, and not with the weight 0.
   *
   * @param encodings a request's {@code Accept-Encoding}
   */
  public static boolean isAccepted(String encodings) {
    boolean byStar = false;
    Matcher coding = CODING.matcher(encodings);
    while (coding.find()) {
      boolean isTaken = coding.group(2) == null || Double.parseDouble(coding.group(2)) > 0;
      if (!coding.group(1).equals("*")) {
        return isTaken;
      }
      byStar = isTaken;
    }
    return byStar;
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
