package io.salespulse.ui.assets;

import io.salespulse.ui.Gzip;

/**
 * A file of the page. The bytes are not to be changed.
 *
 * @param hash of the content
 * @param compressed in gzip format
 */
record Asset(String name, String hash, String mediaType, byte[] bytes, byte[] compressed) {

  static Asset of(String name, byte[] bytes) {
    return new Asset(name, Hash.of(bytes), mediaType(name), bytes, Gzip.of(bytes));
  }

  /** The address under which nothing else will ever be, relative to the page. */
  String address() {
    return "assets/" + hash + "/" + name;
  }

  private static String mediaType(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "js" -> "text/javascript;charset=UTF-8";
      case "css" -> "text/css;charset=UTF-8";
      case "svg" -> "image/svg+xml;charset=UTF-8";
      default -> throw new IllegalArgumentException("no media type is known for " + name);
    };
  }
}
