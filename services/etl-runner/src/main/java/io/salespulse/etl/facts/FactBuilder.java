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
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/** Makes the facts of home days from their records, several days together. */
public final class FactBuilder {

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
  public Built build(Collection<LocalDate> days, Instant graceLimit) {
    try (KeptRows kept = new KeptRows()) {
      return build(days, graceLimit, kept);
    }
  }

  private Built build(Collection<LocalDate> days, Instant graceLimit, KeptRows kept) {
    Dataset<Row> orderRecords = tables.read(RecordTable.ORDERS).filter(RecordDays.are(days));
    Dataset<Row> itemRecords = tables.read(RecordTable.ORDER_ITEMS).filter(RecordDays.are(days));
    Dataset<Row> alone =
        kept.keep(
            Dimension.join(
                    DayOrders.newest(orderRecords.filter(Cleaning.isClean()), statuses),
                    dimensions.customersInForce(),
                    CUSTOMER_ID,
                    List.of(MEMBERSHIP_TYPE))
                .withColumn(MEMBERSHIP_TYPE, Dimension.orUnknown(MEMBERSHIP_TYPE)));
    Dataset<Row> items =
        kept.keep(
            DayItems.withCost(
                    Dimension.join(
                        DayItems.newest(itemRecords.filter(Cleaning.isClean()), alone),
                        dimensions.productsInForce(),
                        PRODUCT_ID,
                        List.of(CATEGORY, COST)))
                .withColumn(CATEGORY, Dimension.orUnknown(CATEGORY)));
    Dataset<Row> orders = kept.keep(DayItems.join(alone, DayItems.byOrder(items)));
    Column young = isAfter(Columns.KAFKA_TIMESTAMP, graceLimit);
    FactRows rows =
        collect(
            days,
            List.of(
                sums(
                    counted(orders, young),
                    List.of(FactTable.ORDER_QUALITY),
                    List.of(
                        FactTable.SALES,
                        FactTable.QUARTERS,
                        FactTable.STATUSES,
                        FactTable.CUSTOMER_DAYS)),
                sums(
                    countedItems(items, young),
                    List.of(FactTable.ITEM_QUALITY),
                    List.of(FactTable.PRODUCTS)),
                sums(
                    broken(Topic.ORDERS, orderRecords)
                        .union(broken(Topic.ORDER_ITEMS, itemRecords)),
                    List.of(FactTable.BROKEN),
                    List.of())));
    for (FactTable table : FactTable.sums()) {
      tables.replace(table, days, rows.of(table));
    }
    Column ofDays = RecordDays.are(days);
    tables.replace(FactTable.ORDERS, ofDays, forFiles(orders.filter(not(col(DELETED)))));
    tables.replace(FactTable.ITEMS, ofDays, forFiles(items.filter(col(FactColumns.COUNTS))));
    return new Built(rows.days(), rows.young());
  }

  private static Dataset<Row> sums(
      Dataset<Row> rows, List<FactTable> ofAll, List<FactTable> ofCounted) {
    return rows.mapPartitions(
        new SumRows(rows.schema(), ofAll, ofCounted), Encoders.row(TableSums.SCHEMA));
  }

  /** Orders with the columns of the tables that they count for. */
  private Dataset<Row> counted(Dataset<Row> orders, Column young) {
    Column date = col(ORDER_DATE);
    Column dateOfOrder = when(col(KpiColumns.ORDERS).equalTo(1), date);
    Column looked = not(col(DELETED));
    Column unknown = looked.and(col(FactColumns.UNKNOWN_PARTNER));
    Column differs =
        looked.and(not(col(DayItems.ITEMS_TOTAL).eqNullSafe(col(TOTAL_AMOUNT).cast(Money.SUM))));
    Column above =
        looked
            .and(col(TOTAL_AMOUNT).geq(0))
            .and(coalesce(col(REFUNDED_AMOUNT).gt(col(TOTAL_AMOUNT)), lit(false)));
    return orders.select(
        col(RecordDays.HOME_DAY),
        local.hour(date).as(FactColumns.LOCAL_HOUR),
        local.offsetSeconds(date).cast("int").as(FactColumns.OFFSET_SECONDS),
        local.date(date).as(KpiColumns.DATE),
        quarter().as(KpiColumns.QUARTER_START),
        col(Columns.CUSTOMER_ID),
        col(Columns.SALES_CHANNEL),
        col(Columns.PAYMENT_METHOD),
        col(Columns.STATUS),
        col(FactColumns.IS_RETURN),
        col(MEMBERSHIP_TYPE),
        col(KpiColumns.ORDERS),
        col(FactColumns.CANCELLED),
        col(KpiColumns.ITEMS),
        col(KpiColumns.GROSS_SALES),
        col(KpiColumns.REFUNDS),
        col(KpiColumns.REVENUE),
        dateOfOrder.as(FactColumns.FIRST_ORDER),
        dateOfOrder.as(KpiColumns.LAST_ORDER),
        col(OrderCategories.COLUMN),
        looked.as(FactColumns.COUNTS),
        col(Versions.RECORDS),
        col(Versions.DUPLICATES),
        col(FactColumns.AHEAD_OF_RECORD),
        col(RecordColumns.TEXT_CUT),
        DayOrders.flag(looked).as(FactColumns.NEWEST),
        DayOrders.flag(unknown).as(FactColumns.UNKNOWN_PARTNER),
        DayOrders.flag(unknown.and(young)).as(FactColumns.UNKNOWN_PARTNER_YOUNG),
        DayOrders.flag(differs).as(FactColumns.TOTAL_DIFFERS),
        DayOrders.flag(differs.and(young)).as(FactColumns.TOTAL_DIFFERS_YOUNG),
        DayOrders.flag(above).as(FactColumns.REFUND_ABOVE_TOTAL));
  }

  /** Items with the columns of the tables that they count for. */
  private static Dataset<Row> countedItems(Dataset<Row> items, Column young) {
    Column looked = col(DayItems.IS_LOOKED_AT);
    Column unknown = looked.and(col(FactColumns.UNKNOWN_PARTNER));
    return items.select(
        col(RecordDays.HOME_DAY),
        col(PRODUCT_ID),
        col(KpiColumns.ITEMS),
        col(KpiColumns.REVENUE),
        col(FactColumns.COST_OF_GOODS),
        col(FactColumns.COUNTS),
        col(Versions.RECORDS),
        col(Versions.DUPLICATES),
        DayOrders.flag(looked).as(FactColumns.NEWEST),
        DayOrders.flag(unknown).as(FactColumns.UNKNOWN_PARTNER),
        DayOrders.flag(unknown.and(young)).as(FactColumns.UNKNOWN_PARTNER_YOUNG));
  }

  private static Dataset<Row> broken(Topic topic, Dataset<Row> records) {
    return records
        .filter(not(Cleaning.isClean()))
        .select(
            col(RecordDays.HOME_DAY),
            lit(topic.topicName()).as(KpiColumns.TOPIC),
            col(RecordColumns.BROKEN_RULE),
            TopicQuality.rawFile().as(RecordColumns.RAW_FILE),
            lit(1).as(Versions.RECORDS),
            lit(false).as(FactColumns.COUNTS));
  }

  /** All sums in one query. */
  private static FactRows collect(Collection<LocalDate> days, List<Dataset<Row>> sums) {
    TableSums all = new TableSums();
    Dataset<Row> united = sums.stream().reduce(Dataset::union).orElseThrow();
    // Row after row through an exchange, and no list of them: each has the columns of all tables.
    united.repartition(1).toLocalIterator().forEachRemaining(all::add);
    FactRows rows = new FactRows(days);
    all.forEach(
        (table, values) -> rows.add(table, new GenericRowWithSchema(values, table.schema())));
    return rows;
  }

  /** Each task writes a file for each day, so there are no more tasks than cores. */
  private Dataset<Row> forFiles(Dataset<Row> rows) {
    return rows.coalesce(tables.spark().sparkContext().defaultParallelism());
  }

  /** Start of the quarter of an hour; in every zone of today quarters begin at the same moments. */
  private static Column quarter() {
    return expr("timestamp_seconds(unix_seconds(%s) div 900 * 900)".formatted(ORDER_DATE));
  }

  /** Whether a time is after a limit; false where there is none. */
  static Column isAfter(String time, Instant limit) {
    // A limit that is another in each run must not stand in the code that Spark generates, or each
    // run compiles it anew: numbers of this type are handed to the code, all others are part of it.
    BigDecimal micros = BigDecimal.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, limit));
    Column moment = unix_micros(col(time)).cast(MICROSECONDS);
    return coalesce(moment.gt(lit(micros).cast(MICROSECONDS)), lit(false));
  }
}
