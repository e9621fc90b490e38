package io.salespulse.ui.today;

import io.salespulse.contract.Goals;
import io.salespulse.contract.KpiFile;
import io.salespulse.contract.Manifest;
import io.salespulse.contract.RunReport;
import io.salespulse.ui.kpi.KpiRow;
import io.salespulse.ui.kpi.KpiSet;
import io.salespulse.ui.section.SelectedKpis;
import io.salespulse.ui.section.TableView.CellView;
import io.salespulse.ui.section.TableView.ColumnView;
import io.salespulse.ui.selection.Choice;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A shop that is three weeks old on Sunday, 22 November 2026; its quarters and hours are told
 * together.
 */
final class SundayShop {

  /** A note on every day that is compared or might be. */
  static final String REFUNDS =
      "Refunds are not compared: each belongs to the day of its order and may still come.";

  private final Map<KpiFile, List<KpiRow>> tables = new EnumMap<>(KpiFile.class);
  private String asOf = "2026-11-22T14:20:00Z";
  private String now = "2026-11-22";
  private String zone = "UTC";
  private String currency = "USD";

  SundayShop() {
    Stream.of(KpiFile.SALES_RECENT, KpiFile.SALES_BY_HOUR, KpiFile.SALES_BY_DAY)
        .forEach(file -> tables.put(file, new ArrayList<>()));
    begin("2026-11-01");
  }

  Map<KpiFile, List<KpiRow>> tables() {
    return tables;
  }

  void asOf(String moment) {
    asOf = moment;
  }

  /** The day on which somebody looks. */
  void seenOn(String day) {
    now = day;
  }

  void reportsIn(String otherZone) {
    zone = otherZone;
  }

  void sellsFor(String otherCurrency) {
    currency = otherCurrency;
  }

  /**
   * What is said of its day.
   *
   * @param choice parameters of the address and their values in turn
   */
  Today today(String... choice) {
    Map<String, String> chosen = new TreeMap<>();
    for (int index = 0; index < choice.length; index += 2) {
      chosen.put(choice[index], choice[index + 1]);
    }
    Instant moment = Instant.parse(asOf);
    RunReport run =
        new RunReport(
            "run",
            RunReport.Status.SUCCEEDED,
            RunReport.Trigger.SCHEDULE,
            moment,
            moment,
            moment,
            List.of(),
            Map.of(),
            1,
            Map.of(),
            List.of(),
            List.of(),
            false,
            Map.of(),
            Optional.empty());
    return Today.of(
        SelectedKpis.of(
            new KpiSet(
                "set",
                new Manifest(run, zone, currency, Map.of(), Map.of(), Goals.NONE),
                tables,
                Optional.empty(),
                new TreeMap<>()),
            Locale.US,
            LocalDate.parse(now),
            Choice.of(name -> chosen.getOrDefault(name, ""))));
  }

  /** The day of its first order. */
  void begin(String day) {
    tables.get(KpiFile.SALES_BY_DAY).clear();
    tables
        .get(KpiFile.SALES_BY_DAY)
        .add(row(KpiFile.SALES_BY_DAY, day, "1", "1", "1", "5.00", "0.00", "5.00"));
  }

  void sold(String start, int orders, String gross) {
    sold(start, orders, gross, "0.00");
  }

  void sold(String start, int orders, String gross, String refunds) {
    for (KpiFile file : List.of(KpiFile.SALES_RECENT, KpiFile.SALES_BY_HOUR)) {
      tables
          .get(file)
          .add(
              row(
                  file,
                  start,
                  String.valueOf(orders),
                  String.valueOf(orders),
                  gross,
                  refunds,
                  new BigDecimal(gross).subtract(new BigDecimal(refunds)).toPlainString()));
    }
  }

  static KpiRow row(KpiFile file, String... cells) {
    return new KpiRow(file, List.of(cells));
  }

  static String verdict(Today today) {
    Today.VerdictView verdict = today.verdict().orElseThrow();
    return "%s %s %s".formatted(verdict.sense(), verdict.arrow(), verdict.words());
  }

  /** Title, text, and of each change arrow, per cent and what was before. */
  static List<String> figures(Today today) {
    return today.figures().stream()
        .map(
            figure ->
                Stream.concat(
                        Stream.of(
                            figure.title(),
                            figure.text().head() + figure.text().minor() + figure.text().tail()),
                        figure.changes().stream()
                            .flatMap(
                                change ->
                                    Stream.of(change.arrow(), change.text(), change.previous())))
                    .filter(word -> !word.isEmpty())
                    .reduce((left, right) -> left + " " + right)
                    .orElseThrow()
                    .replace('\u00a0', ' '))
        .toList();
  }

  static List<String> columns(Today today) {
    return today.section().data().orElseThrow().table().columns().stream()
        .map(ColumnView::title)
        .toList();
  }

  static List<String> row(Today today, String until) {
    return today.section().data().orElseThrow().table().rows().stream()
        .filter(row -> row.cells().get(0).text().equals(until))
        .flatMap(row -> row.cells().stream().skip(1).map(CellView::text))
        .toList();
  }
}
