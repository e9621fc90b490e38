package io.salespulse.etl.spark;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/**
 * Exact quotients. Spark's decimal division rounds to some inner scale first, and rounding that to
 * two decimals would round twice.
 */
public final class Ratio {

  private static final DecimalType WHOLE_OR_MONEY = DataTypes.createDecimalType(34, 4);
  private static final DecimalType WIDEST = DataTypes.createDecimalType(38, 4);
  private static final DecimalType HUNDREDTHS = DataTypes.createDecimalType(20, 0);
  private static final DecimalType RESULT = DataTypes.createDecimalType(22, 2);

  private Ratio() {}

  /** {@code numerator / denominator} with 2 decimals, rounded half up; null where it is by zero. */
  public static Column of(Column numerator, Column denominator) {
    return scaled(numerator, denominator, 1);
  }

  /** {@code numerator / denominator x 100} with 2 decimals; null where it is by zero. */
  public static Column percent(Column numerator, Column denominator) {
    return scaled(numerator, denominator, 100);
  }

  /** {@code (now - before) / before x 100} with 2 decimals; null where before is zero. */
  public static Column changePercent(Column now, Column before) {
    return percent(now.minus(before), before);
  }

  private static Column scaled(Column numerator, Column denominator, int factor) {
    Column dividend = numerator.cast(WHOLE_OR_MONEY);
    Column divisor = denominator.cast(WHOLE_OR_MONEY);
    // Half up of |n| / |d| in hundredths is floor((200 |n| + |d|) / (2 |d|)).
    Column doubled =
        abs(dividend).multiply(lit(200 * factor)).cast(WIDEST).plus(abs(divisor)).cast(WIDEST);
    Column hundredths =
        call_function("div", doubled, abs(divisor).multiply(lit(2)).cast(WIDEST)).cast(HUNDREDTHS);
    Column sign = when(dividend.lt(0).notEqual(divisor.lt(0)), lit(-1)).otherwise(lit(1));
    Column quotient = hundredths.multiply(sign).multiply(lit("0.01").cast("decimal(3,2)"));
    return when(divisor.notEqual(0), quotient.cast(RESULT));
  }
}
