package io.salespulse.etl.own;

import io.salespulse.etl.kpi.Figures;
import io.salespulse.etl.kpi.KpiRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;

/**
 * Values of a query as the files of the catalogue have them: times with the offset of the reporting
 * zone, numbers without an exponent, and nothing where there is no value.
 *
 * <pre>
 * decimal 12.5000  -> 12.50, in a currency with two decimals
 * decimal 0.3333   -> 0.3333
 * double 1.0E10    -> 10000000000
 * double NaN, null -> nothing
 * </pre>
 */
final class OwnValues {

  /** Of a text; the dashboard holds all files in memory. */
  private static final int LONGEST_TEXT = 1_000;

  private final ZoneId zone;
  private final int decimals;

  /**
   * @param decimals that a decimal number keeps though they are zeros
   */
  OwnValues(ZoneId zone, int decimals) {
    this.zone = zone;
    this.decimals = decimals;
  }

  KpiRow of(Row row) {
    List<Object> values = new ArrayList<>();
    for (int column = 0; column < row.length(); column++) {
      values.add(value(row.get(column)));
    }
    return new KpiRow(values);
  }

  private Object value(Object value) {
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof String text) {
      return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }
    if (value instanceof BigDecimal decimal) {
      return shortened(decimal, Math.min(decimals, decimal.scale()));
    }
    if (value instanceof Float || value instanceof Double) {
      double number = ((Number) value).doubleValue();
      return Double.isFinite(number)
          ? shortened(new BigDecimal(value.toString()), 0)
          : Optional.empty();
    }
    return value instanceof Instant moment ? Figures.timestamp(moment, zone) : value;
  }

  private static BigDecimal shortened(BigDecimal number, int least) {
    BigDecimal shortest = number.stripTrailingZeros();
    return shortest.setScale(Math.max(least, shortest.scale()), RoundingMode.UNNECESSARY);
  }
}
