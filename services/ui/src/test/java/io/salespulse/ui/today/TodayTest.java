package io.salespulse.ui.today;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.Goals;
import io.salespulse.contract.KpiFile;
import io.salespulse.contract.Manifest;
import io.salespulse.contract.RunReport;
import io.salespulse.ui.kpi.KpiRow;
import io.salespulse.ui.kpi.KpiSet;
import io.salespulse.ui.section.SectionView.ChartView;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A shop on Sunday, 22 November 2026; its quarters and hours are told together. */
class TodayTest {

  private static final String REFUNDS =
      "Refunds are not compared: each belongs to the day of its order and may still come.";

  private final Map<KpiFile, List<KpiRow>> tables = new EnumMap<>(KpiFile.class);
  private String asOf = "2026-11-22T14:20:00Z";
  private String now = "2026-11-22";
  private String zone = "UTC";
  private String currency = "USD";

  @BeforeEach
  void ofAShopThatIsThreeWeeksOld() {
    Stream.of(KpiFile.SALES_RECENT, KpiFile.SALES_BY_HOUR, KpiFile.SALES_BY_DAY)
        .forEach(file -> tables.put(file, new ArrayList<>()));
    begin("2026-11-01");
  }

  @Test
  void todayStandsBesideYesterdayAndAWeekAgoUntilTheSameTime() {
    sold("2026-11-15T14:00:00Z", 2, "80.00");
    sold("2026-11-15T14:15:00Z", 1, "999.00");
    sold("2026-11-21T10:00:00Z", 4, "100.00");
    sold("2026-11-21T20:00:00Z", 5, "500.00");
    sold("2026-11-22T09:00:00Z", 3, "90.00", "10.00");
    sold("2026-11-22T14:00:00Z", 1, "30.00");
    sold("2026-11-22T14:15:00Z", 1, "7.00");

    Today today = today();

    assertThat(today.section().title()).isEqualTo("Today");
    assertThat(today.section().meaning())
        .isEqualTo("Sun 22 Nov until 14:15, beside yesterday and a week ago until the same time.");
    assertThat(verdict(today)).isEqualTo("good ▲ Ahead of yesterday and a week ago");
    assertThat(figures(today))
        .containsExactly(
            "Gross sales $120.00 ▲ 20.0% yesterday: $100.00 ▲ 50.0% a week ago: $80.00",
            "Orders 4 = 0.00% yesterday: 4 ▲ 100.0% a week ago: 2",
            "Average order value $30.00 ▲ 20.0% yesterday: $25.00 ▼ 25.0% a week ago: $40.00",
            "Refunds $10.00",
            "Sales, net of refunds $110.00");
    assertThat(today.notes()).containsExactly(REFUNDS);
    assertThat(today.section().download()).isEqualTo("sales_recent");
  }

  @Test
  void theCurveHasEachHourAndTheTimeThatIsComparedAndTheOthersGoOn() {
    sold("2026-11-15T14:15:00Z", 1, "999.00");
    sold("2026-11-21T10:00:00Z", 4, "100.00");
    sold("2026-11-22T09:00:00Z", 3, "90.00");

    Today today = today();

    assertThat(columns(today)).containsExactly("Until", "Today", "Yesterday", "A week ago");
    assertThat(today.section().data().orElseThrow().table().rows()).hasSize(25);
    assertThat(row(today, "09:00")).containsExactly("$0.00", "$0.00", "$0.00");
    assertThat(row(today, "14:15")).containsExactly("$90.00", "$100.00", "$0.00");
    assertThat(row(today, "15:00")).containsExactly("—", "$100.00", "$999.00");
    ChartView chart = today.section().data().orElseThrow().chart().orElseThrow();
    assertThat(chart.kind()).isEqualTo("day");
    assertThat(chart.previous()).isEqualTo("2 3");
  }

  @ParameterizedTest
  @CsvSource({
    "100.00, 100.00, neutral, Level with yesterday and a week ago",
    "90.00, 80.00, good, Ahead of yesterday and a week ago",
    "110.00, 120.00, bad, Behind yesterday and a week ago",
    "110.00, 90.00, neutral, 'Behind yesterday, ahead of a week ago'",
    "90.00, 100.00, good, 'Ahead of yesterday, level with a week ago'",
  })
  void oneSentenceSaysWhetherTheDayIsAGoodOne(
      String yesterday, String weekAgo, String sense, String words) {
    sold("2026-11-15T08:00:00Z", 1, weekAgo);
    sold("2026-11-21T08:00:00Z", 1, yesterday);
    sold("2026-11-22T08:00:00Z", 1, "100.00");

    assertThat(today().verdict().orElseThrow())
        .satisfies(
            verdict -> {
              assertThat(verdict.sense()).isEqualTo(sense);
              assertThat(verdict.words()).isEqualTo(words);
            });
  }

  @Test
  void ofADayWithoutAnOrderByThenNothingIsToldInPerCent() {
    sold("2026-11-15T08:00:00Z", 1, "50.00");
    sold("2026-11-21T20:00:00Z", 5, "500.00");
    sold("2026-11-22T08:00:00Z", 1, "100.00");

    Today today = today();

    assertThat(verdict(today)).isEqualTo("good ▲ Ahead of a week ago");
    assertThat(figures(today)).first().isEqualTo("Gross sales $100.00 ▲ 100.0% a week ago: $50.00");
    assertThat(today.notes())
        .containsExactly("Not compared with yesterday: no orders until 14:15.", REFUNDS);
    assertThat(row(today, "24:00")).containsExactly("—", "$500.00", "$50.00");
  }

  @Test
  void aFreeOrderIsAnOrderAndNoPercentage() {
    sold("2026-11-21T08:00:00Z", 2, "0.00");
    sold("2026-11-22T08:00:00Z", 1, "0.00");

    Today today = today();

    assertThat(verdict(today)).isEqualTo("neutral  Nothing to compare with");
    assertThat(figures(today))
        .startsWith(
            "Gross sales $0.00 yesterday: $0.00",
            "Orders 1 ▼ 50.0% yesterday: 2",
            "Average order value $0.00 yesterday: $0.00");
  }

  @Test
  void beforeTheFirstOrderYesterdayIsShownAsAWhole() {
    asOf = "2026-11-22T09:20:00Z";
    sold("2026-11-14T08:00:00Z", 10, "400.00");
    sold("2026-11-20T08:00:00Z", 20, "1000.00");
    sold("2026-11-21T08:00:00Z", 37, "600.00");
    sold("2026-11-21T23:00:00Z", 3, "200.00");
    sold("2026-11-22T09:15:00Z", 1, "7.00");

    Today today = today();

    assertThat(today.section().title()).isEqualTo("Yesterday");
    assertThat(today.section().meaning())
        .isEqualTo(
            "Today has no order until 09:15, by when yesterday had 37. Sat 21 Nov as a whole,"
                + " beside the day before and a week before.");
    assertThat(verdict(today)).isEqualTo("neutral  Below the day before, above a week before");
    assertThat(figures(today))
        .first()
        .isEqualTo(
            "Gross sales $800.00 ▼ 20.0% the day before: $1,000.00 ▲ 100.0% a week before: $400.00");
    assertThat(columns(today))
        .containsExactly("Until", "Yesterday", "The day before", "A week before");
    assertThat(today.section().data().orElseThrow().table().rows()).hasSize(24);
    assertThat(today.section().download()).isEqualTo("sales_by_hour");
  }

  @Test
  void whereTheNumbersAreOfDaysAgoTheirNewestDayHasItsDateAndIsNotCalledToday() {
    sold("2026-11-21T08:00:00Z", 1, "50.00");
    sold("2026-11-22T08:00:00Z", 1, "100.00");
    now = "2026-11-25";

    Today today = today();

    assertThat(today.section().title()).isEqualTo("22 Nov 2026");
    assertThat(today.section().meaning())
        .isEqualTo(
            "The newest day that the numbers know: Sun 22 Nov until 14:15, beside the day before"
                + " and a week before until the same time.");
    assertThat(verdict(today)).isEqualTo("good ▲ Above the day before");
    assertThat(columns(today))
        .containsExactly("Until", "22 Nov 2026", "The day before", "A week before");
  }

  @Test
  void whereTheNumbersAreOfDaysAgoAndThatDayHadNoOrderTheDayBeforeHasItsDate() {
    asOf = "2026-11-22T09:20:00Z";
    sold("2026-11-21T08:00:00Z", 37, "600.00");
    now = "2026-11-25";

    assertThat(today().section().title()).isEqualTo("21 Nov 2026");
    assertThat(today().section().meaning())
        .startsWith(
            "22 Nov 2026 has no order until 09:15, by when the day before had 37. Sat 21 Nov as a"
                + " whole,");
  }

  @Test
  void returnsAloneAreNoOrderAndAfterMidnightThereIsNothingToSayOfToday() {
    asOf = "2026-11-22T00:10:00Z";
    sold("2026-11-21T08:00:00Z", 1, "5.00");
    sold("2026-11-22T00:00:00Z", 0, "0.00", "3.00");

    assertThat(today().section().meaning())
        .isEqualTo(
            "Today has no quarter of an hour yet that is over. Sat 21 Nov as a whole, beside the day before and a week before.");
    assertThat(today().notes())
        .containsExactly("Not compared with the day before and a week before: no orders.", REFUNDS);
  }

  @Test
  void aNewShopSaysSinceWhenThereIsSomethingToCompareWith() {
    sold("2026-11-21T08:00:00Z", 1, "50.00");
    sold("2026-11-22T08:00:00Z", 1, "100.00");

    begin("2026-11-20");
    Today third = today();
    begin("2026-11-21");
    Today second = today();
    begin("2026-11-22");
    tables.get(KpiFile.SALES_RECENT).remove(0);
    Today first = today();

    assertThat(verdict(third)).isEqualTo("good ▲ Ahead of yesterday");
    assertThat(third.notes())
        .containsExactly(
            "Not compared with a week ago: the numbers begin on 20 Nov 2026.", REFUNDS);
    assertThat(verdict(second)).isEqualTo("neutral  Nothing to compare with");
    assertThat(second.notes())
        .as("nobody knows how much of its day the shop was there")
        .containsExactly(
            "Not compared with yesterday and a week ago: the numbers begin on 21 Nov 2026.",
            REFUNDS);
    assertThat(verdict(first)).isEqualTo("neutral  Nothing to compare with");
    assertThat(first.section().meaning()).isEqualTo("Sun 22 Nov until 14:15.");
    assertThat(figures(first)).first().isEqualTo("Gross sales $100.00");
    assertThat(first.notes())
        .containsExactly(
            "Not compared with yesterday and a week ago: the numbers begin on 22 Nov 2026.",
            REFUNDS);
    assertThat(columns(first)).containsExactly("Until", "Today");
  }

  @Test
  void aShopWithoutAnOrderSaysSo() {
    tables.get(KpiFile.SALES_BY_DAY).clear();

    Today today = today();

    assertThat(today.section().absent())
        .isEqualTo("No order yet: the day begins with the first one.");
    assertThat(today.section().data()).isEmpty();
    assertThat(today.figures()).isEmpty();
    assertThat(today.notes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"JPY, 1234, 1000, '¥1,234', '¥617'", "KWD, 1.235, 1.000, KWD1.235, KWD0.618"})
  void amountsHaveTheCurrencysDecimals(
      String code, String gross, String before, String written, String average) {
    currency = code;
    sold("2026-11-21T08:00:00Z", 1, before);
    sold("2026-11-22T08:00:00Z", 2, gross);

    assertThat(figures(today()))
        .anySatisfy(figure -> assertThat(figure).startsWith("Gross sales " + written + " ▲ 23."))
        .anySatisfy(figure -> assertThat(figure).startsWith("Average order value " + average));
  }

  @Test
  void daysAreThoseOfTheReportingZoneAndComparedByItsClocks() {
    zone = "Europe/Berlin";
    asOf = "2026-10-25T09:20:00Z";
    now = "2026-10-25";
    begin("2026-10-01");
    // 10:00 and 10:15 by the clocks of the day before, when they were an hour ahead.
    sold("2026-10-24T08:00:00Z", 1, "50.00");
    sold("2026-10-24T08:15:00Z", 1, "900.00");
    sold("2026-10-24T21:45:00Z", 1, "1.00");
    // The day's first quarter, by its clocks.
    sold("2026-10-24T22:00:00Z", 1, "40.00");
    sold("2026-10-25T09:00:00Z", 1, "60.00");

    Today today = today();

    assertThat(today.section().meaning()).startsWith("Sun 25 Oct until 10:15, beside");
    assertThat(figures(today)).first().isEqualTo("Gross sales $100.00 ▲ 100.0% yesterday: $50.00");
  }

  @Test
  void aChosenDayIsShownAsAWholeAndOfSeveralTheLast() {
    sold("2026-11-12T08:00:00Z", 1, "20.00");
    sold("2026-11-18T08:00:00Z", 1, "80.00");
    sold("2026-11-19T22:00:00Z", 2, "40.00");

    Today one = today("range", "custom", "from", "2026-11-19", "to", "2026-11-19");
    Today several = today("range", "custom", "from", "2026-11-10", "to", "2026-11-19");

    assertThat(one.section().title()).isEqualTo("19 Nov 2026");
    assertThat(one.section().meaning())
        .isEqualTo("Thu 19 Nov as a whole, beside the day before and a week before.");
    assertThat(verdict(one)).isEqualTo("neutral  Below the day before, above a week before");
    assertThat(several.section().meaning())
        .isEqualTo("The last of the chosen days: " + one.section().meaning());
    assertThat(figures(several)).isEqualTo(figures(one));
  }

  @Test
  void ofDaysThatEndTodayTodayIsShownAndOfOnesToComeNothing() {
    sold("2026-11-22T08:00:00Z", 1, "100.00");

    for (String range : List.of("today", "7d", "90d")) {
      assertThat(today("range", range).section().title()).isEqualTo("Today");
    }
    assertThat(today("range", "custom", "from", "2026-11-20", "to", "2027-01-01").section().title())
        .isEqualTo("Today");
    assertThat(
            today("range", "custom", "from", "2026-11-23", "to", "2026-11-24").section().absent())
        .isEqualTo("The chosen days are still to come.");

    now = "2026-11-23";
    assertThat(
            today("range", "custom", "from", "2026-11-23", "to", "2026-11-24").section().absent())
        .isEqualTo("The chosen days are later than the numbers, which end with yesterday.");
    assertThat(today("range", "today").section().title()).isEqualTo("Yesterday");
  }

  @Test
  void whoWantsNoComparisonGetsNone() {
    sold("2026-11-21T08:00:00Z", 1, "50.00");
    sold("2026-11-22T08:00:00Z", 1, "100.00");

    Today today = today("compare", "none");

    assertThat(today.verdict()).isEmpty();
    assertThat(today.section().meaning()).isEqualTo("Sun 22 Nov until 14:15.");
    assertThat(figures(today)).first().isEqualTo("Gross sales $100.00");
    assertThat(columns(today)).containsExactly("Until", "Today");
  }

  @Test
  void otherFiltersDoNotReachItAndItSaysSo() {
    sold("2026-11-22T08:00:00Z", 1, "100.00");

    assertThat(today("channel", "Online", "range", "7d").section().unreached())
        .isEqualTo("Not filtered by category, channel or membership; the days are.");
  }

  @Test
  void aSetOfAnEarlierVersionSaysWhatComesAndShowsDaysThatAreOver() {
    tables.remove(KpiFile.SALES_RECENT);
    tables.put(
        KpiFile.SALES_BY_DAY,
        List.of(row(KpiFile.SALES_BY_DAY, "2026-11-01", "1", "1", "1", "5.00", "", "5.00")));
    tables
        .get(KpiFile.SALES_BY_HOUR)
        .add(row(KpiFile.SALES_BY_HOUR, "2026-11-19T08:00:00Z", "1", "1", "5.00", "", "5.00"));

    assertThat(today().section().absent())
        .isEqualTo("This KPI set is of an earlier version. This part comes with the next run.");
    assertThat(figures(today("range", "custom", "from", "2026-11-19", "to", "2026-11-19")))
        .containsExactly("Gross sales $5.00", "Orders 1", "Average order value $5.00");
  }

  @ParameterizedTest
  @CsvSource({"<script>alert(1)</script>", "+999999999-12-31T23:45:00Z", "''", "2026-11-22"})
  void aTimeThatIsNoneIsLeftOut(String start) {
    sold("2026-11-22T08:00:00Z", 1, "100.00");
    tables
        .get(KpiFile.SALES_RECENT)
        .add(row(KpiFile.SALES_RECENT, start, "9", "9", "9.00", "0.00", "9.00"));

    assertThat(figures(today())).first().isEqualTo("Gross sales $100.00");
  }

  private Today today(String... choice) {
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

  private void begin(String day) {
    tables.get(KpiFile.SALES_BY_DAY).clear();
    tables
        .get(KpiFile.SALES_BY_DAY)
        .add(row(KpiFile.SALES_BY_DAY, day, "1", "1", "1", "5.00", "0.00", "5.00"));
  }

  private void sold(String start, int orders, String gross) {
    sold(start, orders, gross, "0.00");
  }

  private void sold(String start, int orders, String gross, String refunds) {
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

  private static KpiRow row(KpiFile file, String... cells) {
    return new KpiRow(file, List.of(cells));
  }

  private static String verdict(Today today) {
    Today.VerdictView verdict = today.verdict().orElseThrow();
    return "%s %s %s".formatted(verdict.sense(), verdict.arrow(), verdict.words());
  }

  /** Title, text, and of each change arrow, per cent and what was before. */
  private static List<String> figures(Today today) {
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

  private static List<String> columns(Today today) {
    return today.section().data().orElseThrow().table().columns().stream()
        .map(ColumnView::title)
        .toList();
  }

  private static List<String> row(Today today, String until) {
    return today.section().data().orElseThrow().table().rows().stream()
        .filter(row -> row.cells().get(0).text().equals(until))
        .flatMap(row -> row.cells().stream().skip(1).map(CellView::text))
        .toList();
  }
}
