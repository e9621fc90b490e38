package io.salespulse.etl.kpi;

import static io.salespulse.contract.Columns.ORDER_DATE;
import static io.salespulse.contract.Columns.TOTAL_AMOUNT;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

import io.salespulse.etl.spark.Money;
import java.time.Duration;
import java.time.Instant;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Sales in the moving window and in the one before it, as one row.
 *
 * <pre>
 * as of 12:00, 3 hours: orders 09:00 10.00, 09:01 20.00, 12:00 5.00
 * -> window_sales 25.00, previous_sales 10.00
 * </pre>
 */
final class SalesWindow {

  static final String WINDOW_SALES = "window_sales";
  static final String PREVIOUS_SALES = "previous_sales";

  private SalesWindow() {}

  /**
   * @param orders clean orders that may be in either window
   */
  static Dataset<Row> of(Dataset<Row> orders, Instant asOf, Duration window) {
    Instant start = asOf.minus(window);
    return orders.agg(
        Money.total(inside(start, asOf)).as(WINDOW_SALES),
        Money.total(inside(start.minus(window), start)).as(PREVIOUS_SALES));
  }

  private static Column inside(Instant after, Instant upTo) {
    return when(Windows.within(col(ORDER_DATE), after, upTo), col(TOTAL_AMOUNT));
  }
}
