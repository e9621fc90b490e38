package io.salespulse.ui.cards;

import io.salespulse.contract.SummaryMetric;
import io.salespulse.ui.format.FigureText;
import io.salespulse.ui.format.Figures;
import io.salespulse.ui.selection.Totals;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;

/** A figure of whatever orders somebody looks at, and how it changes from other ones. */
public enum OrderFigure {
  GROSS_SALES(SummaryMetric.GROSS_SALES, totals -> Optional.of(totals.gross())),
  REFUNDS(SummaryMetric.GROSS_SALES, totals -> Optional.of(totals.refunds())),
  SALES(SummaryMetric.TOTAL_SALES, totals -> Optional.of(totals.amount())),
  REFUND_RATE(SummaryMetric.REFUND_RATE_PCT, Totals::refundRate),
  ORDERS(SummaryMetric.TOTAL_ORDERS, totals -> Optional.of(totals.orderCount())),
  ITEMS(SummaryMetric.ITEMS_SOLD, totals -> Optional.of(totals.itemCount())),
  AVERAGE(SummaryMetric.AVERAGE_ORDER_VALUE, Totals::average);

  /** Says unit, and whether more is better. */
  private final SummaryMetric metric;

  private final Function<Totals, Optional<BigDecimal>> value;

  OrderFigure(SummaryMetric metric, Function<Totals, Optional<BigDecimal>> value) {
    this.metric = metric;
    this.value = value;
  }

  /** The figure for people; a dash where there is none. */
  public FigureText text(Totals totals, Figures figures) {
    return value
        .apply(totals)
        .map(number -> figures.text(metric.unit(), number))
        .orElse(FigureText.NONE);
  }

  /** The same in one piece. */
  public Optional<String> words(Totals totals, Figures figures) {
    return value.apply(totals).map(number -> figures.of(metric.unit(), number));
  }

  /** How it has changed; empty where one of the two has none. */
  public Optional<Change> change(Totals now, Totals before, Figures figures) {
    return words(before, figures)
        .filter(there -> value.apply(now).isPresent())
        .map(
            there ->
                Change.of(metric, compared(now, before), compared(before, now), there, figures));
  }

  /**
   * Of an average what it is times the orders of both: of averages that somebody has rounded the
   * change would be another.
   */
  private BigDecimal compared(Totals of, Totals other) {
    return this == AVERAGE
        ? of.gross().multiply(other.orderCount())
        : value.apply(of).orElseThrow();
  }
}
