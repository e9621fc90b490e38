package io.salespulse.generator.shop.orders;

import io.salespulse.contract.Topic;
import io.salespulse.generator.shop.calendar.Campaigns;
import io.salespulse.generator.shop.calendar.EventPosition;
import io.salespulse.generator.shop.customers.Buyers;
import io.salespulse.generator.shop.customers.CustomerProfiles;
import io.salespulse.generator.shop.orders.OrderHistory.OrderState;
import io.salespulse.generator.shop.products.Article;
import io.salespulse.generator.shop.products.ArticleDemand;
import io.salespulse.generator.shop.products.Assortment;
import io.salespulse.generator.shop.random.RandomSequence;
import io.salespulse.generator.shop.random.WeightedChoice;
import io.salespulse.generator.shop.records.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What people buy at once. */
public record Baskets(long seed, Buyers buyers, ArticleDemand demand, Campaigns campaigns) {

  /** Mean number of pieces in an order, by the shares below. */
  public static final double MEAN_PIECES = 2.94 * 1.48;

  private static final WeightedChoice<Integer> LINES =
      WeightedChoice.of(Map.of(1, 18.0, 2, 22.0, 3, 24.0, 4, 20.0, 5, 16.0));
  private static final WeightedChoice<Integer> QUANTITY =
      WeightedChoice.of(Map.of(1, 65.0, 2, 22.0, 3, 13.0));
  private static final WeightedChoice<String> CHANNEL =
      WeightedChoice.of(Map.of("Online", 46.0, "Mobile App", 31.0, "Store", 19.0, "Phone", 4.0));
  private static final WeightedChoice<String> PAYMENT =
      WeightedChoice.of(
          Map.of(
              "Credit Card", 41.0,
              "PayPal", 27.0,
              "Debit Card", 18.0,
              "Bank Transfer", 10.0,
              "Gift Card", 4.0));

  private static final BigDecimal CAMPAIGN_PRICE = new BigDecimal("0.85");
  private static final long DAY_SECONDS = 86_400;

  /**
   * An order with its items, in the order of their ids.
   *
   * @param total what the items come to
   */
  record Basket(Row order, BigDecimal total, List<Line> lines) {}

  /** A line of an order: so many pieces of an article, and the item that says so. */
  public record Line(Article article, int quantity, Row item) {}

  /** What is in an order, which follows from the seed and the order alone. */
  Basket fill(EventPosition placed) {
    RandomSequence draws = new RandomSequence(seed, RandomSequence.Purpose.ORDER, placed.orders());
    Instant time = placed.time();
    long day = Math.floorDiv(time.getEpochSecond(), DAY_SECONDS);
    String orderId = Row.numbered("O-", placed.orders(), 10);
    String customerId = CustomerProfiles.id(buyers.draw(draws, placed.customers()));
    List<Line> lines = new ArrayList<>();
    BigDecimal total = BigDecimal.ZERO;
    for (Article article : articles(draws, day)) {
      int quantity = QUANTITY.draw(draws);
      BigDecimal price = price(article, day);
      String itemId = orderId + "-" + (lines.size() + 1);
      Row item = Row.of(Topic.ORDER_ITEMS, itemId, orderId, article.productId(), quantity, price);
      lines.add(new Line(article, quantity, item));
      total = total.add(price.multiply(BigDecimal.valueOf(quantity)));
    }
    Row order =
        Row.of(
            Topic.ORDERS,
            orderId,
            customerId,
            time,
            total,
            CHANNEL.draw(draws),
            PAYMENT.draw(draws),
            OrderState.PAID,
            null);
    return new Basket(order, total, lines);
  }

  private List<Article> articles(RandomSequence draws, long day) {
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
    return campaigns.favours(Assortment.category(article), day)
        ? article.price().multiply(CAMPAIGN_PRICE).setScale(2, RoundingMode.HALF_UP)
        : article.price();
  }
}
