package io.salespulse.etl.kpi;

import static io.salespulse.etl.TestSpark.frame;
import static io.salespulse.etl.TestSpark.row;

import io.salespulse.contract.Columns;
import io.salespulse.contract.KpiColumns;
import io.salespulse.etl.TestSpark.Values;
import io.salespulse.etl.facts.Aggregate;
import io.salespulse.etl.facts.FactColumns;
import io.salespulse.etl.facts.FactTable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Rows of facts as the KPI functions read them. */
final class Facts {
  private Facts() {}

  static Dataset<Row> aggregates(Values... rows) {
    return frame(FactTable.AGGREGATES.schema(), rows);
  }

  static Dataset<Row> customerDays(Values... rows) {
    return frame(FactTable.CUSTOMER_DAYS.schema(), rows);
  }

  static Dataset<Row> customers(Values... rows) {
    return frame(FactTable.CUSTOMERS.schema(), rows);
  }

  static Dataset<Row> products(Values... rows) {
    return frame(FactTable.PRODUCTS.schema(), rows);
  }

  static Dataset<Row> orders(Values... rows) {
    return frame(FactTable.ORDERS.schema(), rows);
  }

  static Dataset<Row> items(Values... rows) {
    return frame(FactTable.ITEMS.schema(), rows);
  }

  static Dataset<Row> book(Values... rows) {
    return frame(
        new StructType()
            .add(Columns.CUSTOMER_ID, DataTypes.StringType)
            .add(Columns.NAME, DataTypes.StringType)
            .add(Columns.LOCATION, DataTypes.StringType)
            .add(Columns.SIGNUP_DATE, DataTypes.TimestampType)
            .add(KpiColumns.ORDERS, DataTypes.LongType)
            .add(KpiColumns.SALES, io.salespulse.etl.spark.Money.SUM)
            .add(FactColumns.FIRST_ORDER, DataTypes.TimestampType)
            .add(KpiColumns.LAST_ORDER, DataTypes.TimestampType),
        rows);
  }

  static Values hour(String start, int orders, int items, String sales) {
    return sums(Aggregate.HOUR, orders, items, sales).with(KpiColumns.HOUR_START, start);
  }

  /** Figures of whole orders. */
  static Values cube(
      String date, String channel, String membership, int orders, int items, String sales) {
    return sums(Aggregate.CUBE, orders, items, sales)
        .with(
            KpiColumns.DATE, date,
            Columns.CATEGORY, "*",
            Columns.SALES_CHANNEL, channel,
            Columns.MEMBERSHIP_TYPE, membership,
            KpiColumns.REVENUE, sales);
  }

  /** Figures of the items of a category in web orders of Gold customers. */
  static Values category(String date, String category, int items, String revenue) {
    return row(
        FactColumns.KIND,
        Aggregate.CUBE.kind(),
        KpiColumns.DATE,
        date,
        Columns.CATEGORY,
        category,
        Columns.SALES_CHANNEL,
        "web",
        Columns.MEMBERSHIP_TYPE,
        "Gold",
        KpiColumns.ORDERS,
        1,
        KpiColumns.ITEMS,
        items,
        KpiColumns.REVENUE,
        revenue);
  }

  static Values payment(String method, int orders, String sales) {
    return row(
        FactColumns.KIND, Aggregate.PAYMENT.kind(),
        Columns.PAYMENT_METHOD, method,
        KpiColumns.ORDERS, orders,
        KpiColumns.SALES, sales);
  }

  static Values sold(String day, String product, int items, String revenue, String cost) {
    return row(
        FactColumns.KIND, Aggregate.PRODUCT.kind(),
        Columns.DAY, day,
        Columns.PRODUCT_ID, product,
        KpiColumns.ITEMS, items,
        KpiColumns.REVENUE, revenue,
        FactColumns.COST_OF_GOODS, cost);
  }

  static Values inventory(String day, String value) {
    return row(
        FactColumns.KIND, Aggregate.INVENTORY.kind(),
        Columns.DAY, day,
        FactColumns.INVENTORY_VALUE, value);
  }

  static Values customerDay(
      String customer, String membership, String date, int orders, String sales) {
    return row(
        Columns.CUSTOMER_ID, customer,
        KpiColumns.DATE, date,
        Columns.MEMBERSHIP_TYPE, membership,
        KpiColumns.ORDERS, orders,
        KpiColumns.SALES, sales,
        FactColumns.FIRST_ORDER, date + "T08:00:00Z",
        KpiColumns.LAST_ORDER, date + "T20:00:00Z");
  }

  static Values customer(String id, String name, String location) {
    return row(
        Columns.CUSTOMER_ID, id,
        Columns.NAME, name,
        Columns.LOCATION, location,
        Columns.SIGNUP_DATE, "2026-11-01T00:00:00Z");
  }

  static Values product(String id, String name, String category) {
    return row(Columns.PRODUCT_ID, id, Columns.NAME, name, Columns.CATEGORY, category);
  }

  private static Values sums(Aggregate kind, int orders, int items, String sales) {
    return row(
        FactColumns.KIND, kind.kind(),
        KpiColumns.ORDERS, orders,
        KpiColumns.ITEMS, items,
        KpiColumns.SALES, sales);
  }
}
