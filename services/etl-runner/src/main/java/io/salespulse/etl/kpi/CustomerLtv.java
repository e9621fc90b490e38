package io.salespulse.etl.kpi;

import io.salespulse.etl.fold.Buyer;
import io.salespulse.etl.fold.Dimensions;
import io.salespulse.etl.fold.FoldedFacts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The five customers with the highest sales in each tumbling window of ten local days, among those
 * who ordered in it; what they brought back of orders of that window is subtracted, and so are
 * their returns in it. Windows are counted from 1970-01-01; window_end is the first day after the
 * window.
 *
 * <pre>
 * c1 2026-11-13 10.00, 2026-11-22 5.00; c2 2026-11-14 12.00
 * -> 2026-11-13, 2026-11-23, 1, c1, ..., 15.00
 *    2026-11-13, 2026-11-23, 2, c2, ..., 12.00
 * </pre>
 */
final class CustomerLtv {

  private static final int WINDOW_DAYS = 10;
  private static final int ROWS_PER_WINDOW = 5;

  private record Bought(String customer, BigDecimal sales) {}

  private static final Comparator<Bought> BEST_FIRST =
      Comparator.comparing(Bought::sales).reversed().thenComparing(Bought::customer);

  private CustomerLtv() {}

  static List<KpiRow> of(FoldedFacts facts, Dimensions dimensions, Amounts amounts) {
    Map<LocalDate, Best<Bought>> windows = new TreeMap<>();
    facts.buyers().forEach(buyer -> add(buyer, windows));
    List<KpiRow> rows = new ArrayList<>();
    windows.forEach(
        (start, best) -> {
          int place = 0;
          for (Bought bought : best.inOrder()) {
            place++;
            rows.add(
                KpiRow.of(
                    start,
                    start.plusDays(WINDOW_DAYS),
                    place,
                    bought.customer(),
                    dimensions.customerName(bought.customer()),
                    amounts.rounded(bought.sales())));
          }
        });
    return rows;
  }

  /** Adds up window after window, since a buyer's entries are in the order of their dates. */
  private static void add(Buyer buyer, Map<LocalDate, Best<Bought>> windows) {
    int entry = 0;
    while (entry < buyer.size()) {
      LocalDate start = windowStart(buyer.dateAt(entry));
      long orders = 0;
      BigDecimal sales = BigDecimal.ZERO;
      while (entry < buyer.size() && windowStart(buyer.dateAt(entry)).equals(start)) {
        orders += buyer.ordersAt(entry);
        sales = sales.add(buyer.salesAt(entry));
        entry++;
      }
      if (orders > 0) {
        windows
            .computeIfAbsent(start, none -> new Best<>(ROWS_PER_WINDOW, BEST_FIRST))
            .add(new Bought(buyer.id(), sales));
      }
    }
  }

  private static LocalDate windowStart(LocalDate date) {
    return date.minusDays(Math.floorMod(date.toEpochDay(), (long) WINDOW_DAYS));
  }
}
