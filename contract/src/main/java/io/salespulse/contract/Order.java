package io.salespulse.contract;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * An order as sent to {@link Topic#ORDERS}; sent again when it changes, the newest wins.
 *
 * @param totalAmount what the customer paid, in the reporting currency
 * @param status what became of the order so far: paid, shipped, cancelled
 * @param refundedAmount what of it was paid back so far, in the reporting currency
 */
public record Order(
    String orderId,
    String customerId,
    Instant orderDate,
    BigDecimal totalAmount,
    String salesChannel,
    String paymentMethod,
    Optional<String> status,
    Optional<BigDecimal> refundedAmount) {}
