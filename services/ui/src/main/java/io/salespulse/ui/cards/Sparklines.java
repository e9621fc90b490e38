package io.salespulse.ui.cards;

import io.salespulse.contract.SummaryMetric;
import io.salespulse.ui.format.Words;
import io.salespulse.ui.section.Series;
import io.salespulse.ui.section.Shown;
import io.salespulse.ui.section.TrendSteps;
import io.salespulse.ui.section.TrendSteps.Step;
import io.salespulse.ui.selection.Choice;
import io.salespulse.ui.selection.Totals;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The series behind a card, where the set has one: whole steps only. The current one is left out,
 * and so is the first of all, as a history hardly ever begins with a step.
 */
final class Sparklines {

  private static final int DAYS = 30;
  private static final int HOURS = 24;

  private final Shown shown;
  private final Optional<SortedMap<ZonedDateTime, Totals>> days;
  private final Optional<SortedMap<ZonedDateTime, Totals>> hours;

  Sparklines(Shown shown) {
    this.shown = shown;
    this.days = Series.days(shown);
    this.hours = Series.hours(shown);
  }

  Optional<Sparkline> of(SummaryMetric metric) {
    return switch (metric) {
      case TOTAL_ORDERS -> daily("orders", totals -> BigDecimal.valueOf(totals.orders()));
      case TOTAL_SALES -> daily("sales", Totals::amount);
      case GROSS_SALES -> daily("gross sales", Totals::gross);
      case ITEMS_SOLD -> daily("items", totals -> BigDecimal.valueOf(totals.items()));
      case AVERAGE_ORDER_VALUE ->
          daily("average order value", totals -> totals.average().orElse(BigDecimal.ZERO));
      case SALES_IN_WINDOW ->
          line(hours, Choice.By.HOUR, HOURS, "Sales of the last %d hours", Totals::amount);
      // Of the newest days the rate would fall: their refunds are still to come.
      case REFUND_RATE_PCT,
          CANCELLED_ORDERS_PCT,
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

  private Optional<Sparkline> daily(String what, Function<Totals, BigDecimal> value) {
    return line(days, Choice.By.DAY, DAYS, Words.of(what) + " of the last %d days", value);
  }

  private Optional<Sparkline> line(
      Optional<SortedMap<ZonedDateTime, Totals>> series,
      Choice.By by,
      int steps,
      String summary,
      Function<Totals, BigDecimal> value) {
    List<BigDecimal> values =
        series.stream().flatMap(sums -> whole(by, sums, steps)).map(value).toList();
    List<BigDecimal> last = values.subList(Math.max(0, values.size() - steps), values.size());
    return last.size() < 2
        ? Optional.empty()
        : Optional.of(Sparkline.of(last, summary.formatted(last.size())));
  }

  private Stream<Totals> whole(Choice.By by, SortedMap<ZonedDateTime, Totals> sums, int steps) {
    ZonedDateTime current = TrendSteps.start(by, shown.asOf());
    return TrendSteps.of(by, sums, Optional.empty(), shown.asOf(), steps + 2).stream()
        .filter(step -> step.start().isBefore(current))
        .filter(step -> step.start().isAfter(sums.firstKey()))
        .map(Step::totals);
  }
}
