package io.salespulse.ui.text;

/**
 * Text from the data, cut to what a table can bear. Escaping is the template's work; this removes
 * what escaping leaves: endless length, control characters, and marks that turn the writing
 * direction of what follows.
 */
public final class HostileText {

  private static final int LONGEST = 120;

  private HostileText() {}

  public static String tamed(String text) {
    return tamed(text, LONGEST);
  }

  /** For what is no cell of a table and may be longer. */
  public static String tamed(String text, int longest) {
    StringBuilder tame = new StringBuilder();
    int[] codePoints = text.codePoints().limit(longest + 1L).toArray();
    for (int index = 0; index < Math.min(codePoints.length, longest); index++) {
      tame.appendCodePoint(isHarmless(codePoints[index]) ? codePoints[index] : ' ');
    }
    return codePoints.length > longest ? tame.append('…').toString() : tame.toString();
  }

  private static boolean isHarmless(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      // U+202A to U+202E and U+2066 to U+2069 embed, override and isolate directions.
      default ->
          !(codePoint >= 0x202A && codePoint <= 0x202E)
              && !(codePoint >= 0x2066 && codePoint <= 0x2069);
    };
  }
}
