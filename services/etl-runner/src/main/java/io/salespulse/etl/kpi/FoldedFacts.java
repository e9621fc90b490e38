package io.salespulse.etl.kpi;

import static io.salespulse.etl.facts.FactTable.AGGREGATES;
import static io.salespulse.etl.facts.FactTable.CUSTOMERS;
import static io.salespulse.etl.facts.FactTable.CUSTOMER_DAYS;
import static io.salespulse.etl.facts.FactTable.ITEMS;
import static io.salespulse.etl.facts.FactTable.ORDERS;
import static io.salespulse.etl.facts.FactTable.PRODUCTS;

import io.salespulse.contract.Columns;
import io.salespulse.etl.clean.Cleaning;
import io.salespulse.etl.facts.DayRecord;
import io.salespulse.etl.facts.Dimension;
import io.salespulse.etl.facts.FactStore;
import io.salespulse.etl.facts.FactTable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What the KPIs are computed from. Everything but orders and items is folded over all days, and
 * kept in memory while the run lasts; of orders and items only the days that a moving window
 * overlaps are read.
 *
 * @param customers newest version of each customer
 * @param products newest version of each product
 * @param customerBook one row per customer with lifetime sums
 * @param recentOrders clean orders that may be in a moving window
 * @param recentItems clean items that may be in a moving window
 */
public record FoldedFacts(
    Dataset<Row> aggregates,
    Dataset<Row> customerDays,
    Dataset<Row> customers,
    Dataset<Row> products,
    Dataset<Row> customerBook,
    Dataset<Row> recentOrders,
    Dataset<Row> recentItems) {

  /** Reads and folds the facts of these days, as yet without the rows of moving windows. */
  public static FoldedFacts of(FactStore store, Collection<DayRecord> records) {
    Dataset<Row> customerDays = kept(store.read(CUSTOMER_DAYS, records));
    Dataset<Row> customers =
        kept(Dimension.newest(store.read(CUSTOMERS, records), Columns.CUSTOMER_ID));
    Dataset<Row> products =
        kept(Dimension.newest(store.read(PRODUCTS, records), Columns.PRODUCT_ID));
    return new FoldedFacts(
        kept(store.read(AGGREGATES, records)),
        customerDays,
        customers,
        products,
        kept(CustomerBook.of(customerDays, customers)),
        Cleaning.clean(store.read(ORDERS, List.of())),
        Cleaning.clean(store.read(ITEMS, List.of())));
  }

  /** The same with the orders and items that may be in a moving window. */
  public FoldedFacts withRecent(
      FactStore store, Collection<DayRecord> records, Instant asOf, KpiSettings settings) {
    return new FoldedFacts(
        aggregates,
        customerDays,
        customers,
        products,
        customerBook,
        recent(store, ORDERS, records, asOf, settings.window().multipliedBy(2)),
        recent(store, ITEMS, records, asOf, settings.recentWindow()));
  }

  /** Frees the memory of the kept frames. */
  public void release() {
    List.of(aggregates, customerDays, customers, products, customerBook)
        .forEach(frame -> frame.unpersist(false));
  }

  /**
   * In memory, as one partition: grouping it again then needs no exchange, which costs more than
   * the grouping itself.
   */
  private static Dataset<Row> kept(Dataset<Row> frame) {
    return frame.coalesce(1).persist();
  }

  /**
   * Clean rows of the UTC days that overlap the window. An order's own time may be up to a day
   * after its record's and any time before it, so a day earlier than the window is read as well.
   */
  private static Dataset<Row> recent(
      FactStore store,
      FactTable table,
      Collection<DayRecord> records,
      Instant asOf,
      Duration window) {
    LocalDate first = LocalDate.ofInstant(asOf.minus(window), ZoneOffset.UTC).minusDays(1);
    List<DayRecord> days =
        records.stream().filter(record -> !record.day().isBefore(first)).toList();
    return Cleaning.clean(store.read(table, days));
  }
}
