package io.salespulse.generator.shop;

import io.salespulse.contract.OrderItem;
import java.util.List;
import java.util.Optional;

/**
 * An order as its newest records say it.
 *
 * @param order empty before the first
 * @param items those that were sent, by their ids
 */
record Standing(Optional<Row> order, List<OrderItem> items) {

  static final String PAID = "paid";
  static final String SHIPPED = "shipped";
  static final String DELIVERED = "delivered";
  static final String CANCELLED = "cancelled";
  static final String REFUNDED = "refunded";

  static final Standing NOTHING = new Standing(Optional.empty(), List.of());

  Figures figures() {
    return order
        .map(row -> Figures.of(row, items.stream().mapToLong(OrderItem::quantity).sum()))
        .orElse(Figures.NOTHING);
  }
}
