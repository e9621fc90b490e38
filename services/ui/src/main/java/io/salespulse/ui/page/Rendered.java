package io.salespulse.ui.page;

import io.salespulse.ui.Gzip;
import java.nio.charset.StandardCharsets;

/**
 * A finished part of the page, compressed once for all who ask for it. Thread-safe; the bytes are
 * not to be changed.
 */
final class Rendered {

  /** What fits into one packet anyway is not worth compressing. */
  private static final int SHORT = 1000;

  private final String etag;
  private final byte[] html;
  private volatile byte[] compressed;

  /**
   * @param etag changes with what the part says
   */
  Rendered(String etag, String html) {
    this.etag = etag;
    this.html = html.getBytes(StandardCharsets.UTF_8);
  }

  String etag() {
    return etag;
  }

  String html() {
    return new String(html, StandardCharsets.UTF_8);
  }

  byte[] bytes() {
    return html;
  }

  boolean isWorthCompressing() {
    return html.length > SHORT;
  }

  /** The bytes in gzip format. */
  byte[] compressed() {
    byte[] known = compressed;
    if (known == null) {
      known = Gzip.of(html);
      compressed = known;
    }
    return known;
  }
}
