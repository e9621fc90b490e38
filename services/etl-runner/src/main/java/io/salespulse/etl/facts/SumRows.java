package io.salespulse.etl.facts;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Adds up the rows of a partition, for several tables at once. */
final class SumRows implements MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1;

  private final Map<FactTable, int[]> ofAll;
  private final Map<FactTable, int[]> ofCounted;
  private final int counts;
  private final boolean hasCategories;

  /**
   * @param rows what the rows are made of
   * @param ofAll tables that every row counts for
   * @param ofCounted tables that a row counts for where its {@link FactColumns#COUNTS} is true
   */
  SumRows(StructType rows, List<FactTable> ofAll, List<FactTable> ofCounted) {
    this.ofAll = TableSums.positions(ofAll, rows);
    this.ofCounted = TableSums.positions(ofCounted, rows);
    this.counts = rows.fieldIndex(FactColumns.COUNTS);
    this.hasCategories = rows.getFieldIndex(OrderCategories.COLUMN).isDefined();
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    TableSums sums = new TableSums();
    rows.forEachRemaining(row -> add(sums, row));
    return sums.rows().iterator();
  }

  private void add(TableSums sums, Row row) {
    ofAll.forEach((table, columns) -> sums.add(table, row, columns));
    if (row.getBoolean(counts)) {
      ofCounted.forEach((table, columns) -> sums.add(table, row, columns));
      if (hasCategories) {
        OrderCategories.add(sums, row);
      }
    }
  }
}
