package io.salespulse.etl.fold;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** The orders and items that may be in a moving window, and possibly some earlier ones. */
public record RecentSales(List<Order> orders, List<Item> items) {

  /** A clean order. */
  public record Order(Instant date, BigDecimal amount) {}

  /**
   * A clean item.
   *
   * @param orderDate of its order
   */
  public record Item(Instant orderDate, String productId, long quantity, BigDecimal unitPrice) {}
}
