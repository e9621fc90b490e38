package io.salespulse.etl.fold;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What moving windows and the list of orders are made of, which no sums of days can give.
 *
 * @param orders those that may be in a moving window, and possibly some earlier ones: orders that
 *     count and returns
 * @param items of these orders, the same
 * @param soldLast7Days pieces sold in the seven days up to the as-of by product, less those that
 *     came back; a product that is not here sold none
 * @param newestOrders at most {@link #NEWEST_ORDERS}, by order date, newest first, then by id
 */
public record RecentSales(
    List<Order> orders,
    List<Item> items,
    Map<String, Long> soldLast7Days,
    List<NewestOrder> newestOrders) {

  public static final int NEWEST_ORDERS = 1_000;

  /** An order that counts, or a return, which has no gross sales. */
  public record Order(Instant orderDate, BigDecimal grossSales, BigDecimal refunds) {}

  /**
   * An item.
   *
   * @param orderDate of its order
   * @param quantity negative where pieces came back
   */
  public record Item(Instant orderDate, String productId, long quantity, BigDecimal unitPrice) {}

  /**
   * The newest version of an order that was not deleted; it may be cancelled or a return.
   *
   * @param gross gross sales: 0 of a cancelled order and of a return
   * @param items pieces, less those that came back
   */
  public record NewestOrder(
      String orderId,
      Instant orderDate,
      String customerId,
      String status,
      String channel,
      BigDecimal gross,
      BigDecimal refunds,
      long items) {}
}
