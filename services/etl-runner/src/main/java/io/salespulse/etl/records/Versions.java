package io.salespulse.etl.records;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.salespulse.contract.Columns;
import io.salespulse.contract.Topic;
import io.salespulse.etl.clean.RecordColumns;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * The versions of each id among clean records.
 *
 * <pre>
 * o1 09:00 paid      a version
 * o1 10:00 paid      a duplicate: it says what the one before says
 * o1 11:00 shipped   the newest
 * </pre>
 */
public final class Versions {

  /** Whether the row is the newest version of its id. */
  public static final String IS_NEWEST = "is_newest";

  /** 1 for a record, 0 for one that is here a second time, from another raw file. */
  public static final String RECORDS = "records";

  /** 1 for a record that says what the next older one says. */
  public static final String DUPLICATES = "duplicates";

  /** Position of the newest deletion of the id; null where there is none. */
  public static final String LAST_DELETION = "last_deletion";

  private static final String PLACE = "place";

  private Versions() {}

  /**
   * All rows with the columns above. A duplicate has all columns of the topic in common with the
   * one before.
   */
  public static Dataset<Row> numbered(Topic topic, Dataset<Row> clean, String... id) {
    WindowSpec newestFirst = Positions.newestFirst(id);
    Column isThere = lead(lit(true), 1).over(newestFirst).isNotNull();
    Column isAgain = isThere.and(asBefore(Positions.COLUMNS, newestFirst));
    List<Column> content =
        topic.columns().stream()
            .map(column -> column.name())
            .filter(name -> !List.of(id).contains(name))
            .map(name -> col(name))
            .toList();
    // Of a deletion nothing else counts.
    Column saysTheSame =
        isThere
            .and(asBefore(List.of(col(Columns.DELETED)), newestFirst))
            .and(col(Columns.DELETED).or(asBefore(content, newestFirst)));
    return clean.select(
        col("*"),
        row_number().over(newestFirst).equalTo(1).as(IS_NEWEST),
        when(isAgain, 0).otherwise(1).as(RECORDS),
        when(not(isAgain).and(saysTheSame), 1).otherwise(0).as(DUPLICATES),
        max(when(col(Columns.DELETED), Positions.position()))
            .over(all(newestFirst))
            .as(LAST_DELETION));
  }

  /**
   * Whether the next older version has the same values; one by one, as a struct of them would be
   * sorted with each row.
   */
  private static Column asBefore(List<Column> values, WindowSpec newestFirst) {
    return values.stream()
        .map(value -> lead(value, 1).over(newestFirst).eqNullSafe(value))
        .reduce(Column::and)
        .orElseThrow();
  }

  /**
   * The newest version of each id, deletions among them, with sums over all its records. Where the
   * records stood is left out, but for their time.
   *
   * @param counters by name, what is added up beside {@link #RECORDS} and {@link #DUPLICATES}
   */
  public static Dataset<Row> newest(
      Topic topic, Dataset<Row> clean, Map<String, Column> counters, String... id) {
    WindowSpec all = all(Positions.newestFirst(id));
    Map<String, Column> sums = new LinkedHashMap<>();
    sums.put(RECORDS, sum(RECORDS).over(all));
    sums.put(DUPLICATES, sum(DUPLICATES).over(all));
    counters.forEach(
        (name, isCounted) ->
            sums.put(name, sum(when(isCounted, col(RECORDS)).otherwise(0)).over(all)));
    Dataset<Row> counted = numbered(topic, clean, id).withColumns(sums);
    return counted
        .filter(col(IS_NEWEST))
        .drop(
            IS_NEWEST,
            RecordColumns.KAFKA_PARTITION,
            Columns.KAFKA_OFFSET,
            RecordColumns.LINE,
            RecordColumns.RAW_FILE,
            RecordColumns.BROKEN_RULE);
  }

  /** The newest version of each id, as it is; none of an id that was deleted. */
  public static Dataset<Row> current(Dataset<Row> clean, String id) {
    return clean
        .withColumn(PLACE, row_number().over(Positions.newestFirst(id)))
        .filter(col(PLACE).equalTo(1).and(not(col(Columns.DELETED))))
        .drop(PLACE);
  }

  /** All versions of an id, whichever of them the row is. */
  public static WindowSpec all(WindowSpec newestFirst) {
    return newestFirst.rowsBetween(Window.unboundedPreceding(), Window.unboundedFollowing());
  }
}
