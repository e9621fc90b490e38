package io.salespulse.generator.shop;

/** Small texts that are made for every record, where a format string would cost too much. */
final class Text {

  private Text() {}

  /** The prefix and the number, filled up with zeros to that many digits. */
  static String numbered(String prefix, long number, int digits) {
    String text = Long.toString(number);
    return prefix + "0".repeat(Math.max(0, digits - text.length())) + text;
  }
}
