package io.salespulse.contract;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a text must look like to be computed with as a number. It is judged by its length and its
 * exponent alone, before anything calculates: {@code 1e999999999} is eleven characters, and a
 * thousand million digits for whoever adds it to something.
 */
public final class DecimalText {

  /** Characters of the longest number; the longest amount that the job can hold has 39. */
  public static final int LONGEST = 64;

  /**
   * A decimal number with an exponent of at most two digits, as a regular expression that Java,
   * Spark and DuckDB read alike.
   */
  public static final String PATTERN = "[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]{1,2})?";

  private static final Pattern NUMBER = Pattern.compile(PATTERN);

  private DecimalText() {}

  /** Whether the text is a number that is safe to compute with. Blanks around it are not. */
  public static boolean isNumber(String text) {
    return text.length() <= LONGEST && (isPlain(text) || NUMBER.matcher(text).matches());
  }

  /** Digits with at most one point behind the first: files have millions of such numbers. */
  private static boolean isPlain(String text) {
    boolean hasPoint = false;
    for (int index = 0; index < text.length(); index++) {
      char letter = text.charAt(index);
      if (letter == '.' && index > 0 && !hasPoint) {
        hasPoint = true;
      } else if (letter < '0' || letter > '9') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** The number, exactly; empty where the text {@linkplain #isNumber is none}. */
  public static Optional<BigDecimal> parse(String text) {
    return isNumber(text) ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }
}
