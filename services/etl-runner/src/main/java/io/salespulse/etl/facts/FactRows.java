package io.salespulse.etl.facts;

import static io.salespulse.etl.tables.RecordDays.HOME_DAY;

import io.salespulse.contract.Columns;
import io.salespulse.contract.DataQualityRule;
import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.Topic;
import io.salespulse.etl.fold.CubeCell;
import io.salespulse.etl.fold.DayFacts;
import io.salespulse.etl.fold.LocalHour;
import io.salespulse.etl.fold.Sums;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;

/** Rows of the tables of sums as facts of days. */
final class FactRows {

  private final Map<LocalDate, Map<FactTable, List<Row>>> rows = new TreeMap<>();

  /**
   * @param days that are there even without a row
   */
  FactRows(Collection<LocalDate> days) {
    days.forEach(day -> rows.put(day, new EnumMap<>(FactTable.class)));
  }

  /**
   * @param row with the table's columns, in order
   */
  void add(FactTable table, Row row) {
    rows.computeIfAbsent(row.getAs(HOME_DAY), day -> new EnumMap<>(FactTable.class))
        .computeIfAbsent(table, first -> new ArrayList<>())
        .add(row);
  }

  /** All rows of a table. */
  List<Row> of(FactTable table) {
    return rows.values().stream()
        .flatMap(ofDay -> ofDay.getOrDefault(table, List.of()).stream())
        .toList();
  }

  /** Days with records that were too young to be judged. */
  SortedSet<LocalDate> young() {
    SortedSet<LocalDate> young = new TreeSet<>();
    rows.forEach(
        (day, ofDay) -> {
          if (orderQuality(ofDay).hasYoung() || itemQuality(ofDay).hasYoung()) {
            young.add(day);
          }
        });
    return young;
  }

  /** The facts of each day, ascending. */
  SortedMap<LocalDate, DayFacts> days() {
    SortedMap<LocalDate, DayFacts> days = new TreeMap<>();
    rows.forEach((day, ofDay) -> days.put(day, facts(day, ofDay)));
    return days;
  }

  private static DayFacts facts(LocalDate day, Map<FactTable, List<Row>> rows) {
    TopicQuality orders = orderQuality(rows);
    TopicQuality items = itemQuality(rows);
    List<DayFacts.RuleCount> quality = new ArrayList<>(orders.rules());
    quality.addAll(items.rules());
    SortedMap<String, Long> unparsed = new TreeMap<>(orders.unparsed());
    unparsed.putAll(items.unparsed());
    return new DayFacts(
        day,
        list(rows, FactTable.SALES).stream().map(FactRows::orderCell).toList(),
        list(rows, FactTable.QUARTERS).stream()
            .map(row -> new DayFacts.QuarterCell(row.getAs(KpiColumns.QUARTER_START), sums(row)))
            .toList(),
        list(rows, FactTable.STATUSES).stream()
            .filter(row -> !row.<Boolean>getAs(FactColumns.IS_RETURN))
            .map(FactRows::status)
            .toList(),
        list(rows, FactTable.CATEGORIES).stream().map(FactRows::categoryCell).toList(),
        list(rows, FactTable.CATEGORY_REFUNDS).stream()
            .map(
                row ->
                    new DayFacts.CategoryRefunds(
                        row.getAs(Columns.CATEGORY),
                        count(row, Measure.ORDERS),
                        amount(row, Measure.REFUNDS)))
            .toList(),
        list(rows, FactTable.PRODUCTS).stream()
            .map(
                row ->
                    new DayFacts.ProductSales(
                        row.getAs(Columns.PRODUCT_ID),
                        count(row, Measure.ITEMS),
                        amount(row, Measure.REVENUE),
                        amount(row, Measure.COST_OF_GOODS)))
            .toList(),
        list(rows, FactTable.CUSTOMER_DAYS).stream().map(FactRows::customerDay).toList(),
        quality,
        unparsed);
  }

  private static List<Row> list(Map<FactTable, List<Row>> rows, FactTable table) {
    return rows.getOrDefault(table, List.of());
  }

  private static DayFacts.OrderCell orderCell(Row row) {
    Instant hour = row.getAs(FactColumns.LOCAL_HOUR);
    return new DayFacts.OrderCell(
        new LocalHour(
            LocalDateTime.ofInstant(hour, ZoneOffset.UTC),
            row.<Integer>getAs(FactColumns.OFFSET_SECONDS)),
        row.getAs(Columns.SALES_CHANNEL),
        row.getAs(Columns.PAYMENT_METHOD),
        row.getAs(Columns.MEMBERSHIP_TYPE),
        sums(row));
  }

  private static Sums sums(Row row) {
    return new Sums(
        count(row, Measure.ORDERS),
        count(row, Measure.CANCELLED),
        count(row, Measure.ITEMS),
        amount(row, Measure.GROSS_SALES),
        amount(row, Measure.REFUNDS),
        amount(row, Measure.REVENUE));
  }

  private static DayFacts.StatusCell status(Row row) {
    return new DayFacts.StatusCell(
        row.getAs(Columns.STATUS),
        count(row, Measure.ORDERS) + count(row, Measure.CANCELLED),
        amount(row, Measure.GROSS_SALES).subtract(amount(row, Measure.REFUNDS)));
  }

  private static DayFacts.CategoryCell categoryCell(Row row) {
    return new DayFacts.CategoryCell(
        new CubeCell(
            row.getAs(KpiColumns.DATE),
            row.getAs(Columns.CATEGORY),
            row.getAs(Columns.SALES_CHANNEL),
            row.getAs(Columns.MEMBERSHIP_TYPE)),
        new Sums(
            count(row, Measure.ORDERS),
            0,
            count(row, Measure.ITEMS),
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            amount(row, Measure.REVENUE)));
  }

  private static DayFacts.CustomerDay customerDay(Row row) {
    return new DayFacts.CustomerDay(
        row.getAs(Columns.CUSTOMER_ID),
        row.getAs(KpiColumns.DATE),
        row.getAs(Columns.MEMBERSHIP_TYPE),
        count(row, Measure.ORDERS),
        amount(row, Measure.GROSS_SALES),
        amount(row, Measure.REFUNDS),
        Optional.ofNullable(row.getAs(FactColumns.FIRST_ORDER)),
        Optional.ofNullable(row.getAs(KpiColumns.LAST_ORDER)));
  }

  private static TopicQuality orderQuality(Map<FactTable, List<Row>> rows) {
    Optional<Row> counts = list(rows, FactTable.ORDER_QUALITY).stream().findFirst();
    TopicQuality quality =
        new TopicQuality(Topic.ORDERS, counts.map(row -> count(row, Measure.RECORDS)).orElse(0L));
    counts.ifPresent(
        row -> {
          long newest = count(row, Measure.NEWEST);
          quality.counts(DataQualityRule.NOT_A_DUPLICATE, count(row, Measure.DUPLICATES));
          quality.counts(
              DataQualityRule.ORDER_NOT_AHEAD_OF_RECORD, count(row, Measure.AHEAD_OF_RECORD));
          quality.counts(DataQualityRule.TEXTS_NOT_CUT, count(row, Measure.TEXT_CUT));
          quality.counts(
              DataQualityRule.ORDER_HAS_CUSTOMER,
              new TopicQuality.Found(
                  newest,
                  count(row, Measure.UNKNOWN_PARTNER),
                  count(row, Measure.UNKNOWN_PARTNER_YOUNG)));
          quality.counts(
              DataQualityRule.ORDER_TOTAL_MATCHES_ITEMS,
              new TopicQuality.Found(
                  newest,
                  count(row, Measure.TOTAL_DIFFERS),
                  count(row, Measure.TOTAL_DIFFERS_YOUNG)));
          quality.counts(
              DataQualityRule.REFUND_NOT_ABOVE_TOTAL,
              new TopicQuality.Found(newest, count(row, Measure.REFUND_ABOVE_TOTAL), 0));
        });
    broken(rows, Topic.ORDERS, quality);
    return quality;
  }

  private static TopicQuality itemQuality(Map<FactTable, List<Row>> rows) {
    Optional<Row> counts = list(rows, FactTable.ITEM_QUALITY).stream().findFirst();
    TopicQuality quality =
        new TopicQuality(
            Topic.ORDER_ITEMS, counts.map(row -> count(row, Measure.RECORDS)).orElse(0L));
    counts.ifPresent(
        row -> {
          long newest = count(row, Measure.NEWEST);
          quality.counts(DataQualityRule.NOT_A_DUPLICATE, count(row, Measure.DUPLICATES));
          quality.counts(DataQualityRule.ITEM_HAS_ORDER, new TopicQuality.Found(newest, 0, 0));
          quality.counts(
              DataQualityRule.ITEM_HAS_PRODUCT,
              new TopicQuality.Found(
                  newest,
                  count(row, Measure.UNKNOWN_PARTNER),
                  count(row, Measure.UNKNOWN_PARTNER_YOUNG)));
        });
    broken(rows, Topic.ORDER_ITEMS, quality);
    return quality;
  }

  private static void broken(Map<FactTable, List<Row>> rows, Topic topic, TopicQuality quality) {
    for (Row row : list(rows, FactTable.BROKEN)) {
      if (topic.topicName().equals(row.getAs(KpiColumns.TOPIC))) {
        quality.broken(row);
      }
    }
  }

  private static long count(Row row, Measure measure) {
    return row.<Long>getAs(measure.column());
  }

  private static BigDecimal amount(Row row, Measure measure) {
    return row.getAs(measure.column());
  }
}
