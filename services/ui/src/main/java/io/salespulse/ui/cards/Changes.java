package io.salespulse.ui.cards;

import io.salespulse.contract.SummaryMetric;
import io.salespulse.ui.cards.CardsView.ChangeView;
import io.salespulse.ui.format.Figures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Says how a value has changed, and whether that is good. */
public final class Changes {

  private Changes() {}

  /** The change from the value before, without per cent where that was zero or less. */
  public static ChangeView of(
      SummaryMetric metric, BigDecimal value, BigDecimal previous, Figures figures) {
    String before = figures.of(metric.unit(), previous);
    return previous.signum() <= 0
        ? unknown(before)
        : of(
            metric,
            value.subtract(previous).movePointRight(2).divide(previous, 2, RoundingMode.HALF_UP),
            before,
            figures);
  }

  /** A change that has no meaning in per cent. */
  public static ChangeView unknown(String before) {
    return new ChangeView("", "neutral", "", "", before);
  }

  /**
   * @param percent of the value before
   * @param before that value, for people
   */
  public static ChangeView of(
      SummaryMetric metric, BigDecimal percent, String before, Figures figures) {
    Sense sense = Sense.of(metric, percent);
    String direction =
        switch (percent.signum()) {
          case 1 -> "up";
          case -1 -> "down";
          default -> "unchanged";
        };
    String arrow =
        switch (percent.signum()) {
          case 1 -> "▲";
          case -1 -> "▼";
          default -> "=";
        };
    String words =
        switch (sense) {
          case GOOD -> direction + ", better";
          case BAD -> direction + ", worse";
          case NEUTRAL -> direction;
        };
    return new ChangeView(
        arrow,
        sense.name().toLowerCase(Locale.ROOT),
        figures.percent(percent.abs()),
        words,
        before);
  }
}
