package io.salespulse.etl.kpi;

import static io.salespulse.contract.KpiColumns.CHANGE_PCT;
import static io.salespulse.contract.KpiColumns.ITEMS;
import static io.salespulse.contract.KpiColumns.METRIC;
import static io.salespulse.contract.KpiColumns.NOTE;
import static io.salespulse.contract.KpiColumns.ORDERS;
import static io.salespulse.contract.KpiColumns.PREVIOUS_VALUE;
import static io.salespulse.contract.KpiColumns.SALES;
import static io.salespulse.contract.KpiColumns.UNIT;
import static io.salespulse.contract.KpiColumns.VALUE;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.salespulse.contract.SummaryMetric;
import io.salespulse.etl.spark.Money;
import io.salespulse.etl.spark.Ratio;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The cards, one row per {@link SummaryMetric} in its order. A ratio without a denominator is empty
 * and its note says why.
 *
 * <pre>
 * 2 orders, 25.00 sales, none in the window before
 * -> total_orders,        2,     count,   ,  ,
 *    average_order_value, 12.50, money,   ,  ,
 *    sales_growth_pct,    ,      percent, ,  , the window before had no sales
 * </pre>
 */
final class Summary {

  private static final String CARD = "card";
  private static final String TURNOVER = "turnover";
  private static final Column NONE = lit(null).cast("string");

  private Summary() {}

  /**
   * @param turnover one row of {@link InventoryTurnover}, its column named {@link #TURNOVER}
   */
  static Dataset<Row> of(
      Dataset<Row> salesTotals,
      Dataset<Row> salesWindow,
      Dataset<Row> customerTotals,
      Dataset<Row> turnover,
      BigDecimal acquisitionSpend) {
    Column[] cards =
        Arrays.stream(SummaryMetric.values())
            .map(metric -> card(metric, acquisitionSpend))
            .toArray(Column[]::new);
    return salesTotals
        .crossJoin(salesWindow)
        .crossJoin(customerTotals)
        .crossJoin(turnover.toDF(TURNOVER))
        .select(explode(array(cards)).as(CARD))
        .select(CARD + ".*");
  }

  private static Column card(SummaryMetric metric, BigDecimal acquisitionSpend) {
    return switch (metric) {
      case TOTAL_ORDERS -> plain(metric, col(ORDERS));
      case TOTAL_SALES -> plain(metric, Money.published(col(SALES)));
      case ITEMS_SOLD -> plain(metric, col(ITEMS));
      case UNIQUE_PRODUCTS_SOLD -> plain(metric, col(SalesTotals.PRODUCTS));
      case AVERAGE_ORDER_VALUE -> plain(metric, Ratio.of(col(SALES), col(ORDERS)));
      case TOTAL_CUSTOMERS -> plain(metric, col(CustomerTotals.CUSTOMERS));
      case NEW_CUSTOMERS ->
          compared(
              metric, col(CustomerTotals.NEW), col(CustomerTotals.PREVIOUS_NEW), value -> value);
      case SALES_IN_WINDOW ->
          compared(
              metric,
              col(SalesWindow.WINDOW_SALES),
              col(SalesWindow.PREVIOUS_SALES),
              Money::published);
      case SALES_GROWTH_PCT ->
          plain(
              metric,
              Ratio.changePercent(col(SalesWindow.WINDOW_SALES), col(SalesWindow.PREVIOUS_SALES)));
      case REPEAT_CUSTOMER_PCT ->
          plain(metric, Ratio.percent(col(CustomerTotals.REPEATING), col(CustomerTotals.ORDERING)));
      case CUSTOMER_ACQUISITION_COST ->
          plain(metric, Ratio.of(lit(acquisitionSpend), col(CustomerTotals.CUSTOMERS)));
      case HOURS_TO_FIRST_ORDER -> waiting(metric, col(CustomerTotals.MEAN_HOURS));
      case HOURS_TO_FIRST_ORDER_MEDIAN -> waiting(metric, col(CustomerTotals.MEDIAN_HOURS));
      case INVENTORY_TURNOVER -> plain(metric, col(TURNOVER));
      case CUSTOMERS_AT_RISK -> plain(metric, col(CustomerTotals.AT_RISK));
    };
  }

  private static Column plain(SummaryMetric metric, Column value) {
    return row(metric, value, NONE, NONE, when(value.isNull(), lit(metric.emptyReason())));
  }

  private static Column waiting(SummaryMetric metric, Column hours) {
    Column negatives = col(CustomerTotals.NEGATIVES);
    Column leftOut =
        concat(negatives.cast("string"), lit(" with an order before the sign-up left out"));
    Column note = when(hours.isNull(), lit(metric.emptyReason())).when(negatives.gt(0), leftOut);
    return row(metric, hours, NONE, NONE, note);
  }

  private static Column compared(
      SummaryMetric metric, Column now, Column before, UnaryOperator<Column> published) {
    Column change = Ratio.changePercent(now, before);
    Column note = when(before.equalTo(0), lit("nothing in the window before"));
    return row(metric, published.apply(now), published.apply(before), change, note);
  }

  private static Column row(
      SummaryMetric metric, Column value, Column previous, Column change, Column note) {
    return struct(
        lit(metric.metric()).as(METRIC),
        value.cast("string").as(VALUE),
        lit(metric.unit().toString()).as(UNIT),
        previous.cast("string").as(PREVIOUS_VALUE),
        change.cast("string").as(CHANGE_PCT),
        note.as(NOTE));
  }
}
