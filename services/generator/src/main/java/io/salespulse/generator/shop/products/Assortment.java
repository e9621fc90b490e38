package io.salespulse.generator.shop.products;

import io.salespulse.generator.shop.random.RandomSequence;
import io.salespulse.generator.shop.random.WordList;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** What the shop sells, a function of the seed: some two hundred articles of long-tailed demand. */
public final class Assortment {

  private static final int PER_CATEGORY = 25;

  private final List<Article> articles;
  private final List<String> categories;
  private final double totalDemand;

  public Assortment(long seed) {
    List<String[]> rows = WordList.rows("categories");
    List<String> styles = WordList.rows("styles").stream().map(row -> row[0]).toList();
    List<Article> made = new ArrayList<>();
    for (String[] category : rows) {
      for (int i = 0; i < PER_CATEGORY; i++) {
        made.add(article(seed, made.size(), i, category, styles));
      }
    }
    articles = List.copyOf(made);
    categories = rows.stream().map(row -> row[0]).toList();
    totalDemand = articles.stream().mapToDouble(Article::demand).sum();
  }

  private static Article article(
      long seed, int index, int inCategory, String[] category, List<String> styles) {
    RandomSequence draws = new RandomSequence(seed, RandomSequence.Purpose.PRODUCT, index);
    double lowest = Double.parseDouble(category[1]);
    double highest = Double.parseDouble(category[2]);
    String[] nouns = category[5].split("\\|");
    // The product of two makes cheap articles more common than dear ones.
    double spread = draws.unit() * draws.unit();
    BigDecimal price =
        BigDecimal.valueOf((long) (lowest + (highest - lowest) * spread))
            .add(new BigDecimal(draws.below(2) == 0 ? "0.99" : "0.49"));
    double costShare = Double.parseDouble(category[3]) * (0.85 + 0.3 * draws.unit());
    BigDecimal cost =
        price.multiply(BigDecimal.valueOf(costShare)).setScale(2, RoundingMode.HALF_UP);
    // Demand falls with the rank in the category, as in Zipf's law, and differs a little besides.
    double demand =
        Double.parseDouble(category[4])
            / StrictMath.pow(1 + inCategory, 0.8)
            * (0.7 + 0.6 * draws.unit());
    return new Article(
        index,
        "P-%04d".formatted(index + 1),
        category[0],
        styles.get((inCategory + index / PER_CATEGORY * 7) % styles.size())
            + " "
            + nouns[inCategory % nouns.length],
        price,
        cost,
        demand);
  }

  public List<Article> articles() {
    return articles;
  }

  public List<String> categories() {
    return categories;
  }

  /** Position of the article's category in {@link #categories()}. */
  public static int category(Article article) {
    return article.index() / PER_CATEGORY;
  }

  /** The part of all pieces sold that is of this article in the long run, 0 to 1. */
  double share(Article article) {
    return article.demand() / totalDemand;
  }
}
