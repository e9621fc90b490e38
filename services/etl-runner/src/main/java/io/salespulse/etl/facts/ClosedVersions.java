package io.salespulse.etl.facts;

import io.salespulse.contract.Columns;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The newest version of each customer and product at the end of the closed days, remembered from
 * run to run, so that a run that builds open days reads as many files after a year as on the first
 * day. When the facts of a closed day change, they are read again.
 */
public final class ClosedVersions {

  private record Known(SortedMap<LocalDate, DayRecord> days, List<Row> newest) {}

  private final Map<FactTable, Known> known = new EnumMap<>(FactTable.class);

  /**
   * @param table of customers or products
   * @param closed every closed day whose facts are in force
   * @return rows of the table, one for each id
   */
  Dataset<Row> read(FactStore store, FactTable table, SortedMap<LocalDate, DayRecord> closed) {
    Known versions = known.get(table);
    if (versions == null || !versions.days().equals(closed)) {
      // Rows and not a frame that Spark keeps: it would read the files again after every write.
      List<Row> newest =
          Dimension.newest(store.read(table, closed.values()), id(table)).collectAsList();
      versions = new Known(new TreeMap<>(closed), newest);
      known.put(table, versions);
    }
    return store.frame(table, versions.newest());
  }

  private static String id(FactTable table) {
    return switch (table) {
      case CUSTOMERS -> Columns.CUSTOMER_ID;
      case PRODUCTS -> Columns.PRODUCT_ID;
      case ORDERS, ITEMS, AGGREGATES, CUSTOMER_DAYS ->
          throw new IllegalArgumentException(table + " has no versions");
    };
  }
}
