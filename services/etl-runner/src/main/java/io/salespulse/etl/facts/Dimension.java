package io.salespulse.etl.facts;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.salespulse.contract.Columns;
import io.salespulse.contract.KpiColumns;
import io.salespulse.etl.records.Positions;
import io.salespulse.etl.records.Versions;
import io.salespulse.etl.tables.RecordDays;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.functions;

/**
 * Which version of a customer or a product is in force on which days: on each UTC day the newest
 * that was known at its end; before the first version the first. What is older than a deletion does
 * not exist.
 *
 * <pre>
 * c1  2026-11-01 09:00  Bronze   in force until 2026-11-03, and on all days before
 * c1  2026-11-03 08:00  Silver   never: the same day brought a newer one
 * c1  2026-11-03 10:00  Gold     in force from 2026-11-03
 * </pre>
 */
final class Dimension {

  /** UTC day of the version. */
  static final String VERSION_DAY = "version_day";

  /** First UTC day on which a version is in force. */
  static final String VALID_FROM = "valid_from";

  /** First UTC day on which it no longer is. */
  static final String VALID_TO = "valid_to";

  static final LocalDate BEGINNING_OF_TIME = LocalDate.of(1, 1, 1);
  static final LocalDate END_OF_TIME = LocalDate.of(9999, 12, 31);

  private static final String PARTNER = "partner_";

  private Dimension() {}

  /**
   * The versions that are in force on any day: id, attributes and the days.
   *
   * @param numbered as {@link Versions#numbered} answers
   * @param attributes of the version
   */
  static Dataset<Row> inForce(Dataset<Row> numbered, String id, List<String> attributes) {
    Column isLive =
        not(col(Columns.DELETED))
            .and(coalesce(Positions.position().gt(col(Versions.LAST_DELETION)), lit(true)))
            .and(col(Versions.RECORDS).equalTo(1));
    WindowSpec newestFirst = Positions.newestFirst(id);
    Column newerDay = lag(col(VERSION_DAY), 1).over(newestFirst);
    Column firstDay = min(col(VERSION_DAY)).over(Versions.all(newestFirst));
    return numbered
        .filter(isLive)
        .withColumn(VERSION_DAY, col(Columns.KAFKA_TIMESTAMP).cast("date"))
        .withColumn(VALID_TO, coalesce(newerDay, lit(END_OF_TIME)))
        .withColumn(
            VALID_FROM,
            when(col(VERSION_DAY).equalTo(firstDay), lit(BEGINNING_OF_TIME))
                .otherwise(col(VERSION_DAY)))
        .filter(col(VERSION_DAY).lt(col(VALID_TO)))
        .select(columns(attributes, id, VERSION_DAY, VALID_FROM, VALID_TO));
  }

  private static Column[] columns(List<String> some, String... more) {
    return Stream.concat(some.stream(), Stream.of(more)).map(functions::col).toArray(Column[]::new);
  }

  /**
   * Joins rows with the version in force on their home day, and says where there is none.
   *
   * @param attributes of the version, Unknown or null without one
   */
  static Dataset<Row> join(
      Dataset<Row> rows, Dataset<Row> inForce, String id, List<String> attributes) {
    Dataset<Row> versions =
        inForce
            .select(columns(attributes, id, VALID_FROM, VALID_TO))
            .withColumnRenamed(id, PARTNER + id);
    Column onDay =
        col(id)
            .equalTo(col(PARTNER + id))
            .and(col(RecordDays.HOME_DAY).geq(col(VALID_FROM)))
            .and(col(RecordDays.HOME_DAY).lt(col(VALID_TO)));
    return rows.join(versions, onDay, "left")
        .withColumn(FactColumns.UNKNOWN_PARTNER, col(PARTNER + id).isNull())
        .drop(PARTNER + id, VALID_FROM, VALID_TO);
  }

  /** The attribute, Unknown where the customer or product is not known. */
  static Column orUnknown(String attribute) {
    return coalesce(col(attribute), lit(KpiColumns.UNKNOWN));
  }
}
