package io.salespulse.etl.facts;

import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import io.salespulse.contract.KpiColumns;
import io.salespulse.etl.clean.RecordColumns;
import io.salespulse.etl.records.Versions;
import io.salespulse.etl.spark.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.BinaryOperator;
import org.apache.spark.sql.types.DataType;

/** What is added up over the rows of a group: a column of the same name. */
enum Measure {
  ORDERS(KpiColumns.ORDERS, Sum.COUNT),
  CANCELLED(FactColumns.CANCELLED, Sum.COUNT),
  ITEMS(KpiColumns.ITEMS, Sum.COUNT),
  GROSS_SALES(KpiColumns.GROSS_SALES, Sum.AMOUNT),
  REFUNDS(KpiColumns.REFUNDS, Sum.AMOUNT),
  REVENUE(KpiColumns.REVENUE, Sum.AMOUNT),
  COST_OF_GOODS(FactColumns.COST_OF_GOODS, Sum.AMOUNT),
  FIRST_ORDER(FactColumns.FIRST_ORDER, Sum.EARLIEST),
  LAST_ORDER(KpiColumns.LAST_ORDER, Sum.LATEST),
  RECORDS(Versions.RECORDS, Sum.COUNT),
  DUPLICATES(Versions.DUPLICATES, Sum.COUNT),
  NEWEST(FactColumns.NEWEST, Sum.COUNT),
  UNKNOWN_PARTNER(FactColumns.UNKNOWN_PARTNER, Sum.COUNT),
  UNKNOWN_PARTNER_YOUNG(FactColumns.UNKNOWN_PARTNER_YOUNG, Sum.COUNT),
  TOTAL_DIFFERS(FactColumns.TOTAL_DIFFERS, Sum.COUNT),
  TOTAL_DIFFERS_YOUNG(FactColumns.TOTAL_DIFFERS_YOUNG, Sum.COUNT),
  REFUND_ABOVE_TOTAL(FactColumns.REFUND_ABOVE_TOTAL, Sum.COUNT),
  AHEAD_OF_RECORD(FactColumns.AHEAD_OF_RECORD, Sum.COUNT),
  TEXT_CUT(RecordColumns.TEXT_CUT, Sum.COUNT);

  /** How values become one. */
  private enum Sum {
    COUNT(LongType, 0L, (sum, value) -> (Long) sum + ((Number) value).longValue()),
    AMOUNT(
        Money.SUM,
        BigDecimal.ZERO.setScale(Money.SUM.scale()),
        (sum, value) -> ((BigDecimal) sum).add((BigDecimal) value)),
    EARLIEST(
        TimestampType,
        null,
        (sum, value) -> ((Instant) value).isBefore((Instant) sum) ? value : sum),
    LATEST(
        TimestampType,
        null,
        (sum, value) -> ((Instant) value).isAfter((Instant) sum) ? value : sum);

    private final DataType type;
    private final Object ofNothing;
    private final BinaryOperator<Object> plus;

    Sum(DataType type, Object ofNothing, BinaryOperator<Object> plus) {
      this.type = type;
      this.ofNothing = ofNothing;
      this.plus = plus;
    }
  }

  private final String column;
  private final Sum sum;

  Measure(String column, Sum sum) {
    this.column = column;
    this.sum = sum;
  }

  String column() {
    return column;
  }

  DataType type() {
    return sum.type;
  }

  /** The sum of no rows; null of times. */
  Object ofNothing() {
    return sum.ofNothing;
  }

  /**
   * A sum and one value more.
   *
   * @param value a number or a time; null adds nothing
   */
  Object plus(Object before, Object value) {
    if (value == null) {
      return before;
    }
    return before == null ? value : sum.plus.apply(before, value);
  }
}
