package io.salespulse.etl.facts;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;

/** Adds up the rows of a partition, for several tables at once. */
final class SumRows implements MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1;

  private final List<FactTable> ofAll;
  private final List<FactTable> ofCounted;

  /**
   * @param ofAll tables that every row counts for
   * @param ofCounted tables that a row counts for where its {@link FactColumns#COUNTS} is true
   */
  SumRows(List<FactTable> ofAll, List<FactTable> ofCounted) {
    this.ofAll = ofAll;
    this.ofCounted = ofCounted;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    TableSums sums = new TableSums();
    if (rows.hasNext()) {
      Row row = rows.next();
      Map<FactTable, int[]> all = TableSums.positions(ofAll, row.schema());
      Map<FactTable, int[]> counted = TableSums.positions(ofCounted, row.schema());
      int counts = row.fieldIndex(FactColumns.COUNTS);
      boolean hasCategories = List.of(row.schema().fieldNames()).contains(OrderCategories.COLUMN);
      while (row != null) {
        Row now = row;
        all.forEach((table, columns) -> sums.add(table, now, columns));
        if (row.getBoolean(counts)) {
          counted.forEach((table, columns) -> sums.add(table, now, columns));
          if (hasCategories) {
            OrderCategories.add(sums, row);
          }
        }
        row = rows.hasNext() ? rows.next() : null;
      }
    }
    return sums.rows().iterator();
  }
}
