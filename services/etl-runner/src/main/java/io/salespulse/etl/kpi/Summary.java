package io.salespulse.etl.kpi;

import io.salespulse.contract.SummaryMetric;
import io.salespulse.etl.fold.Dimensions;
import io.salespulse.etl.fold.FoldedFacts;
import io.salespulse.etl.fold.RecentSales;
import io.salespulse.etl.fold.Sums;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The cards, one row per {@link SummaryMetric} in its order. A ratio without a denominator is empty
 * and its note says why.
 *
 * <pre>
 * 2 orders, 25.00 gross, 5.00 of it paid back, a cancelled order, none in the window before
 * -> total_orders,        2,     count,   ,  ,
 *    total_sales,         20.00, money,   ,  ,
 *    refund_rate_pct,     20.00, percent, ,  ,
 *    average_order_value, 12.50, money,   ,  ,
 *    sales_growth_pct,    ,      percent, ,  , the window before had no sales
 * </pre>
 */
final class Summary {

  private final Sums totals;
  private final long cancelled;
  private final long productsSold;
  private final CustomerTotals customers;
  private final SalesWindow window;
  private final Optional<BigDecimal> turnover;
  private final BigDecimal acquisitionSpend;
  private final Amounts amounts;

  private Summary(
      FoldedFacts facts,
      Dimensions dimensions,
      RecentSales recent,
      Instant asOf,
      KpiSettings settings) {
    totals = facts.hours().values().stream().reduce(Sums.NONE, Sums::plus);
    cancelled = facts.cancelled();
    productsSold = facts.products().values().stream().filter(sold -> sold.items() > 0).count();
    customers = CustomerTotals.of(facts, dimensions, asOf, settings.window(), settings.churnDays());
    window = SalesWindow.of(recent, asOf, settings.window());
    turnover = InventoryTurnover.of(facts, dimensions, asOf);
    acquisitionSpend = settings.acquisitionSpend();
    amounts = Amounts.in(settings.currency());
  }

  static List<KpiRow> of(
      FoldedFacts facts,
      Dimensions dimensions,
      RecentSales recent,
      Instant asOf,
      KpiSettings settings) {
    Summary summary = new Summary(facts, dimensions, recent, asOf, settings);
    return Arrays.stream(SummaryMetric.values()).map(summary::card).toList();
  }

  private KpiRow card(SummaryMetric metric) {
    return switch (metric) {
      case TOTAL_ORDERS -> count(metric, totals.orders());
      case TOTAL_SALES -> ratio(metric, Optional.of(amounts.rounded(totals.sales())));
      case GROSS_SALES -> ratio(metric, Optional.of(amounts.rounded(totals.grossSales())));
      case REFUND_RATE_PCT -> ratio(metric, Ratio.percent(totals.refunds(), totals.grossSales()));
      case CANCELLED_ORDERS_PCT ->
          ratio(metric, Ratio.percent(cancelled, Math.addExact(cancelled, totals.orders())));
      case ITEMS_SOLD -> count(metric, totals.items());
      case UNIQUE_PRODUCTS_SOLD -> count(metric, productsSold);
      case AVERAGE_ORDER_VALUE -> ratio(metric, amounts.mean(totals.grossSales(), totals.orders()));
      case TOTAL_CUSTOMERS -> count(metric, customers.customers());
      case NEW_CUSTOMERS ->
          compared(
              metric,
              BigDecimal.valueOf(customers.newInWindow()),
              BigDecimal.valueOf(customers.newInPrevious()),
              UnaryOperator.identity());
      case SALES_IN_WINDOW -> compared(metric, window.sales(), window.previous(), amounts::rounded);
      case SALES_GROWTH_PCT ->
          ratio(metric, Ratio.changePercent(window.sales(), window.previous()));
      case REPEAT_CUSTOMER_PCT ->
          ratio(metric, Ratio.percent(customers.repeating(), customers.ordering()));
      case CUSTOMER_ACQUISITION_COST ->
          ratio(metric, amounts.mean(acquisitionSpend, customers.customers()));
      case HOURS_TO_FIRST_ORDER -> waiting(metric, customers.meanHours());
      case HOURS_TO_FIRST_ORDER_MEDIAN -> waiting(metric, customers.medianHours());
      case INVENTORY_TURNOVER -> ratio(metric, turnover);
      case CUSTOMERS_AT_RISK -> count(metric, customers.atRisk());
    };
  }

  private static KpiRow count(SummaryMetric metric, long value) {
    return ratio(metric, Optional.of(BigDecimal.valueOf(value)));
  }

  private static KpiRow ratio(SummaryMetric metric, Optional<BigDecimal> value) {
    return row(
        metric,
        value,
        Optional.empty(),
        Optional.empty(),
        value.isPresent() ? Optional.empty() : Optional.of(metric.emptyReason()));
  }

  private KpiRow waiting(SummaryMetric metric, Optional<BigDecimal> hours) {
    return hours.isPresent() && customers.negatives() > 0
        ? row(
            metric,
            hours,
            Optional.empty(),
            Optional.empty(),
            Optional.of(customers.negatives() + " with an order before the sign-up left out"))
        : ratio(metric, hours);
  }

  private static KpiRow compared(
      SummaryMetric metric,
      BigDecimal now,
      BigDecimal before,
      UnaryOperator<BigDecimal> published) {
    return row(
        metric,
        Optional.of(published.apply(now)),
        Optional.of(published.apply(before)),
        Ratio.changePercent(now, before),
        before.signum() == 0 ? Optional.of("nothing in the window before") : Optional.empty());
  }

  private static KpiRow row(
      SummaryMetric metric,
      Optional<BigDecimal> value,
      Optional<BigDecimal> previous,
      Optional<BigDecimal> change,
      Optional<String> note) {
    return KpiRow.of(metric.metric(), value, metric.unit().toString(), previous, change, note);
  }
}
