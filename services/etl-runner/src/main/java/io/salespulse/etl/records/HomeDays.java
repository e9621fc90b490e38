package io.salespulse.etl.records;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.salespulse.contract.Columns;
import io.salespulse.etl.tables.RecordDays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Under which day orders stand: the UTC day of {@code order_date} in the newest version that has
 * one; of an order of which nothing but deletions is known, that of its newest deletion.
 *
 * <pre>
 * o1 at 09:00 dated 2026-11-01, at 10:00 dated 2026-11-02      -> 2026-11-02
 * o1 at 09:00 dated 2026-11-01, at 10:00 deleted               -> 2026-11-01
 * </pre>
 */
final class HomeDays {

  /** Where the order's records stand now; null for a new one. */
  static final String OLD_HOME = "old_home";

  private static final String DATED = "dated";
  private static final String DELETION = "deletion";
  private static final String DAY = "day";

  private HomeDays() {}

  /**
   * What of a version decides, as a frame of order_id, its day and position, and {@link #OLD_HOME}.
   *
   * @param clean versions of orders
   * @param oldHome where they stand
   */
  static Dataset<Row> versions(Dataset<Row> clean, Column oldHome) {
    Column dated =
        when(
            not(col(Columns.DELETED)),
            struct(Positions.position(), col(Columns.ORDER_DATE).cast("date").as(DAY)));
    Column deletion =
        when(
            col(Columns.DELETED),
            struct(Positions.position(), col(Columns.KAFKA_TIMESTAMP).cast("date").as(DAY)));
    return clean.select(
        col(Columns.ORDER_ID),
        dated.as(DATED),
        deletion.as(DELETION),
        oldHome.cast("date").as(OLD_HOME));
  }

  /** One row per order: order_id, home_day and {@link #OLD_HOME}. */
  static Dataset<Row> of(Dataset<Row> versions) {
    return versions
        .groupBy(Columns.ORDER_ID)
        .agg(max(DATED).as(DATED), max(DELETION).as(DELETION), min(OLD_HOME).as(OLD_HOME))
        .select(
            col(Columns.ORDER_ID),
            coalesce(col(DATED + "." + DAY), col(DELETION + "." + DAY)).as(RecordDays.HOME_DAY),
            col(OLD_HOME));
  }

  /** Those that stand elsewhere than they should. */
  static Column isMoved() {
    return coalesce(col(OLD_HOME).notEqual(col(RecordDays.HOME_DAY)), lit(false));
  }
}
