package io.salespulse.contract;

import java.math.BigDecimal;

/**
 * One line of an order as sent to {@link Topic#ORDER_ITEMS}, with the timestamp of its order.
 *
 * @param unitPrice price of one piece when it was sold, in the reporting currency
 */
public record OrderItem(
    String itemId, String orderId, String productId, int quantity, BigDecimal unitPrice) {}
