package io.salespulse.etl.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/** Decimal types of amounts, wide enough that sums of 10^12 and more keep every decimal. */
public final class Money {

  /**
   * One amount as sent, below 10^14: 4 decimals, of which a currency uses at most 3. With up to 18
   * digits Spark keeps it in a long.
   */
  public static final DecimalType AMOUNT = DataTypes.createDecimalType(18, 4);

  /** A sum of amounts. */
  public static final DecimalType SUM = DataTypes.createDecimalType(34, 4);

  private Money() {}

  /** Sum of a column as {@link #SUM}; 0 where there is no row. */
  public static Column total(Column amounts) {
    return coalesce(sum(amounts.cast(SUM)).cast(SUM), lit(BigDecimal.ZERO).cast(SUM));
  }
}
