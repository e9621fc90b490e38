package io.salespulse.etl.facts;

import static io.salespulse.etl.facts.FactTable.AGGREGATES;
import static io.salespulse.etl.facts.FactTable.CUSTOMERS;
import static io.salespulse.etl.facts.FactTable.CUSTOMER_DAYS;
import static io.salespulse.etl.facts.FactTable.ITEMS;
import static io.salespulse.etl.facts.FactTable.ORDERS;
import static io.salespulse.etl.facts.FactTable.PRODUCTS;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.salespulse.contract.Columns;
import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.Topic;
import io.salespulse.etl.clean.Cleaning;
import io.salespulse.etl.facts.QualityCounts.Verdict;
import io.salespulse.etl.fold.CubeCell;
import io.salespulse.etl.fold.DayFacts;
import io.salespulse.etl.fold.LocalHour;
import io.salespulse.etl.fold.RecentSales;
import io.salespulse.etl.fold.Sums;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads the facts of days into memory, where they are folded. */
public final class FactReader {

  private static final long NO_OFFSET = -1;

  private final FactStore store;

  public FactReader(FactStore store) {
    this.store = store;
  }

  /** The facts of these days, ascending. */
  public SortedMap<LocalDate, DayFacts> read(Collection<DayRecord> records) {
    Map<LocalDate, Day> days = new HashMap<>();
    records.forEach(record -> days.put(record.day(), new Day(record.unparsed())));
    Named aggregates = new Named(AGGREGATES);
    for (Row row : rows(AGGREGATES, records)) {
      days.get(aggregates.date(row, Columns.DAY)).add(aggregates, row);
    }
    Named customerDays = new Named(CUSTOMER_DAYS);
    for (Row row : rows(CUSTOMER_DAYS, records)) {
      days.get(customerDays.date(row, Columns.DAY)).addCustomerDay(customerDays, row);
    }
    Named customers = new Named(CUSTOMERS);
    for (Row row : rows(CUSTOMERS, records)) {
      days.get(customers.date(row, Columns.DAY)).addCustomer(customers, row);
    }
    Named products = new Named(PRODUCTS);
    for (Row row : rows(PRODUCTS, records)) {
      days.get(products.date(row, Columns.DAY)).addProduct(products, row);
    }
    SortedMap<LocalDate, DayFacts> facts = new TreeMap<>();
    days.forEach((date, day) -> facts.put(date, day.facts(date)));
    return facts;
  }

  /**
   * Orders and items of these days with an order date after the moment, and possibly some before
   * it.
   */
  public RecentSales recent(Collection<DayRecord> records, Instant after) {
    // By the full hour, so that the query is the same text, and its code compiled once, for hours.
    var since = col(Columns.ORDER_DATE).geq(lit(after.truncatedTo(ChronoUnit.HOURS)));
    Named orders = new Named(ORDERS);
    Named items = new Named(ITEMS);
    return new RecentSales(
        store.read(ORDERS, records).filter(since).collectAsList().stream()
            .map(
                row ->
                    new RecentSales.Order(
                        orders.instant(row, Columns.ORDER_DATE),
                        orders.amount(row, Columns.TOTAL_AMOUNT)))
            .toList(),
        store.read(ITEMS, records).filter(since).collectAsList().stream()
            .map(
                row ->
                    new RecentSales.Item(
                        items.instant(row, Columns.ORDER_DATE),
                        items.text(row, Columns.PRODUCT_ID),
                        row.getInt(items.at(Columns.QUANTITY)),
                        items.amount(row, Columns.UNIT_PRICE)))
            .toList());
  }

  /** The verdicts that rows of {@link FactTable#AGGREGATES} hold, by day. */
  static Map<LocalDate, List<Verdict>> verdicts(Dataset<Row> aggregates) {
    Named named = new Named(AGGREGATES);
    Map<LocalDate, List<Verdict>> verdicts = new HashMap<>();
    for (Row row : aggregates.filter(col(FactColumns.RECORDS).isNotNull()).collectAsList()) {
      verdicts
          .computeIfAbsent(named.date(row, Columns.DAY), day -> new ArrayList<>())
          .add(verdict(named, row));
    }
    return verdicts;
  }

  private List<Row> rows(FactTable table, Collection<DayRecord> records) {
    return store.read(table, records).collectAsList();
  }

  private static Verdict verdict(Named named, Row row) {
    return new Verdict(
        Topic.named(named.text(row, KpiColumns.TOPIC)).orElseThrow(),
        Optional.ofNullable(named.text(row, Cleaning.BROKEN_RULE)),
        row.getBoolean(named.at(FactColumns.UNKNOWN_PARTNER)),
        row.getBoolean(named.at(FactColumns.TOTAL_DIFFERS)),
        row.getBoolean(named.at(FactColumns.AHEAD_OF_RECORD)),
        row.getBoolean(named.at(Cleaning.TEXT_CUT)),
        row.getBoolean(named.at(FactColumns.YOUNG)),
        named.count(row, FactColumns.RECORDS));
  }

  /** Values of a row by column name; looking a name up in each row would cost more than the row. */
  private static final class Named {

    private final Map<String, Integer> positions = new HashMap<>();

    Named(FactTable table) {
      for (String name : table.schema().fieldNames()) {
        positions.put(name, positions.size());
      }
    }

    int at(String column) {
      return positions.get(column);
    }

    String text(Row row, String column) {
      return row.getString(at(column));
    }

    LocalDate date(Row row, String column) {
      return row.getLocalDate(at(column));
    }

    Instant instant(Row row, String column) {
      return row.getInstant(at(column));
    }

    long count(Row row, String column) {
      return row.isNullAt(at(column)) ? 0 : row.getLong(at(column));
    }

    BigDecimal amount(Row row, String column) {
      return row.isNullAt(at(column)) ? BigDecimal.ZERO : row.getDecimal(at(column));
    }

    long offset(Row row) {
      int at = at(Columns.KAFKA_OFFSET);
      return row.isNullAt(at) ? NO_OFFSET : row.getLong(at);
    }

    /**
     * @param orders the column with the number of orders
     */
    Sums sums(Row row, String orders) {
      return new Sums(
          count(row, orders),
          count(row, KpiColumns.ITEMS),
          amount(row, KpiColumns.SALES),
          amount(row, KpiColumns.REVENUE));
    }
  }

  /** The rows of one day, as they come. */
  private static final class Day {

    private final List<DayFacts.OrderCell> orders = new ArrayList<>();
    private final List<DayFacts.CategoryCell> categories = new ArrayList<>();
    private final List<DayFacts.ProductSales> products = new ArrayList<>();
    private final List<DayFacts.CustomerDay> customerDays = new ArrayList<>();
    private final List<DayFacts.CustomerVersion> customers = new ArrayList<>();
    private final List<DayFacts.ProductVersion> stock = new ArrayList<>();
    private final List<Verdict> verdicts = new ArrayList<>();
    private final SortedMap<String, Long> unparsed;

    Day(SortedMap<String, Long> unparsed) {
      this.unparsed = unparsed;
    }

    void add(Named named, Row row) {
      String kind = named.text(row, FactColumns.KIND);
      switch (Aggregate.of(kind)) {
        case ORDERS -> {
          verdicts.add(verdict(named, row));
          if (row.isNullAt(named.at(Cleaning.BROKEN_RULE))) {
            orders.add(orderCell(named, row));
          }
        }
        case CATEGORY -> categories.add(categoryCell(named, row));
        case PRODUCT ->
            products.add(
                new DayFacts.ProductSales(
                    named.text(row, Columns.PRODUCT_ID),
                    named.sums(row, KpiColumns.ORDERS),
                    named.amount(row, FactColumns.COST_OF_GOODS)));
        case VERDICT -> verdicts.add(verdict(named, row));
      }
    }

    private static DayFacts.OrderCell orderCell(Named named, Row row) {
      return new DayFacts.OrderCell(
          new LocalHour(
              LocalDateTime.ofInstant(named.instant(row, FactColumns.LOCAL_HOUR), ZoneOffset.UTC),
              row.getInt(named.at(FactColumns.OFFSET_SECONDS))),
          named.text(row, Columns.SALES_CHANNEL),
          named.text(row, Columns.PAYMENT_METHOD),
          named.text(row, Columns.MEMBERSHIP_TYPE),
          named.sums(row, FactColumns.RECORDS));
    }

    private static DayFacts.CategoryCell categoryCell(Named named, Row row) {
      return new DayFacts.CategoryCell(
          new CubeCell(
              named.date(row, KpiColumns.DATE),
              named.text(row, Columns.CATEGORY),
              named.text(row, Columns.SALES_CHANNEL),
              named.text(row, Columns.MEMBERSHIP_TYPE)),
          named.sums(row, KpiColumns.ORDERS));
    }

    void addCustomerDay(Named named, Row row) {
      customerDays.add(
          new DayFacts.CustomerDay(
              named.text(row, Columns.CUSTOMER_ID),
              named.date(row, KpiColumns.DATE),
              named.text(row, Columns.MEMBERSHIP_TYPE),
              named.count(row, KpiColumns.ORDERS),
              named.amount(row, KpiColumns.SALES),
              named.instant(row, FactColumns.FIRST_ORDER),
              named.instant(row, KpiColumns.LAST_ORDER)));
    }

    void addCustomer(Named named, Row row) {
      customers.add(
          new DayFacts.CustomerVersion(
              named.text(row, Columns.CUSTOMER_ID),
              named.text(row, Columns.NAME),
              named.text(row, Columns.LOCATION),
              named.instant(row, Columns.SIGNUP_DATE),
              named.offset(row)));
    }

    void addProduct(Named named, Row row) {
      int stockAt = named.at(Columns.STOCK_QUANTITY);
      boolean isValued = !row.isNullAt(stockAt) && !row.isNullAt(named.at(Columns.COST));
      stock.add(
          new DayFacts.ProductVersion(
              named.text(row, Columns.PRODUCT_ID),
              named.text(row, Columns.NAME),
              named.text(row, Columns.CATEGORY),
              isValued
                  ? Optional.of(
                      BigDecimal.valueOf(row.getInt(stockAt))
                          .multiply(named.amount(row, Columns.COST)))
                  : Optional.empty(),
              named.offset(row)));
    }

    DayFacts facts(LocalDate day) {
      List<DayFacts.RuleCount> quality = new ArrayList<>();
      for (Topic topic : Topic.values()) {
        quality.addAll(QualityCounts.of(topic, verdicts).rules());
      }
      return new DayFacts(
          day, orders, categories, products, customerDays, customers, stock, quality, unparsed);
    }
  }
}
