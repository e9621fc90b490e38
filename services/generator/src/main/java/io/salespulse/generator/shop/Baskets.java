package io.salespulse.generator.shop;

import io.salespulse.contract.Order;
import io.salespulse.contract.OrderItem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What people buy at once. */
final class Baskets {

  /** Mean number of pieces in an order, by the shares below. */
  static final double MEAN_PIECES = 2.94 * 1.48;

  private static final Weighted<Integer> LINES =
      Weighted.of(Map.of(1, 18.0, 2, 22.0, 3, 24.0, 4, 20.0, 5, 16.0));
  private static final Weighted<Integer> QUANTITY = Weighted.of(Map.of(1, 65.0, 2, 22.0, 3, 13.0));
  private static final Weighted<String> CHANNEL =
      Weighted.of(Map.of("Online", 46.0, "Mobile App", 31.0, "Store", 19.0, "Phone", 4.0));
  private static final Weighted<String> PAYMENT =
      Weighted.of(
          Map.of(
              "Credit Card", 41.0,
              "PayPal", 27.0,
              "Debit Card", 18.0,
              "Bank Transfer", 10.0,
              "Gift Card", 4.0));

  private final Catalogue catalogue;

  Baskets(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** An order with its items, in the order of their ids. */
  record Basket(Order order, List<Line> lines) {}

  record Line(Article article, OrderItem item) {}

  Basket draw(Draws draws, long number, String customerId, Instant time) {
    String orderId = Text.numbered("O-", number, 10);
    List<Article> articles = articles(draws);
    List<Line> lines = new ArrayList<>(articles.size());
    BigDecimal total = BigDecimal.ZERO;
    for (Article article : articles) {
      int quantity = QUANTITY.draw(draws);
      String itemId = orderId + "-" + (lines.size() + 1);
      lines.add(
          new Line(
              article,
              new OrderItem(itemId, orderId, article.productId(), quantity, article.price())));
      total = total.add(article.price().multiply(BigDecimal.valueOf(quantity)));
    }
    return new Basket(
        new Order(orderId, customerId, time, total, CHANNEL.draw(draws), PAYMENT.draw(draws)),
        lines);
  }

  private List<Article> articles(Draws draws) {
    int lines = LINES.draw(draws);
    List<Article> articles = new ArrayList<>(lines);
    while (articles.size() < lines) {
      Article article = catalogue.draw(draws);
      if (!articles.contains(article)) {
        articles.add(article);
      }
    }
    return articles;
  }
}
