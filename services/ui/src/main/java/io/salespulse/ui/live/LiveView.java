package io.salespulse.ui.live;

import io.salespulse.contract.LiveSales;
import io.salespulse.ui.format.Figures;
import io.salespulse.ui.health.Problem;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The last minutes, as the sinks count them.
 *
 * @param problem why there are none
 * @param gap what they may lack
 */
public record LiveView(Optional<String> problem, List<WindowView> windows, Optional<String> gap) {

  private static final Duration LENGTH = Duration.ofMinutes(5);

  /**
   * @param sales blank before any KPI, when the currency is not known
   */
  record WindowView(String title, String orders, String sales) {}

  /**
   * @param figures empty before any KPI, when the currency is not known
   */
  public static LiveView of(LiveSalesPolling polling, Optional<Figures> figures, Instant now) {
    Optional<String> problem = polling.problems().stream().findFirst().map(Problem::what);
    Optional<LiveSales> sales = polling.sales();
    if (sales.isEmpty()) {
      return new LiveView(
          problem.or(() -> Optional.of("The sink is asked.")), List.of(), Optional.empty());
    }
    return new LiveView(
        Optional.empty(),
        List.of(
            window("last minute", sales.get().lastMinute(), figures),
            window("last 5 minutes", sales.get().lastFiveMinutes(), figures)),
        problem
            // Others may have taken over what a silent sink read.
            .filter(what -> !sales.get().hasAllPartitions())
            .map(what -> what + " The orders that it reads are not counted.")
            .or(() -> gap(sales.get(), figures, now)));
  }

  /** Gone without figures, partial with some that lack orders, here with all. */
  public String state() {
    if (problem.isPresent()) {
      return "gone";
    }
    return gap.isPresent() ? "partial" : "here";
  }

  private static Optional<String> gap(LiveSales sales, Optional<Figures> figures, Instant now) {
    if (sales.openTransaction()) {
      return Optional.of(
          "A producer has left a transaction open: %s not counted until it ends."
              .formatted(
                  sales.unread() == 1
                      ? "1 record from it on is"
                      : count(sales.unread(), figures) + " records from it on are"));
    }
    if (sales.partitions() < sales.partitionCount()) {
      return Optional.of(
          "The sinks read %d of the %d partitions of the orders: the others are not counted."
              .formatted(sales.partitions(), sales.partitionCount()));
    }
    if (sales.since().isAfter(now.minus(LENGTH))) {
      return Optional.of(
          "The sink has counted for less than five minutes: what came before is missing.");
    }
    return sales.overrun()
        ? Optional.of(
            "More orders come than the strip remembers: one that changes may be counted twice.")
        : Optional.empty();
  }

  private static WindowView window(String title, LiveSales.Sum sum, Optional<Figures> figures) {
    return new WindowView(
        title, count(sum.orders(), figures), figures.map(known -> sales(sum, known)).orElse(""));
  }

  private static String count(long number, Optional<Figures> figures) {
    return figures.map(known -> known.count(number)).orElse(String.valueOf(number));
  }

  /** Producers write amounts with any number of decimals; a figure has those of its currency. */
  private static String sales(LiveSales.Sum sum, Figures figures) {
    int decimals = Math.max(0, figures.currency().getDefaultFractionDigits());
    return figures.money(sum.grossSales().setScale(decimals, RoundingMode.HALF_UP));
  }
}
