package io.salespulse.etl.fold;

import io.salespulse.contract.KpiColumns;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * A cell of the sales cube.
 *
 * @param date local day
 * @param category {@link KpiColumns#WHOLE_ORDERS} for the figures of whole orders, which span
 *     categories
 */
public record CubeCell(LocalDate date, String category, String channel, String membership)
    implements Comparable<CubeCell> {

  private static final Comparator<CubeCell> ORDER =
      Comparator.comparing(CubeCell::date)
          .thenComparing(CubeCell::category)
          .thenComparing(CubeCell::channel)
          .thenComparing(CubeCell::membership);

  /** Whether the cell holds whole orders instead of the items of one category. */
  public boolean isOfOrders() {
    return category.equals(KpiColumns.WHOLE_ORDERS);
  }

  @Override
  public int compareTo(CubeCell other) {
    return ORDER.compare(this, other);
  }
}
