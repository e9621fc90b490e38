package io.salespulse.etl.fold;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * A cell of the sales cube.
 *
 * @param date local day
 * @param category {@link #ALL_CATEGORIES} for the figures of whole orders, which span categories
 */
public record CubeCell(LocalDate date, String category, String channel, String membership)
    implements Comparable<CubeCell> {

  /** No product has this category: cleaning reads it as no category at all. */
  public static final String ALL_CATEGORIES = "*";

  private static final Comparator<CubeCell> ORDER =
      Comparator.comparing(CubeCell::date)
          .thenComparing(CubeCell::category)
          .thenComparing(CubeCell::channel)
          .thenComparing(CubeCell::membership);

  /** Whether the cell holds whole orders instead of the items of one category. */
  public boolean isOfOrders() {
    return category.equals(ALL_CATEGORIES);
  }

  @Override
  public int compareTo(CubeCell other) {
    return ORDER.compare(this, other);
  }
}
