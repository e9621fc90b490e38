package io.salespulse.generator.shop.products;

import io.salespulse.generator.shop.records.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How many pieces there are of each article: fewer with every sale, more with every restock. */
public final class Stock {

  private static final long DAY = 86_400_000_000_000L;

  /** A full stock lasts this long at the mean rate of history. */
  private static final double DAYS_OF_STOCK = 3;

  private static final int SMALLEST_STOCK = 20;

  private final Assortment assortment;
  private final List<Integer> full;
  private final List<Integer> stock;
  private final long countEvery;

  /**
   * @param piecesADay sold in the mean of history
   * @param stock pieces by {@link Article#index()}
   */
  public Stock(Assortment assortment, double piecesADay, List<Integer> stock) {
    this.assortment = assortment;
    this.full = full(assortment, piecesADay);
    this.stock = new ArrayList<>(stock);
    this.countEvery = DAY / full.size();
  }

  /** Full stocks by {@link Article#index()}. */
  public static List<Integer> full(Assortment assortment, double piecesADay) {
    double pieces = piecesADay * DAYS_OF_STOCK;
    return assortment.articles().stream()
        .map(article -> pieces * assortment.share(article))
        .map(share -> (int) Math.min(1e9, Math.max(SMALLEST_STOCK, share)))
        .toList();
  }

  /** All articles as they are now. */
  public Stream<Row> all(Instant time) {
    return assortment.articles().stream()
        .map(article -> article.at(time, stock.get(article.index())));
  }

  /** Takes sold pieces away; the article as restocked where too few are left. */
  public Optional<Row> take(Article article, int quantity, Instant time) {
    int index = article.index();
    stock.set(index, stock.get(index) - quantity);
    // A quarter of the smallest stock is more than anybody takes at once: there is always enough.
    if (stock.get(index) >= full.get(index) / 4) {
      return Optional.empty();
    }
    stock.set(index, full.get(index));
    return Optional.of(article.at(time, full.get(index)));
  }

  /** When the next article is counted, after the cursor; nanoseconds since the epoch. */
  public long nextCount(long cursor) {
    return (cursor / countEvery + 1) * countEvery;
  }

  /** The article whose turn it is at a time of {@link #nextCount}. */
  public Row count(long cursor, Instant time) {
    int index = (int) (cursor / countEvery % full.size());
    return assortment.articles().get(index).at(time, stock.get(index));
  }

  /** Pieces by {@link Article#index()}. */
  public List<Integer> pieces() {
    return List.copyOf(stock);
  }
}
