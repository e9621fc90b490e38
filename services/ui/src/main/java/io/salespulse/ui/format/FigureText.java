package io.salespulse.ui.format;

import io.salespulse.contract.Unit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A figure for people, so divided that the minor units of an amount can step back behind the rest.
 *
 * @param minor with the separator in front; blank where there are none
 * @param tail what follows them, such as the currency; may be blank
 */
public record FigureText(String head, String minor, String tail) {

  private static final Pattern AMOUNT = Pattern.compile("(.*\\d)(\\D\\d{2,3})(\\D*)");

  public static final FigureText NONE = new FigureText("—", "", "");

  public static FigureText of(Unit unit, String text, int minorDigits) {
    Matcher amount = AMOUNT.matcher(text);
    return unit == Unit.MONEY && minorDigits > 0 && amount.matches()
        ? new FigureText(amount.group(1), amount.group(2), amount.group(3))
        : new FigureText(text, "", "");
  }

  /** Its length in characters, by which a card chooses the size of its letters. */
  public int length() {
    return head.length() + minor.length() + tail.length();
  }
}
