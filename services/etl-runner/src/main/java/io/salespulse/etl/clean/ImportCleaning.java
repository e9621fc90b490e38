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
 * changed_at "soon"                      breaks line_parses
 * </pre>
 */
public final class ImportCleaning {

  private static final String AS_THE_SINK_WRITES = "yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'";

  private ImportCleaning() {}

  /**
   * As {@link Cleaning#judge}.
   *
   * @param imported as {@link ImportReader#read} answers
   */
  public static Dataset<Row> judge(Topic topic, Dataset<Row> imported, ZoneId sourceZone) {
    Column changed = Text.timestamp(CHANGED_AT, sourceZone);
    Column dated = Text.timestamp(ImportReader.DATED_AT, sourceZone);
    Column wrong = isUnread(CHANGED_AT, changed);
    if (topic == Topic.ORDER_ITEMS) {
      // Of the others it is a field, which a rule of its own looks at.
      wrong = wrong.or(isUnread(ImportReader.DATED_AT, dated));
    }
    Column time = coalesce(changed, dated, lit(Instant.EPOCH));
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

  private static Column isUnread(String text, Column time) {
    Column isThere = Text.trimmed(text).isNotNull();
    return isThere.and(time.isNull().or(time.lt(lit(Instant.EPOCH))));
  }
}
