package io.salespulse.etl.alerts;

import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.KpiFile;
import io.salespulse.contract.Manifest;
import io.salespulse.contract.Unit;
import io.salespulse.etl.kpi.Ratio;
import io.salespulse.etl.publish.PublishedSet;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a webhook is told of a day.
 *
 * <pre>
 * Report of Wed 2 Dec 2026 (against Tue 1 Dec, Wed 25 Nov)
 * Gross sales 1250.00 EUR (+25.00 %, -3.85 %)
 * Orders 40 (+11.11 %, 0.00 %), average order value 31.25 EUR (+12.50 %, -3.85 %)
 * Refunds 20.00 EUR, sales 1230.00 EUR
 * https://sales.example.com/report?day=2026-12-02
 * </pre>
 *
 * A day that had no orders is not compared with, nor one that the numbers do not reach back to
 * before: the day on which they begin is none as a whole. Refunds have no change, since those of
 * later days are still to come.
 */
final class ReportText {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter OTHER_DAY =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

  private final Manifest set;
  private final SortedMap<LocalDate, Sums> days;

  private ReportText(Manifest set, SortedMap<LocalDate, Sums> days) {
    this.set = set;
    this.days = days;
  }

  private record Sums(BigDecimal orders, BigDecimal gross, BigDecimal refunds, BigDecimal sales) {

    static Sums of(Map<String, String> row) {
      return new Sums(
          new BigDecimal(row.get(KpiColumns.ORDERS)),
          new BigDecimal(row.get(KpiColumns.GROSS_SALES)),
          new BigDecimal(row.get(KpiColumns.REFUNDS)),
          new BigDecimal(row.get(KpiColumns.SALES)));
    }

    boolean hasOrders() {
      return orders.signum() > 0;
    }

    /** With the decimals of the currency. */
    BigDecimal average() {
      return Ratio.of(gross, orders, gross.scale()).orElseThrow();
    }
  }

  /**
   * @param link of reports, without a day
   */
  static String of(LocalDate day, PublishedSet set, URI link) throws IOException {
    SortedMap<LocalDate, Sums> days = new TreeMap<>();
    for (Map<String, String> row : set.rows(KpiFile.SALES_BY_DAY)) {
      days.put(LocalDate.parse(row.get(KpiColumns.DATE)), Sums.of(row));
    }
    List<String> lines = new ReportText(set.manifest(), days).lines(day);
    return String.join("\n", lines) + "\n%s?day=%s".formatted(link, day);
  }

  private List<String> lines(LocalDate day) {
    Optional<Sums> of = Optional.ofNullable(days.get(day));
    Optional<Sums> sold = of.filter(Sums::hasOrders);
    List<String> lines = new ArrayList<>();
    if (sold.isPresent()) {
      lines.addAll(sold(day, sold.get()));
    } else {
      lines.add("Report of %s: no orders".formatted(DAY.format(day)));
    }
    of.filter(sums -> sums.hasOrders() || sums.refunds().signum() != 0)
        .map(sums -> "Refunds %s, sales %s".formatted(money(sums.refunds()), money(sums.sales())))
        .ifPresent(lines::add);
    return lines;
  }

  private List<String> sold(LocalDate day, Sums sums) {
    List<LocalDate> others =
        Stream.of(day.minusDays(1), day.minusWeeks(1)).filter(this::isKnown).toList();
    return List.of(
        "Report of %s%s"
            .formatted(
                DAY.format(day),
                others.isEmpty()
                    ? ""
                    : " (against %s)".formatted(joined(others, OTHER_DAY::format))),
        "Gross sales %s%s"
            .formatted(
                money(sums.gross()),
                changes(others, before -> change(sums.gross(), before.gross()))),
        "Orders %s%s, average order value %s%s"
            .formatted(
                NumberText.of(sums.orders(), Unit.COUNT, set),
                changes(others, before -> change(sums.orders(), before.orders())),
                money(sums.average()),
                changes(others, before -> changeOfAverage(sums, before))));
  }

  private boolean isKnown(LocalDate other) {
    return days.firstKey().isBefore(other)
        && days.containsKey(other)
        && days.get(other).hasOrders();
  }

  private String changes(List<LocalDate> others, Function<Sums, String> change) {
    return others.isEmpty()
        ? ""
        : " (%s)".formatted(joined(others, day -> change.apply(days.get(day))));
  }

  /** Of averages that nobody has rounded: both times the orders of both days. */
  private String changeOfAverage(Sums now, Sums before) {
    return change(now.gross().multiply(before.orders()), before.gross().multiply(now.orders()));
  }

  private String change(BigDecimal now, BigDecimal before) {
    return Optional.of(before)
        .filter(amount -> amount.signum() > 0)
        .flatMap(amount -> Ratio.changePercent(now, amount))
        .map(
            percent ->
                (percent.signum() > 0 ? "+" : "") + NumberText.of(percent, Unit.PERCENT, set))
        // From nothing.
        .orElse("—");
  }

  private String money(BigDecimal amount) {
    return NumberText.of(amount, Unit.MONEY, set);
  }

  private static String joined(List<LocalDate> days, Function<LocalDate, String> text) {
    return days.stream().map(text).collect(Collectors.joining(", "));
  }
}
