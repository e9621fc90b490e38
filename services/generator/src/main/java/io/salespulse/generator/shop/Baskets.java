package io.salespulse.generator.shop;

import io.salespulse.contract.Order;
import io.salespulse.contract.OrderItem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  private static final BigDecimal CAMPAIGN_PRICE = new BigDecimal("0.85");
  private static final long DAY_SECONDS = 86_400;

  private final long seed;
  private final Crowd crowd;
  private final Demand demand;
  private final Campaigns campaigns;

  Baskets(long seed, Crowd crowd, Demand demand, Campaigns campaigns) {
    this.seed = seed;
    this.crowd = crowd;
    this.demand = demand;
    this.campaigns = campaigns;
  }

  /** An order with its items, in the order of their ids. */
  record Basket(Order order, List<Line> lines) {}

  record Line(Article article, OrderItem item) {}

  /**
   * An order, which follows from the seed and these alone.
   *
   * @param number of the order, from 1
   * @param customers how many have signed up
   */
  Basket fill(long number, long customers, Instant time) {
    Draws draws = new Draws(seed, Draws.Purpose.ORDER, number);
    long day = Math.floorDiv(time.getEpochSecond(), DAY_SECONDS);
    String orderId = Text.numbered("O-", number, 10);
    String customerId = People.id(crowd.draw(draws, customers));
    List<Article> articles = articles(draws, day);
    List<Line> lines = new ArrayList<>(articles.size());
    BigDecimal total = BigDecimal.ZERO;
    for (Article article : articles) {
      int quantity = QUANTITY.draw(draws);
      BigDecimal price = price(article, day);
      String itemId = orderId + "-" + (lines.size() + 1);
      lines.add(
          new Line(article, new OrderItem(itemId, orderId, article.productId(), quantity, price)));
      total = total.add(price.multiply(BigDecimal.valueOf(quantity)));
    }
    return new Basket(
        new Order(
            orderId,
            customerId,
            time,
            total,
            CHANNEL.draw(draws),
            PAYMENT.draw(draws),
            Optional.of(Standing.PAID),
            Optional.empty()),
        lines);
  }

  private List<Article> articles(Draws draws, long day) {
    int lines = LINES.draw(draws);
    List<Article> articles = new ArrayList<>(lines);
    while (articles.size() < lines) {
      Article article = demand.draw(draws, day);
      if (!articles.contains(article)) {
        articles.add(article);
      }
    }
    return articles;
  }

  private BigDecimal price(Article article, long day) {
    return campaigns.favours(Catalogue.category(article), day)
        ? article.price().multiply(CAMPAIGN_PRICE).setScale(2, RoundingMode.HALF_UP)
        : article.price();
  }
}
