package io.salespulse.etl.facts;

import static io.salespulse.contract.Columns.CATEGORY;
import static io.salespulse.contract.KpiColumns.ITEMS;
import static io.salespulse.contract.KpiColumns.REVENUE;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.struct;

import io.salespulse.contract.Columns;
import io.salespulse.contract.KpiColumns;
import io.salespulse.etl.spark.Money;
import io.salespulse.etl.tables.RecordDays;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.unsafe.types.UTF8String;

/** What of an order falls to the categories of its items. */
final class OrderCategories {

  /** An order's categories: of each its name, pieces, revenue and whether any item counts. */
  static final String COLUMN = "categories";

  /** As the files are sorted: by the bytes of the names. */
  private static final Comparator<String> BY_NAME = Comparator.comparing(UTF8String::fromString);

  private OrderCategories() {}

  /** Makes {@link #COLUMN} of rows that are one category of an order each. */
  static Column collected() {
    return collect_list(struct(col(CATEGORY), col(ITEMS), col(REVENUE), col(FactColumns.COUNTS)))
        .as(COLUMN);
  }

  /** Adds an order or a return to the tables by category. */
  static void add(TableSums sums, Row order) {
    Object day = order.getAs(RecordDays.HOME_DAY);
    Map<String, BigDecimal> revenues = new TreeMap<>(BY_NAME);
    int column = order.fieldIndex(COLUMN);
    if (!order.isNullAt(column)) {
      for (Row category : order.<Row>getList(column)) {
        if (category.getBoolean(3)) {
          sums.add(
              FactTable.CATEGORIES,
              day,
              order.getAs(KpiColumns.DATE),
              category.getString(0),
              order.getAs(Columns.SALES_CHANNEL),
              order.getAs(Columns.MEMBERSHIP_TYPE),
              order.getAs(KpiColumns.ORDERS),
              category.getLong(1),
              category.getDecimal(2));
          revenues.put(category.getString(0), category.getDecimal(2));
        }
      }
    }
    BigDecimal refund = order.getAs(KpiColumns.REFUNDS);
    if (refund.signum() > 0) {
      shares(refund, revenues)
          .forEach((name, share) -> sums.add(FactTable.CATEGORY_REFUNDS, day, name, 1, share));
    }
  }

  /**
   * Shares a refund out by the positive revenue of an order's categories; the last of them by name
   * takes what rounding left, and Unknown all of an order without any.
   *
   * <pre>
   * refund 10.00; Books 20.00, Toys 10.00  -> Books 6.6667, Toys 3.3333
   * refund 10.00; no positive revenue      -> Unknown 10.00
   * </pre>
   */
  static Map<String, BigDecimal> shares(BigDecimal refund, Map<String, BigDecimal> revenues) {
    TreeMap<String, BigDecimal> positive = new TreeMap<>(BY_NAME);
    revenues.forEach(
        (name, revenue) -> {
          if (revenue.signum() > 0) {
            positive.put(name, revenue);
          }
        });
    if (positive.isEmpty()) {
      return Map.of(KpiColumns.UNKNOWN, refund);
    }
    BigDecimal all = positive.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal left = refund;
    Map<String, BigDecimal> shares = new TreeMap<>(BY_NAME);
    for (Map.Entry<String, BigDecimal> category : positive.headMap(positive.lastKey()).entrySet()) {
      BigDecimal share =
          refund.multiply(category.getValue()).divide(all, Money.SUM.scale(), RoundingMode.HALF_UP);
      shares.put(category.getKey(), share);
      left = left.subtract(share);
    }
    shares.put(positive.lastKey(), left);
    return shares;
  }
}
