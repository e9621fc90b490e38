package io.salespulse.contract;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * An order as sent to {@link Topic#ORDERS}.
 *
 * @param totalAmount what the customer paid, in the reporting currency
 */
public record Order(
    String orderId,
    String customerId,
    Instant orderDate,
    BigDecimal totalAmount,
    String salesChannel,
    String paymentMethod) {}
