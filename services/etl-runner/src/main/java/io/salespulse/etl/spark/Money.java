package io.salespulse.etl.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/** Decimal types of amounts, wide enough that sums of 10^12 and more keep every decimal. */
public final class Money {

  /** One amount as sent: 4 decimals, of which a currency uses at most 3. */
  public static final DecimalType AMOUNT = DataTypes.createDecimalType(20, 4);

  /** A sum of amounts. */
  public static final DecimalType SUM = DataTypes.createDecimalType(34, 4);

  /** A published amount. */
  public static final DecimalType PUBLISHED = DataTypes.createDecimalType(34, 2);

  private Money() {}

  /** Sum of a column as {@link #SUM}; 0 where there is no row. */
  public static Column total(Column amounts) {
    return coalesce(sum(amounts.cast(SUM)).cast(SUM), lit(BigDecimal.ZERO).cast(SUM));
  }

  /** The amount as it is published: 2 decimals, rounded half up. */
  public static Column published(Column amount) {
    return round(amount, 2).cast(PUBLISHED);
  }
}
