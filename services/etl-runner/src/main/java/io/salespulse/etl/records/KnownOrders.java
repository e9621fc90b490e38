package io.salespulse.etl.records;

import static org.apache.spark.sql.functions.col;

import io.salespulse.contract.Columns;
import io.salespulse.etl.clean.Cleaning;
import io.salespulse.etl.tables.RecordDays;
import io.salespulse.etl.tables.TableChanges;
import io.salespulse.etl.tables.Tables;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.types.Comparators;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Finds the records of orders by their ids. Days in which none of the ids can be are told by the
 * bounds of their files and not opened; in the others Parquet's Bloom filters tell the row groups.
 */
final class KnownOrders {

  /** Ids that are handed to the files' filters; with more of them nearly every file has some. */
  private static final int MOST_LITERALS = 1_000;

  private static final Comparator<CharSequence> BY_BYTES = Comparators.charSequences();

  private final Tables tables;

  KnownOrders(Tables tables) {
    this.tables = tables;
  }

  /** Whether no order was ever read. */
  boolean isEmpty() {
    return tables.table(RecordTable.ORDERS).currentSnapshot() == null;
  }

  /**
   * Clean versions of these orders.
   *
   * @param ids a frame with order_id, each once
   * @param listed the same ids
   */
  Dataset<Row> versions(Dataset<Row> ids, List<String> listed) {
    // As the bounds of files are made: by bytes, which is another order than that of Java's texts.
    NavigableSet<String> inOrder = new TreeSet<>(BY_BYTES);
    inOrder.addAll(listed);
    Dataset<Row> rows =
        tables
            .read(RecordTable.ORDERS)
            .filter(RecordDays.are(days(inOrder)))
            .filter(Cleaning.isClean());
    if (inOrder.size() <= MOST_LITERALS) {
      return rows.filter(col(Columns.ORDER_ID).isin(inOrder.toArray()));
    }
    return rows.join(
        ids, rows.col(Columns.ORDER_ID).equalTo(ids.col(Columns.ORDER_ID)), "left_semi");
  }

  private SortedSet<LocalDate> days(NavigableSet<String> ids) {
    SortedSet<LocalDate> days = new TreeSet<>();
    Schema schema = tables.table(RecordTable.ORDERS).schema();
    int id = schema.findField(Columns.ORDER_ID).fieldId();
    if (!ids.isEmpty()) {
      for (FileScanTask task : tables.files(RecordTable.ORDERS, Expressions.alwaysTrue())) {
        DataFile file = task.file();
        String lowest = text(file.lowerBounds().get(id));
        String highest = text(file.upperBounds().get(id));
        String candidate = lowest == null ? ids.first() : ids.ceiling(lowest);
        if (candidate != null && (highest == null || BY_BYTES.compare(candidate, highest) <= 0)) {
          TableChanges.day(file).ifPresent(days::add);
        }
      }
    }
    return days;
  }

  private static String text(ByteBuffer bound) {
    if (bound == null) {
      return null;
    }
    CharSequence text = Conversions.fromByteBuffer(Types.StringType.get(), bound);
    return text.toString();
  }
}
