package io.salespulse.etl.clean;

import static io.salespulse.contract.Columns.CHANGED_AT;
import static io.salespulse.contract.Columns.DAY;
import static io.salespulse.contract.Columns.DELETED;
import static io.salespulse.contract.Columns.KAFKA_OFFSET;
import static io.salespulse.contract.Columns.KAFKA_TIMESTAMP;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.salespulse.contract.Topic;
import io.salespulse.etl.raw.ImportReader;
import io.salespulse.etl.raw.RawReader;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Judges rows of files of history by the rules of all others. Each has the time of its version in
 * the place of a Kafka timestamp.
 *
 * <pre>
 * changed_at 2026-11-01T10:00:00Z        that time
 * none, order_date 2026-10-31            that time
 * none at all, as of many items          the beginning of 1970: whatever says more is newer
 * changed_at "soon", or in a year        breaks line_parses
 * none, order_date in a year             the time of the run, so that it breaks not_in_future
 * </pre>
 *
 * <p>A version of a time to come would be the newest for ever, whatever Kafka says later.
 */
public final class ImportCleaning {

  /** Milliseconds, as Kafka has: of finer ones a file would be newer at the same time. */
  private static final String AS_THE_SINK_WRITES = "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'";

  private ImportCleaning() {}

  /**
   * As {@link Cleaning#judge}.
   *
   * @param imported as {@link ImportReader#read} answers
   * @param now the time of the run
   */
  public static Dataset<Row> judge(
      Topic topic, Dataset<Row> imported, ZoneId sourceZone, Instant now) {
    Instant latest = now.plus(Duration.ofDays(1));
    Column changed = Text.timestamp(CHANGED_AT, sourceZone);
    Column dated = Text.timestamp(ImportReader.DATED_AT, sourceZone);
    Column wrong = isNoTime(CHANGED_AT, changed, latest);
    if (topic == Topic.ORDER_ITEMS) {
      // Of the others it is a field, which a rule of its own looks at.
      wrong = wrong.or(isNoTime(ImportReader.DATED_AT, dated, latest));
    }
    Column time =
        when(wrong, lit(Instant.EPOCH))
            .otherwise(
                coalesce(
                    changed,
                    when(dated.gt(lit(latest)), lit(now)).otherwise(dated),
                    lit(Instant.EPOCH)));
    Dataset<Row> raw =
        imported
            .withColumn(
                RawReader.CORRUPT_LINE,
                when(wrong, CHANGED_AT)
                    .when(col(RawReader.CORRUPT_LINE).notEqual(""), col(RawReader.CORRUPT_LINE)))
            .withColumn(KAFKA_TIMESTAMP, date_format(time, AS_THE_SINK_WRITES))
            .withColumn(DAY, time.cast("date"))
            .withColumn(DELETED, lit(""));
    return Cleaning.judge(topic, raw, sourceZone)
        .withColumn(RecordColumns.KAFKA_PARTITION, lit(RecordColumns.IMPORTED))
        .withColumn(RecordColumns.LINE, col(KAFKA_OFFSET).cast("int"))
        .withColumn(KAFKA_OFFSET, lit(0L));
  }

  private static Column isNoTime(String text, Column time, Instant latest) {
    Column isOutside = time.lt(lit(Instant.EPOCH)).or(time.gt(lit(latest)));
    return Text.trimmed(text).isNotNull().and(time.isNull().or(isOutside));
  }
}
