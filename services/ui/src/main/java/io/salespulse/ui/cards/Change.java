package io.salespulse.ui.cards;

import io.salespulse.contract.SummaryMetric;
import io.salespulse.ui.format.Figures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.Set;

/**
 * How a value has changed, and whether that is good.
 *
 * @param arrow ▲, ▼ or =
 * @param sense good, bad or neutral
 * @param text the change in per cent, empty where it has no meaning
 * @param words what arrow and colour say
 * @param previous the value of the window before, with words that say so
 */
public record Change(String arrow, String sense, String text, String words, String previous) {

  /** Up is not always good. */
  private static final Set<SummaryMetric> BETTER_DOWN =
      EnumSet.of(
          SummaryMetric.REFUND_RATE_PCT,
          SummaryMetric.CANCELLED_ORDERS_PCT,
          SummaryMetric.CUSTOMER_ACQUISITION_COST,
          SummaryMetric.HOURS_TO_FIRST_ORDER,
          SummaryMetric.HOURS_TO_FIRST_ORDER_MEDIAN,
          SummaryMetric.CUSTOMERS_AT_RISK);

  /**
   * The change from the value before, without per cent where that was zero or less.
   *
   * @param before that value, for people
   */
  static Change of(
      SummaryMetric metric, BigDecimal value, BigDecimal previous, String before, Figures figures) {
    if (previous.signum() <= 0) {
      return unknown(before);
    }
    BigDecimal percent =
        value.subtract(previous).movePointRight(2).divide(previous, 2, RoundingMode.HALF_UP);
    return ofPercent(metric, percent, before, figures);
  }

  /** A change that has no meaning in per cent. */
  static Change unknown(String before) {
    return new Change("", "neutral", "", "", words(before));
  }

  /**
   * @param percent of the value before
   * @param before that value, for people
   */
  static Change ofPercent(
      SummaryMetric metric, BigDecimal percent, String before, Figures figures) {
    String text = figures.percent(percent.abs());
    if (percent.signum() == 0) {
      return new Change("=", "neutral", text, "unchanged", words(before));
    }
    boolean up = percent.signum() > 0;
    boolean good = up != BETTER_DOWN.contains(metric);
    return new Change(
        up ? "▲" : "▼",
        good ? "good" : "bad",
        text,
        (up ? "up" : "down") + (good ? ", better" : ", worse"),
        words(before));
  }

  private static String words(String before) {
    return "before: " + before;
  }

  /** With other words for the value before. */
  public Change from(String newPrevious) {
    return new Change(arrow, sense, text, words, newPrevious);
  }
}
