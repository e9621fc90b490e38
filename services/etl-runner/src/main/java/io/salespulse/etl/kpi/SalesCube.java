package io.salespulse.etl.kpi;

import io.salespulse.etl.fold.Cube;
import io.salespulse.etl.fold.CubeCell;
import io.salespulse.etl.fold.CubeValues;
import io.salespulse.etl.fold.FoldedFacts;
import io.salespulse.etl.fold.Sums;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Figures by local date, category, channel and membership. An order spans categories, so rows with
 * category * hold the figures of whole orders, and gross sales, refunds and sales stand only there.
 *
 * <pre>
 * one Gold web order of 15.00, 5.00 paid back, with a book for 10.00 and a toy for 5.00
 * -> 2026-11-22, *,     web, Gold, 1, 2, 15.00, 5.00, 10.00, 15.00
 *    2026-11-22, Books, web, Gold, 1, 1,      ,     ,      , 10.00
 *    2026-11-22, Toys,  web, Gold, 1, 1,      ,     ,      , 5.00
 * </pre>
 *
 * <p>Where that would be more rows than the page can hold, only so many categories (by revenue),
 * channels and memberships (by gross sales) stay apart, and all others are **: of each the same
 * number, and the largest with which the rows are few enough.
 */
final class SalesCube {

  private SalesCube() {}

  /**
   * @param most rows
   */
  static List<KpiRow> of(FoldedFacts facts, int most, Amounts amounts) {
    List<KpiRow> rows = new ArrayList<>();
    facts.cube().forEach(apart(facts, most), (cell, sums) -> rows.add(row(cell, sums, amounts)));
    return rows;
  }

  private static CubeValues apart(FoldedFacts facts, int most) {
    List<String> categories = names(Shares.of(facts.categories(), Sums::revenue));
    List<String> channels = names(Shares.of(facts.channels(), Sums::grossSales));
    List<String> memberships = names(Shares.of(facts.memberships(), Sums::grossSales));
    Cube cube = facts.cube();
    int enough =
        Stream.of(categories, channels, memberships).mapToInt(List::size).max().orElseThrow();
    CubeValues all = best(enough, categories, channels, memberships);
    if (cube.hasAtMost(most, all)) {
      return all;
    }
    // More values never make fewer rows, so the largest number that fits lies between these two.
    int fits = 0;
    int tooMany = enough;
    while (tooMany - fits > 1) {
      int number = (fits + tooMany) / 2;
      if (cube.hasAtMost(most, best(number, categories, channels, memberships))) {
        fits = number;
      } else {
        tooMany = number;
      }
    }
    return best(fits, categories, channels, memberships);
  }

  private static CubeValues best(
      int number, List<String> categories, List<String> channels, List<String> memberships) {
    return new CubeValues(
        first(number, categories), first(number, channels), first(number, memberships));
  }

  private static Set<String> first(int number, List<String> names) {
    return names.stream().limit(number).collect(Collectors.toSet());
  }

  private static <T> List<String> names(List<Shares<T>> bestFirst) {
    return bestFirst.stream().map(Shares::name).toList();
  }

  private static KpiRow row(CubeCell cell, Sums sums, Amounts amounts) {
    return KpiRow.of(
        cell.date(),
        cell.category(),
        cell.channel(),
        cell.membership(),
        sums.orders(),
        sums.items(),
        ofOrders(cell, sums.grossSales(), amounts),
        ofOrders(cell, sums.refunds(), amounts),
        ofOrders(cell, sums.sales(), amounts),
        amounts.rounded(sums.revenue()));
  }

  private static Optional<BigDecimal> ofOrders(CubeCell cell, BigDecimal amount, Amounts amounts) {
    return cell.isOfOrders() ? Optional.of(amounts.rounded(amount)) : Optional.empty();
  }
}
