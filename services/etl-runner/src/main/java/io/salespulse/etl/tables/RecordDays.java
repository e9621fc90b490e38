package io.salespulse.etl.tables;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.Collection;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.spark.sql.Column;

/** Home days as conditions and as partitions. */
public final class RecordDays {

  /** UTC day under which a record or a fact stands. */
  public static final String HOME_DAY = "home_day";

  private RecordDays() {}

  /** Partitions of one home day each. */
  public static PartitionSpec partitions(Schema schema) {
    return PartitionSpec.builderFor(schema).identity(HOME_DAY).build();
  }

  /** Rows of these days, for Spark. */
  public static Column are(Collection<LocalDate> days) {
    return col(HOME_DAY).isin(days.toArray());
  }

  /** Rows of these days, for Iceberg. */
  public static Expression in(Collection<LocalDate> days) {
    return Expressions.in(
        HOME_DAY, days.stream().map(day -> (int) day.toEpochDay()).toArray(Object[]::new));
  }
}
