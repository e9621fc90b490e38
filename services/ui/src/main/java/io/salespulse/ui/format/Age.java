package io.salespulse.ui.format;

import java.time.Duration;

/** The age of the numbers in words; the page's script says it in the same words. */
public final class Age {

  private Age() {}

  /** {@code just now}, {@code 3 min old}, {@code 2 h 5 min old}, {@code 3 d 4 h old}. */
  public static String text(Duration age) {
    long minutes = age.toMinutes();
    if (minutes < 1) {
      return "just now";
    }
    if (minutes < 60) {
      return minutes + " min old";
    }
    if (minutes < 24 * 60) {
      return "%d h %d min old".formatted(minutes / 60, minutes % 60);
    }
    return "%d d %d h old".formatted(minutes / (24 * 60), minutes / 60 % 24);
  }
}
