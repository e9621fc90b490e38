package io.salespulse.generator.shop;

import io.salespulse.contract.Product;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * Something the shop sells; how many pieces it has is in {@link Position}.
 *
 * @param index from 0, position in {@link Catalogue#articles()}
 * @param demand relative to the other articles in the long run, see {@link Demand}
 */
record Article(
    int index,
    String productId,
    String category,
    String name,
    BigDecimal price,
    BigDecimal cost,
    double demand) {

  Product at(Instant time, int stock) {
    return new Product(
        productId, category, name, price, Optional.of(cost), Optional.of(stock), Optional.of(time));
  }
}
