package io.salespulse.ui.cards;

import io.salespulse.contract.SummaryMetric;
import io.salespulse.ui.section.SelectedKpis;
import io.salespulse.ui.section.TrendSteps;
import io.salespulse.ui.selection.Choice.By;
import io.salespulse.ui.selection.Totals;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The series behind a card, where the set has one, as a small line without axes: whole steps only.
 * The current one is left out, and so is the first of all, as a history hardly ever begins with a
 * step.
 *
 * @param width of the box, one unit a step; its height is 24
 * @param path of an SVG, with a margin of 2 above and below: relative and in whole numbers, as a
 *     refresh sends it
 * @param summary what it shows, for those who do not see it
 */
record Sparkline(int width, String path, String summary) {

  private static final double HEIGHT = 20;
  private static final double MARGIN = 2;
  private static final int DAYS = 30;
  private static final int HOURS = 24;

  static Optional<Sparkline> of(SummaryMetric metric, SelectedKpis kpis) {
    return switch (metric) {
      case TOTAL_ORDERS -> daily("Orders", kpis, Totals::orderCount);
      case TOTAL_SALES -> daily("Sales", kpis, Totals::amount);
      case GROSS_SALES -> daily("Gross sales", kpis, Totals::gross);
      case ITEMS_SOLD -> daily("Items", kpis, Totals::itemCount);
      case AVERAGE_ORDER_VALUE ->
          daily("Average order value", kpis, day -> day.average().orElse(BigDecimal.ZERO));
      case SALES_IN_WINDOW ->
          line("Sales of the last %d hours", kpis, By.HOUR, HOURS, Totals::amount);
      // Of the newest days it would fall, as refunds are still to come.
      case REFUND_RATE_PCT -> Optional.empty();
      case CANCELLED_ORDERS_PCT,
          UNIQUE_PRODUCTS_SOLD,
          TOTAL_CUSTOMERS,
          NEW_CUSTOMERS,
          SALES_GROWTH_PCT,
          REPEAT_CUSTOMER_PCT,
          CUSTOMER_ACQUISITION_COST,
          HOURS_TO_FIRST_ORDER,
          HOURS_TO_FIRST_ORDER_MEDIAN,
          INVENTORY_TURNOVER,
          CUSTOMERS_AT_RISK ->
          Optional.empty();
    };
  }

  private static Optional<Sparkline> daily(
      String what, SelectedKpis kpis, Function<Totals, BigDecimal> value) {
    return line(what + " of the last %d days", kpis, By.DAY, DAYS, value);
  }

  private static Optional<Sparkline> line(
      String summary, SelectedKpis kpis, By by, int steps, Function<Totals, BigDecimal> value) {
    SortedMap<ZonedDateTime, Totals> sums =
        (by == By.HOUR ? kpis.series().hours() : kpis.series().days()).orElseGet(TreeMap::new);
    ZonedDateTime current = kpis.axis(by).start(kpis.asOf());
    List<BigDecimal> values =
        TrendSteps.of(kpis.axis(by), sums, Optional.empty(), kpis.asOf(), steps + 2).stream()
            .filter(step -> step.start().isBefore(current))
            .filter(step -> step.start().isAfter(sums.firstKey()))
            .map(step -> value.apply(step.totals()))
            .toList();
    List<BigDecimal> last = values.subList(Math.max(0, values.size() - steps), values.size());
    return last.size() < 2
        ? Optional.empty()
        : Optional.of(new Sparkline(last.size() - 1, path(last), summary.formatted(last.size())));
  }

  private static String path(List<BigDecimal> values) {
    double least = values.stream().mapToDouble(BigDecimal::doubleValue).min().orElseThrow();
    double most = values.stream().mapToDouble(BigDecimal::doubleValue).max().orElseThrow();
    double span = most > least ? most - least : 1;
    StringBuilder path = new StringBuilder();
    long last = 0;
    for (BigDecimal value : values) {
      long down = Math.round(MARGIN + (most - value.doubleValue()) / span * HEIGHT);
      path.append(path.isEmpty() ? "M0 " + down + "l" : "1 " + (down - last) + " ");
      last = down;
    }
    return path.toString().strip();
  }
}
