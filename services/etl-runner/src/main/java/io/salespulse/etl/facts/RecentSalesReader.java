package io.salespulse.etl.facts;

import static io.salespulse.contract.Columns.CUSTOMER_ID;
import static io.salespulse.contract.Columns.ORDER_DATE;
import static io.salespulse.contract.Columns.ORDER_ID;
import static io.salespulse.contract.Columns.PRODUCT_ID;
import static io.salespulse.contract.Columns.SALES_CHANNEL;
import static io.salespulse.contract.Columns.STATUS;
import static io.salespulse.contract.Columns.UNIT_PRICE;
import static io.salespulse.contract.KpiColumns.GROSS_SALES;
import static io.salespulse.contract.KpiColumns.ITEMS;
import static io.salespulse.contract.KpiColumns.REFUNDS;
import static io.salespulse.etl.facts.FactColumns.CANCELLED;
import static io.salespulse.etl.tables.RecordDays.HOME_DAY;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;

import io.salespulse.etl.fold.RecentSales;
import io.salespulse.etl.tables.Tables;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads what moving windows and the list of newest orders are made of. */
public final class RecentSalesReader {

  private static final int DAYS_OF_STOCK = 7;

  private final Tables tables;

  public RecentSalesReader(Tables tables) {
    this.tables = tables;
  }

  /**
   * What there is at a moment.
   *
   * @param longest the longest of the moving windows
   */
  public RecentSales at(Instant asOf, Duration longest) {
    Instant after = asOf.minus(longest);
    // By the full hour, so that the query is the same text, and its code compiled once, for hours.
    Column since =
        col(HOME_DAY)
            .geq(lit(day(after)))
            .and(col(ORDER_DATE).geq(lit(after.truncatedTo(ChronoUnit.HOURS))));
    List<RecentSales.Order> orders =
        tables
            .read(FactTable.ORDERS)
            .filter(since.and(col(CANCELLED).equalTo(0)))
            .select(ORDER_DATE, GROSS_SALES, REFUNDS)
            .collectAsList()
            .stream()
            .map(
                row ->
                    new RecentSales.Order(row.getInstant(0), row.getDecimal(1), row.getDecimal(2)))
            .toList();
    List<RecentSales.Item> items =
        tables
            .read(FactTable.ITEMS)
            .filter(since)
            .select(ORDER_DATE, PRODUCT_ID, ITEMS, UNIT_PRICE)
            .collectAsList()
            .stream()
            .map(
                row ->
                    new RecentSales.Item(
                        row.getInstant(0), row.getString(1), row.getLong(2), row.getDecimal(3)))
            .toList();
    return new RecentSales(orders, items, soldLast7Days(asOf), newestOrders());
  }

  /** Whole days from the sums of products, the first and the last from the items themselves. */
  private Map<String, Long> soldLast7Days(Instant asOf) {
    Instant after = asOf.minus(Duration.ofDays(DAYS_OF_STOCK));
    LocalDate first = day(after);
    LocalDate last = day(asOf);
    Dataset<Row> whole =
        tables
            .read(FactTable.PRODUCTS)
            .filter(col(HOME_DAY).gt(lit(first)).and(col(HOME_DAY).lt(lit(last))))
            .select(PRODUCT_ID, ITEMS);
    Dataset<Row> ends =
        tables
            .read(FactTable.ITEMS)
            .filter(col(HOME_DAY).isin(first, last))
            .filter(
                FactBuilder.isAfter(ORDER_DATE, after)
                    .and(not(FactBuilder.isAfter(ORDER_DATE, asOf))))
            .select(PRODUCT_ID, ITEMS);
    Map<String, Long> sold = new HashMap<>();
    for (Row row : whole.union(ends).groupBy(PRODUCT_ID).agg(sum(ITEMS)).collectAsList()) {
      sold.put(row.getString(0), row.getLong(1));
    }
    return sold;
  }

  private List<RecentSales.NewestOrder> newestOrders() {
    return tables
        .read(FactTable.ORDERS)
        .filter(col(HOME_DAY).geq(lit(firstDayOfNewest())))
        .orderBy(col(ORDER_DATE).desc(), col(ORDER_ID))
        .limit(RecentSales.NEWEST_ORDERS)
        .select(
            ORDER_ID, ORDER_DATE, CUSTOMER_ID, STATUS, SALES_CHANNEL, GROSS_SALES, REFUNDS, ITEMS)
        .collectAsList()
        .stream()
        .map(
            row ->
                new RecentSales.NewestOrder(
                    row.getString(0),
                    row.getInstant(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getDecimal(5),
                    row.getDecimal(6),
                    row.getLong(7)))
        .toList();
  }

  /** The day from which on there are as many orders as the list takes, by the sizes of files. */
  private LocalDate firstDayOfNewest() {
    long found = 0;
    LocalDate first = LocalDate.EPOCH;
    for (var ofDay : tables.days(FactTable.ORDERS).descendingMap().entrySet()) {
      first = ofDay.getKey();
      found += ofDay.getValue();
      if (found >= RecentSales.NEWEST_ORDERS) {
        break;
      }
    }
    return first;
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }
}
