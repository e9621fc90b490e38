package io.salespulse.etl.clean;

import static io.salespulse.contract.DataQualityRule.AMOUNTS_NOT_NEGATIVE;
import static io.salespulse.contract.DataQualityRule.IDS_PRESENT;
import static io.salespulse.contract.DataQualityRule.ID_UNIQUE_IN_DAY;
import static io.salespulse.contract.DataQualityRule.ITEM_HAS_ORDER;
import static io.salespulse.contract.DataQualityRule.ITEM_HAS_PRODUCT;
import static io.salespulse.contract.DataQualityRule.LINE_PARSES;
import static io.salespulse.contract.DataQualityRule.NOT_IN_FUTURE;
import static io.salespulse.contract.DataQualityRule.NUMBERS_PARSE;
import static io.salespulse.contract.DataQualityRule.ORDER_HAS_CUSTOMER;
import static io.salespulse.contract.DataQualityRule.ORDER_NOT_AHEAD_OF_RECORD;
import static io.salespulse.contract.DataQualityRule.ORDER_TOTAL_MATCHES_ITEMS;
import static io.salespulse.contract.DataQualityRule.QUANTITY_AT_LEAST_ONE;
import static io.salespulse.contract.DataQualityRule.TEXTS_NOT_CUT;
import static io.salespulse.contract.DataQualityRule.TIMESTAMPS_PARSE;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import io.salespulse.contract.Columns;
import io.salespulse.contract.DataQualityRule;
import io.salespulse.contract.Topic;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/**
 * How rows are judged: in the order of {@link DataQualityRule}, and the first rule a row breaks is
 * the one that counts it and takes it out. Rows that are out stay in the facts with the rule's name
 * in {@link #BROKEN_RULE}, where someone who looks for them finds them.
 */
public final class Cleaning {

  /** Name of the rule that took the row out; null for a clean row. */
  public static final String BROKEN_RULE = "broken_rule";

  /** In {@link #BROKEN_RULE}: a newer version of the record came on the same day; no fault. */
  public static final String SUPERSEDED = "superseded";

  /** In {@link #BROKEN_RULE}: left out, but too young to be called wrong. */
  public static final String PENDING = "pending";

  /** Whether a name or an attribute of the row was longer than what is kept of it. */
  public static final String TEXT_CUT = "text_cut";

  /** Where a customer, a product or an attribute is not known. */
  public static final String UNKNOWN = "Unknown";

  private static final DecimalType MICROSECONDS = DataTypes.createDecimalType(19, 0);

  private Cleaning() {}

  /** Rules that take rows of a topic out, in the order they are applied. */
  public static List<DataQualityRule> rules(Topic topic) {
    return switch (topic) {
      case CUSTOMERS -> List.of(LINE_PARSES, IDS_PRESENT, TIMESTAMPS_PARSE, NOT_IN_FUTURE);
      case PRODUCTS ->
          List.of(
              LINE_PARSES,
              IDS_PRESENT,
              NUMBERS_PARSE,
              TIMESTAMPS_PARSE,
              AMOUNTS_NOT_NEGATIVE,
              NOT_IN_FUTURE);
      case ORDERS ->
          List.of(
              LINE_PARSES,
              IDS_PRESENT,
              NUMBERS_PARSE,
              TIMESTAMPS_PARSE,
              AMOUNTS_NOT_NEGATIVE,
              NOT_IN_FUTURE,
              ID_UNIQUE_IN_DAY);
      case ORDER_ITEMS ->
          List.of(
              LINE_PARSES,
              IDS_PRESENT,
              NUMBERS_PARSE,
              QUANTITY_AT_LEAST_ONE,
              AMOUNTS_NOT_NEGATIVE,
              ID_UNIQUE_IN_DAY,
              ITEM_HAS_ORDER);
    };
  }

  /** Rules of a topic that count a clean row without taking it out. */
  public static List<DataQualityRule> countingRules(Topic topic) {
    return switch (topic) {
      case CUSTOMERS, PRODUCTS -> List.of(TEXTS_NOT_CUT);
      case ORDERS ->
          List.of(
              ORDER_HAS_CUSTOMER,
              ORDER_TOTAL_MATCHES_ITEMS,
              ORDER_NOT_AHEAD_OF_RECORD,
              TEXTS_NOT_CUT);
      case ORDER_ITEMS -> List.of(ITEM_HAS_PRODUCT);
    };
  }

  /** Only the rows that broke no rule. */
  public static Dataset<Row> clean(Dataset<Row> judged) {
    return judged.filter(col(BROKEN_RULE).isNull());
  }

  /** Sets {@link #BROKEN_RULE} where a condition holds and no earlier rule was broken. */
  static Dataset<Row> breakWhere(Dataset<Row> judged, Column condition, String rule) {
    Column broken = col(BROKEN_RULE);
    return judged.withColumn(BROKEN_RULE, coalesce(broken, when(condition, lit(rule))));
  }

  /**
   * Keeps, of the clean rows of a day with the same id, the one with the highest Kafka offset.
   *
   * @param ties columns that decide between equal offsets, so that the answer never depends on the
   *     order of files
   */
  static Dataset<Row> keepNewest(Dataset<Row> judged, String id, String rule, String... ties) {
    Column[] order = new Column[ties.length + 1];
    order[0] = col(Columns.KAFKA_OFFSET).desc_nulls_last();
    for (int i = 0; i < ties.length; i++) {
      order[i + 1] = col(ties[i]).desc_nulls_last();
    }
    WindowSpec sameId =
        Window.partitionBy(col(Columns.DAY), col(id), col(BROKEN_RULE).isNull()).orderBy(order);
    // Spread by day and id alone, which a join by the same columns then finds done.
    Dataset<Row> numbered =
        judged
            .repartition(col(Columns.DAY), col(id))
            .withColumn("version", row_number().over(sameId));
    return breakWhere(numbered, col("version").gt(1), rule).drop("version");
  }

  /** Whether a value is no time, or one before 1970, when no shop had a topic. */
  static Column isNoTime(String instant) {
    return col(instant).isNull().or(beforeTimes(instant));
  }

  /** Whether a time is before 1970; false where there is none. */
  static Column beforeTimes(String instant) {
    return coalesce(col(instant).lt(lit(Instant.EPOCH)), lit(false));
  }

  /** Whether an event is more than a day after its Kafka record, or the whole day is to come. */
  static Column inFuture(Column instant, CleaningRules rules) {
    Column recorded = coalesce(col(Columns.KAFKA_TIMESTAMP), col(Columns.DAY).cast("timestamp"));
    Column late = instant.gt(recorded.plus(expr("INTERVAL 1 DAY")));
    return coalesce(late, lit(false)).or(dayInFuture(rules));
  }

  /** Whether an event is later than its own record by more than clocks differ. */
  public static Column isAheadOfRecord(Column instant) {
    Column latest =
        col(Columns.KAFKA_TIMESTAMP)
            .plus(expr("INTERVAL %d SECONDS".formatted(DataQualityRule.AHEAD.toSeconds())));
    return coalesce(instant.gt(latest), lit(false));
  }

  static Column dayInFuture(CleaningRules rules) {
    return col(Columns.DAY).geq(lit(rules.futureFrom()));
  }

  /** Whether a row may still be waiting for its counterpart in another topic. */
  public static Column inGrace(CleaningRules rules) {
    // A limit that is another in each run must not stand in the code that Spark generates, or each
    // run compiles it anew: numbers of this type are handed to the code, all others are part of it.
    BigDecimal limit =
        BigDecimal.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, rules.graceLimit()));
    Column recorded = unix_micros(col(Columns.KAFKA_TIMESTAMP)).cast(MICROSECONDS);
    return coalesce(recorded.gt(lit(limit).cast(MICROSECONDS)), lit(false));
  }
}
