package io.salespulse.etl.records;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.salespulse.contract.Columns;
import io.salespulse.etl.clean.RecordColumns;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Which of two versions is newer: the one with the higher Kafka timestamp; of equal ones the one in
 * the higher partition, then the one with the higher offset, then the later line. Versions from
 * files of history stand in partition {@link RecordColumns#IMPORTED}, below all of Kafka's, and
 * there in the order of the files' names.
 */
public final class Positions {

  /** What makes a position, the most significant first. */
  static final List<Column> COLUMNS =
      List.of(
          col(Columns.KAFKA_TIMESTAMP),
          col(RecordColumns.KAFKA_PARTITION),
          col(Columns.KAFKA_OFFSET),
          importFile(),
          col(RecordColumns.LINE));

  private Positions() {}

  /** Name of the file of history that a record is from; null for one from Kafka. */
  public static Column importFile() {
    return when(
        col(RecordColumns.KAFKA_PARTITION).equalTo(RecordColumns.IMPORTED),
        col(RecordColumns.RAW_FILE));
  }

  /** A record's position, which is greater for a newer record. */
  public static Column position() {
    return struct(COLUMNS.toArray(Column[]::new));
  }

  /** The versions of each id, newest first. */
  public static WindowSpec newestFirst(String... id) {
    return Window.partitionBy(Stream.of(id).map(name -> col(name)).toArray(Column[]::new))
        .orderBy(COLUMNS.stream().map(Column::desc_nulls_last).toArray(Column[]::new));
  }
}
