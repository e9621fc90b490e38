package io.salespulse.generator.shop.products;

import io.salespulse.generator.shop.calendar.Campaigns;
import io.salespulse.generator.shop.random.RandomSequence;
import io.salespulse.generator.shop.random.WeightedChoice;
import java.util.HashMap;
import java.util.Map;

/**
 * Which articles are asked for on a day. An article's popularity drifts: it walks between values of
 * up to three times and down to a third of its own, one every {@value #DRIFT_DAYS} days, so that
 * the best sellers of one month are not those of the next. Not thread-safe.
 */
public final class ArticleDemand {

  private static final int DRIFT_DAYS = 10;
  private static final double STRONGEST_DRIFT = StrictMath.log(3);

  /** More than there are articles. */
  private static final long ARTICLES = 1 << 16;

  /** More than the follow-ups of a week are spread over. */
  private static final int MOST_DAYS = 20;

  private final long seed;
  private final Assortment catalogue;
  private final Campaigns campaigns;
  private final Map<Long, WeightedChoice<Article>> days = new HashMap<>();

  public ArticleDemand(long seed, Assortment catalogue, Campaigns campaigns) {
    this.seed = seed;
    this.catalogue = catalogue;
    this.campaigns = campaigns;
  }

  /**
   * An article as somebody asks for it.
   *
   * @param day since the epoch, UTC
   */
  public Article draw(RandomSequence draws, long day) {
    if (days.size() > MOST_DAYS) {
      days.clear();
    }
    return days.computeIfAbsent(
            day, any -> new WeightedChoice<>(catalogue.articles(), article -> of(article, day)))
        .draw(draws);
  }

  /** Demand for an article on a day, relative to other articles on that day. */
  double of(Article article, long day) {
    double favour = campaigns.favours(Assortment.category(article), day) ? Campaigns.FAVOUR : 1;
    return article.demand() * favour * StrictMath.exp(drift(article, day));
  }

  private double drift(Article article, long day) {
    long before = Math.floorDiv(day, (long) DRIFT_DAYS);
    double way = Math.floorMod(day, (long) DRIFT_DAYS) / (double) DRIFT_DAYS;
    return (1 - way) * turningPoint(article, before) + way * turningPoint(article, before + 1);
  }

  private double turningPoint(Article article, long number) {
    RandomSequence draws =
        new RandomSequence(seed, RandomSequence.Purpose.DRIFT, number * ARTICLES + article.index());
    return STRONGEST_DRIFT * (2 * draws.unit() - 1);
  }
}
