package io.salespulse.etl.facts;

import static io.salespulse.contract.Columns.CATEGORY;
import static io.salespulse.contract.Columns.COST;
import static io.salespulse.contract.Columns.CUSTOMER_ID;
import static io.salespulse.contract.Columns.DELETED;
import static io.salespulse.contract.Columns.MEMBERSHIP_TYPE;
import static io.salespulse.contract.Columns.ORDER_DATE;
import static io.salespulse.contract.Columns.PRODUCT_ID;
import static io.salespulse.contract.Columns.REFUNDED_AMOUNT;
import static io.salespulse.contract.Columns.TOTAL_AMOUNT;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import io.salespulse.contract.Columns;
import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.Topic;
import io.salespulse.etl.clean.Cleaning;
import io.salespulse.etl.clean.RecordColumns;
import io.salespulse.etl.fold.DayFacts;
import io.salespulse.etl.records.RecordTable;
import io.salespulse.etl.records.Versions;
import io.salespulse.etl.spark.KeptRows;
import io.salespulse.etl.spark.LocalTime;
import io.salespulse.etl.spark.Money;
import io.salespulse.etl.tables.RecordDays;
import io.salespulse.etl.tables.Tables;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/** Makes the facts of home days from their records, several days together. */
public final class FactBuilder {

  /** Which facts a row of all of them together is of. */
  private static final String FACT = "fact";

  private static final DecimalType MICROSECONDS = DataTypes.createDecimalType(19, 0);

  private final Tables tables;
  private final DimensionTables dimensions;
  private final LocalTime local;
  private final StatusRules statuses;

  /**
   * @param dimensions that follow the tables
   * @param local the reporting zone
   */
  public FactBuilder(
      Tables tables, DimensionTables dimensions, LocalTime local, StatusRules statuses) {
    this.tables = tables;
    this.dimensions = dimensions;
    this.local = local;
    this.statuses = statuses;
  }

  /**
   * What was made.
   *
   * @param facts of each day, also of one without any
   * @param young days with records that were too young to be judged
   */
  public record Built(SortedMap<LocalDate, DayFacts> facts, SortedSet<LocalDate> young) {}

  /**
   * Makes the facts of these days anew, in the tables too.
   *
   * @param graceLimit records after it are not called wrong by rules that compare two topics
   */
  public Built build(Collection<LocalDate> days, Instant graceLimit) throws IOException {
    List<KeptRows> kept = new ArrayList<>();
    try {
      return build(days, graceLimit, kept);
    } finally {
      kept.forEach(KeptRows::close);
    }
  }

  private Built build(Collection<LocalDate> days, Instant graceLimit, List<KeptRows> kept)
      throws IOException {
    Dataset<Row> orderRecords = tables.read(RecordTable.ORDERS).filter(RecordDays.are(days));
    Dataset<Row> itemRecords = tables.read(RecordTable.ORDER_ITEMS).filter(RecordDays.are(days));
    Dataset<Row> alone =
        keep(
            kept,
            Dimension.join(
                    DayOrders.newest(orderRecords.filter(Cleaning.isClean()), statuses),
                    dimensions.customersInForce(),
                    CUSTOMER_ID,
                    List.of(MEMBERSHIP_TYPE))
                .withColumn(MEMBERSHIP_TYPE, Dimension.orUnknown(MEMBERSHIP_TYPE)));
    Dataset<Row> items =
        keep(
            kept,
            DayItems.withCost(
                    Dimension.join(
                        DayItems.newest(itemRecords.filter(Cleaning.isClean()), alone),
                        dimensions.productsInForce(),
                        PRODUCT_ID,
                        List.of(CATEGORY, COST)))
                .withColumn(CATEGORY, Dimension.orUnknown(CATEGORY))
                .withColumn(KpiColumns.DATE, local.date(col(ORDER_DATE))));
    Dataset<Row> orders = keep(kept, DayItems.join(alone, DayItems.byOrder(items)));
    Map<FactTable, Dataset<Row>> sums = new EnumMap<>(FactTable.class);
    Column young = isAfter(graceLimit);
    addOrders(sums, orders, young);
    addItems(sums, orders, items, young);
    sums.put(
        FactTable.BROKEN,
        FactTable.BROKEN.of(
            broken(Topic.ORDERS, orderRecords).union(broken(Topic.ORDER_ITEMS, itemRecords))));
    FactRows rows = collect(days, sums);
    for (FactTable table : sums.keySet()) {
      tables.replace(table, days, rows.of(table));
    }
    Column ofDays = RecordDays.are(days);
    tables.replace(FactTable.ORDERS, ofDays, orders.filter(not(col(DELETED))).coalesce(1));
    tables.replace(FactTable.ITEMS, ofDays, items.filter(DayItems.counts()).coalesce(1));
    return new Built(rows.days(), rows.young());
  }

  private void addOrders(Map<FactTable, Dataset<Row>> sums, Dataset<Row> orders, Column young) {
    Column date = col(ORDER_DATE);
    Column counts = col(KpiColumns.ORDERS).equalTo(1);
    Dataset<Row> live =
        orders
            .filter(not(col(DELETED)))
            .withColumn(FactColumns.LOCAL_HOUR, local.hour(date))
            .withColumn(FactColumns.OFFSET_SECONDS, local.offsetSeconds(date))
            .withColumn(KpiColumns.DATE, local.date(date))
            .withColumn(KpiColumns.QUARTER_START, quarter())
            .withColumn(FactColumns.FIRST_ORDER, when(counts, date))
            .withColumn(KpiColumns.LAST_ORDER, when(counts, date));
    for (FactTable table :
        List.of(FactTable.SALES, FactTable.QUARTERS, FactTable.STATUSES, FactTable.CUSTOMER_DAYS)) {
      sums.put(table, table.of(live));
    }
    Column looked = not(col(DELETED));
    Column unknown = looked.and(col(FactColumns.UNKNOWN_PARTNER));
    Column differs =
        looked.and(not(col(DayItems.ITEMS_TOTAL).eqNullSafe(col(TOTAL_AMOUNT).cast(Money.SUM))));
    Column above =
        looked
            .and(col(TOTAL_AMOUNT).geq(0))
            .and(coalesce(col(REFUNDED_AMOUNT).gt(col(TOTAL_AMOUNT)), lit(false)));
    sums.put(
        FactTable.ORDER_QUALITY,
        FactTable.ORDER_QUALITY.of(
            orders.select(
                col(RecordDays.HOME_DAY),
                col(Versions.RECORDS),
                col(Versions.DUPLICATES),
                col(FactColumns.AHEAD_OF_RECORD),
                col(RecordColumns.TEXT_CUT),
                DayOrders.flag(looked).as(FactColumns.NEWEST),
                DayOrders.flag(unknown).as(FactColumns.UNKNOWN_PARTNER),
                DayOrders.flag(unknown.and(young)).as(FactColumns.UNKNOWN_PARTNER_YOUNG),
                DayOrders.flag(differs).as(FactColumns.TOTAL_DIFFERS),
                DayOrders.flag(differs.and(young)).as(FactColumns.TOTAL_DIFFERS_YOUNG),
                DayOrders.flag(above).as(FactColumns.REFUND_ABOVE_TOTAL))));
  }

  private void addItems(
      Map<FactTable, Dataset<Row>> sums, Dataset<Row> orders, Dataset<Row> items, Column young) {
    Dataset<Row> counted = items.filter(DayItems.counts());
    Dataset<Row> byCategory = DayItems.byCategory(counted);
    sums.put(FactTable.CATEGORIES, FactTable.CATEGORIES.of(byCategory));
    sums.put(
        FactTable.CATEGORY_REFUNDS,
        FactTable.CATEGORY_REFUNDS.of(DayItems.sharedRefunds(orders, byCategory)));
    sums.put(FactTable.PRODUCTS, FactTable.PRODUCTS.of(counted));
    Column looked = col(DayItems.IS_LOOKED_AT);
    Column unknown = looked.and(col(FactColumns.UNKNOWN_PARTNER));
    sums.put(
        FactTable.ITEM_QUALITY,
        FactTable.ITEM_QUALITY.of(
            items.select(
                col(RecordDays.HOME_DAY),
                col(Versions.RECORDS),
                col(Versions.DUPLICATES),
                DayOrders.flag(looked).as(FactColumns.NEWEST),
                DayOrders.flag(unknown).as(FactColumns.UNKNOWN_PARTNER),
                DayOrders.flag(unknown.and(young)).as(FactColumns.UNKNOWN_PARTNER_YOUNG))));
  }

  private static Dataset<Row> broken(Topic topic, Dataset<Row> records) {
    return records
        .filter(not(Cleaning.isClean()))
        .select(
            col(RecordDays.HOME_DAY),
            lit(topic.topicName()).as(KpiColumns.TOPIC),
            col(RecordColumns.BROKEN_RULE),
            TopicQuality.rawFile().as(RecordColumns.RAW_FILE),
            lit(1).as(Versions.RECORDS));
  }

  /** All sums in one pass over the kept frames: each query of its own costs more than its rows. */
  private static FactRows collect(Collection<LocalDate> days, Map<FactTable, Dataset<Row>> sums) {
    Dataset<Row> all =
        sums.entrySet().stream()
            .map(entry -> entry.getValue().withColumn(FACT, lit(entry.getKey().name())))
            .reduce((one, other) -> one.unionByName(other, true))
            .orElseThrow();
    FactRows rows = new FactRows(days);
    for (Row row : all.collectAsList()) {
      FactTable table = FactTable.valueOf(row.getAs(FACT));
      rows.add(table, TableRow.of(table.schema(), row));
    }
    return rows;
  }

  private static Dataset<Row> keep(List<KeptRows> kept, Dataset<Row> frame) {
    KeptRows rows = KeptRows.of(frame);
    kept.add(rows);
    return rows.rows();
  }

  /** Start of the quarter of an hour; in every zone of today quarters begin at the same moments. */
  private static Column quarter() {
    return expr("timestamp_seconds(unix_seconds(%s) div 900 * 900)".formatted(ORDER_DATE));
  }

  /** Whether the record is newer. */
  static Column isAfter(Instant limit) {
    // A limit that is another in each run must not stand in the code that Spark generates, or each
    // run compiles it anew: numbers of this type are handed to the code, all others are part of it.
    BigDecimal micros = BigDecimal.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, limit));
    Column recorded = unix_micros(col(Columns.KAFKA_TIMESTAMP)).cast(MICROSECONDS);
    return coalesce(recorded.gt(lit(micros).cast(MICROSECONDS)), lit(false));
  }
}
