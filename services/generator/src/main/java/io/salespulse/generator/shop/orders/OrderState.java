package io.salespulse.generator.shop.orders;

import io.salespulse.contract.Columns;
import io.salespulse.generator.shop.records.OrderTotals;
import io.salespulse.generator.shop.records.Row;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * An order as its newest records say it.
 *
 * @param order empty before the first
 * @param items those that were sent, by their ids
 */
record OrderState(Optional<Row> order, List<Row> items) {

  static final String PAID = "paid";
  static final String SHIPPED = "shipped";
  static final String DELIVERED = "delivered";
  static final String CANCELLED = "cancelled";
  static final String REFUNDED = "refunded";

  static final OrderState NOTHING = new OrderState(Optional.empty(), List.of());

  /** What it adds to the statistics. */
  OrderTotals totals() {
    return order.map(this::totals).orElse(OrderTotals.NOTHING);
  }

  private OrderTotals totals(Row row) {
    String status = row.value(Columns.STATUS, String.class);
    if (status.equals(CANCELLED)) {
      return new OrderTotals(0, 1, 0, BigDecimal.ZERO, BigDecimal.ZERO);
    }
    long pieces =
        items.stream().mapToLong(item -> item.value(Columns.QUANTITY, Integer.class)).sum();
    BigDecimal total = row.value(Columns.TOTAL_AMOUNT, BigDecimal.class);
    BigDecimal unsaid = status.equals(REFUNDED) ? total : BigDecimal.ZERO;
    BigDecimal amount = row.value(Columns.REFUNDED_AMOUNT, BigDecimal.class);
    return new OrderTotals(1, 0, pieces, total, Optional.ofNullable(amount).orElse(unsaid));
  }
}
