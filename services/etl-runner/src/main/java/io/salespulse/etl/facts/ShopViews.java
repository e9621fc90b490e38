package io.salespulse.etl.facts;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.salespulse.contract.Column;
import io.salespulse.contract.Columns;
import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.Topic;
import io.salespulse.etl.clean.Cleaning;
import io.salespulse.etl.records.RecordTable;
import io.salespulse.etl.records.Versions;
import io.salespulse.etl.spark.Frames;
import io.salespulse.etl.spark.KeptRows;
import io.salespulse.etl.tables.RecordDays;
import io.salespulse.etl.tables.Tables;
import java.util.EnumMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * The shop as it is now, for queries of one's own: of each customer, product, order and item the
 * newest version, with the columns of the contract and the home day. Orders and items are read from
 * their facts, where somebody has already looked for what counts.
 *
 * <pre>
 * o1 20.00 refunded, without an amount  -> total_amount 20.00, refunded_amount 20.00
 * o2 20.00 cancelled, and its items     -> no rows
 * o3 -7.50, a return of 1 x 7.50        -> total_amount -7.50, refunded_amount 0; quantity -1
 * </pre>
 *
 * <p>So sums over the views are those of the page: sales are the totals less what was refunded,
 * revenue is quantity times price.
 */
public final class ShopViews implements AutoCloseable {

  private final Tables tables;

  /**
   * Newest versions that were asked for: however many queries there are, they are looked for once.
   */
  private final KeptRows kept = new KeptRows();

  public ShopViews(Tables tables) {
    this.tables = tables;
  }

  /** The columns of a view. */
  public static StructType schema(Topic topic) {
    StructType records = RecordTable.of(topic).schema();
    StructType schema = new StructType();
    for (Column column : topic.columns()) {
      schema = schema.add(records.apply(column.name()));
    }
    return schema.add(records.apply(RecordDays.HOME_DAY));
  }

  /** The view of each topic, as the tables are now. */
  public Map<Topic, Dataset<Row>> views() {
    Map<Topic, Dataset<Row>> views = new EnumMap<>(Topic.class);
    views.put(Topic.CUSTOMERS, current(Topic.CUSTOMERS));
    views.put(Topic.PRODUCTS, current(Topic.PRODUCTS));
    views.put(Topic.ORDERS, orders(tables.read(FactTable.ORDERS)));
    views.put(
        Topic.ORDER_ITEMS,
        tables.read(FactTable.ITEMS).withColumn(Columns.QUANTITY, col(KpiColumns.ITEMS)));
    views.replaceAll((topic, rows) -> Frames.as(schema(topic), rows));
    return views;
  }

  private static Dataset<Row> orders(Dataset<Row> facts) {
    var isReturn = col(Columns.TOTAL_AMOUNT).lt(0);
    return facts
        .filter(col(FactColumns.CANCELLED).equalTo(0))
        .withColumn(
            Columns.REFUNDED_AMOUNT, when(isReturn, lit(0)).otherwise(col(KpiColumns.REFUNDS)));
  }

  private Dataset<Row> current(Topic topic) {
    return kept.keep(
        Versions.current(
            tables.read(RecordTable.of(topic)).filter(Cleaning.isClean()), topic.idColumn()));
  }

  /** Frees what the views hold; they cannot be read any more. */
  @Override
  public void close() {
    kept.close();
  }
}
