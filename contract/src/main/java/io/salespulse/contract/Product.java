package io.salespulse.contract;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A product as sent to {@link Topic#PRODUCTS}; sent again on a restock or a new price.
 *
 * @param price what one piece sells for, in the reporting currency
 * @param cost what one piece costs the shop, in the reporting currency
 * @param stockQuantity pieces in stock at {@code updatedAt}
 */
public record Product(
    String productId,
    String category,
    String name,
    BigDecimal price,
    Optional<BigDecimal> cost,
    Optional<Integer> stockQuantity,
    Optional<Instant> updatedAt) {}
