package io.salespulse.etl.facts;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import io.salespulse.contract.KpiColumns;
import io.salespulse.etl.clean.RecordColumns;
import io.salespulse.etl.records.Versions;
import io.salespulse.etl.spark.Money;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;

/** What is added up over the rows of a group: a column of the same name. */
enum Measure {
  ORDERS(KpiColumns.ORDERS, LongType, Measure::count),
  CANCELLED(FactColumns.CANCELLED, LongType, Measure::count),
  ITEMS(KpiColumns.ITEMS, LongType, Measure::count),
  GROSS_SALES(KpiColumns.GROSS_SALES, Money.SUM, Money::total),
  REFUNDS(KpiColumns.REFUNDS, Money.SUM, Money::total),
  REVENUE(KpiColumns.REVENUE, Money.SUM, Money::total),
  COST_OF_GOODS(FactColumns.COST_OF_GOODS, Money.SUM, Money::total),
  FIRST_ORDER(FactColumns.FIRST_ORDER, TimestampType, column -> min(column)),
  LAST_ORDER(KpiColumns.LAST_ORDER, TimestampType, column -> max(column)),
  RECORDS(Versions.RECORDS, LongType, Measure::count),
  DUPLICATES(Versions.DUPLICATES, LongType, Measure::count),
  NEWEST(FactColumns.NEWEST, LongType, Measure::count),
  UNKNOWN_PARTNER(FactColumns.UNKNOWN_PARTNER, LongType, Measure::count),
  UNKNOWN_PARTNER_YOUNG(FactColumns.UNKNOWN_PARTNER_YOUNG, LongType, Measure::count),
  TOTAL_DIFFERS(FactColumns.TOTAL_DIFFERS, LongType, Measure::count),
  TOTAL_DIFFERS_YOUNG(FactColumns.TOTAL_DIFFERS_YOUNG, LongType, Measure::count),
  REFUND_ABOVE_TOTAL(FactColumns.REFUND_ABOVE_TOTAL, LongType, Measure::count),
  AHEAD_OF_RECORD(FactColumns.AHEAD_OF_RECORD, LongType, Measure::count),
  TEXT_CUT(RecordColumns.TEXT_CUT, LongType, Measure::count);

  private final String column;
  private final DataType type;
  private final Function<Column, Column> sum;

  Measure(String column, DataType type, Function<Column, Column> sum) {
    this.column = column;
    this.type = type;
    this.sum = sum;
  }

  private static Column count(Column column) {
    return coalesce(sum(column.cast("bigint")), lit(0L));
  }

  String column() {
    return column;
  }

  DataType type() {
    return type;
  }

  /** The sum of a group, named as the column. */
  Column ofGroup() {
    return sum.apply(col(column)).as(column);
  }
}
