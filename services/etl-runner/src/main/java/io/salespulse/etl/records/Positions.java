package io.salespulse.etl.records;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;

import io.salespulse.contract.Columns;
import io.salespulse.etl.clean.RecordColumns;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Which of two versions is newer: the one with the higher Kafka timestamp; of equal ones the one in
 * the higher partition, then the one with the higher offset, then the later line.
 */
public final class Positions {

  private static final List<String> COLUMNS =
      List.of(
          Columns.KAFKA_TIMESTAMP,
          RecordColumns.KAFKA_PARTITION,
          Columns.KAFKA_OFFSET,
          RecordColumns.LINE);

  private Positions() {}

  /** A record's position, which is greater for a newer record. */
  public static Column position() {
    return struct(COLUMNS.stream().map(name -> col(name)).toArray(Column[]::new));
  }

  /** The versions of each id, newest first. */
  public static WindowSpec newestFirst(String... id) {
    return Window.partitionBy(Stream.of(id).map(name -> col(name)).toArray(Column[]::new))
        .orderBy(COLUMNS.stream().map(name -> col(name).desc_nulls_last()).toArray(Column[]::new));
  }
}
