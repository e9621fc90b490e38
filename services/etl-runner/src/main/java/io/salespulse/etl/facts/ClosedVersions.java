package io.salespulse.etl.facts;

import io.salespulse.contract.Columns;
import io.salespulse.contract.Topic;
import java.time.LocalDate;
import java.util.Collection;
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
 * day. When the facts of a closed day change, they are read again. Where they are many, reading
 * them costs more than opening the files, and nothing is remembered.
 */
public final class ClosedVersions {

  /** Spark takes as long to open a file as to take so many remembered rows. */
  private static final long ROWS_FOR_A_FILE = 1_000;

  private record Source(Topic topic, String id) {}

  private record Known(SortedMap<LocalDate, DayRecord> days, List<Row> newest) {}

  private final Map<FactTable, Known> known = new EnumMap<>(FactTable.class);

  /**
   * What open days can see of closed ones.
   *
   * @param table of customers or products
   * @param closed every closed day whose facts are in force
   * @return rows of the table, among them the newest for each id
   */
  Dataset<Row> read(FactStore store, FactTable table, SortedMap<LocalDate, DayRecord> closed) {
    Source source = source(table);
    if (!isWorthRemembering(source.topic(), closed.values())) {
      known.remove(table);
      return store.read(table, closed.values());
    }
    Known versions = known.get(table);
    if (versions == null || !versions.days().equals(closed)) {
      // Rows and not a frame that Spark keeps: it would read the files again after every write.
      List<Row> newest =
          Dimension.newest(store.read(table, closed.values()), source.id()).collectAsList();
      versions = new Known(new TreeMap<>(closed), newest);
      known.put(table, versions);
    }
    return store.frame(table, versions.newest());
  }

  /** Whether the versions of these days are so few that opening their files is most of the work. */
  static boolean isWorthRemembering(Topic topic, Collection<DayRecord> closed) {
    long rows =
        closed.stream()
            .mapToLong(record -> record.rows().getOrDefault(topic.topicName(), 0L))
            .sum();
    return rows <= ROWS_FOR_A_FILE * closed.size();
  }

  private static Source source(FactTable table) {
    return switch (table) {
      case CUSTOMERS -> new Source(Topic.CUSTOMERS, Columns.CUSTOMER_ID);
      case PRODUCTS -> new Source(Topic.PRODUCTS, Columns.PRODUCT_ID);
      case ORDERS, ITEMS, AGGREGATES, CUSTOMER_DAYS ->
          throw new IllegalArgumentException(table + " has no versions");
    };
  }
}
