package io.salespulse.etl.kpi;

import static io.salespulse.contract.Columns.NAME;
import static io.salespulse.contract.KpiColumns.DATE;
import static io.salespulse.contract.KpiColumns.ORDERS;
import static io.salespulse.contract.KpiColumns.SALES;
import static io.salespulse.contract.KpiColumns.WEEKDAY;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.weekday;

import io.salespulse.contract.KpiFile;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Orders and sales by local day of the week; always seven rows.
 *
 * <pre>
 * 2026-11-22 (a Sunday) 2 orders 20.00
 * -> 1, Monday, 0, 0.00 ... 7, Sunday, 2, 20.00
 * </pre>
 */
final class SalesByWeekday {

  private static final StructType WEEKDAYS =
      new StructType().add(WEEKDAY, DataTypes.IntegerType).add(NAME, DataTypes.StringType);

  private SalesByWeekday() {}

  static Dataset<Row> of(Dataset<Row> aggregates) {
    Dataset<Row> weekdays =
        aggregates
            .sparkSession()
            .createDataFrame(
                Arrays.stream(DayOfWeek.values())
                    .map(
                        day ->
                            RowFactory.create(
                                day.getValue(), day.getDisplayName(TextStyle.FULL, Locale.ENGLISH)))
                    .toList(),
                WEEKDAYS);
    Dataset<Row> sums =
        Cube.orders(aggregates)
            .groupBy(weekday(col(DATE)).plus(1).as(WEEKDAY))
            .agg(Sums.count(ORDERS), Sums.money(SALES));
    Dataset<Row> rows =
        weekdays
            .join(sums, new String[] {WEEKDAY}, "left")
            .withColumn(ORDERS, coalesce(col(ORDERS), lit(0L)))
            .withColumn(SALES, coalesce(col(SALES), lit(BigDecimal.ZERO)))
            .orderBy(WEEKDAY);
    return Sums.published(KpiFile.SALES_BY_WEEKDAY, rows);
  }
}
