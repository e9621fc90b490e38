package io.salespulse.generator.shop.products;

import io.salespulse.contract.Topic;
import io.salespulse.generator.shop.records.Row;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * Something the shop sells; how many pieces there are is in {@link Stock}.
 *
 * @param index from 0, position in {@link Assortment#articles()}
 * @param demand relative to the other articles in the long run, see {@link ArticleDemand}
 */
public record Article(
    int index,
    String productId,
    String category,
    String name,
    BigDecimal price,
    BigDecimal cost,
    double demand) {

  Row at(Instant time, int stock) {
    return Row.of(Topic.PRODUCTS, productId, category, name, price, cost, stock, time);
  }
}
