package io.salespulse.ui.today;

import static io.salespulse.ui.today.SundayShop.REFUNDS;
import static io.salespulse.ui.today.SundayShop.columns;
import static io.salespulse.ui.today.SundayShop.figures;
import static io.salespulse.ui.today.SundayShop.row;
import static io.salespulse.ui.today.SundayShop.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.KpiFile;
import io.salespulse.ui.section.SectionView.ChartView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a day is doing, beside the day before and a week before. */
class ComparedDayTest {

  private final SundayShop shop = new SundayShop();

  @Test
  void todayStandsBesideYesterdayAndAWeekAgoUntilTheSameTime() {
    shop.sold("2026-11-15T14:00:00Z", 2, "80.00");
    shop.sold("2026-11-15T14:15:00Z", 1, "999.00");
    shop.sold("2026-11-21T10:00:00Z", 4, "100.00");
    shop.sold("2026-11-21T20:00:00Z", 5, "500.00");
    shop.sold("2026-11-22T09:00:00Z", 3, "90.00", "10.00");
    shop.sold("2026-11-22T14:00:00Z", 1, "30.00");
    shop.sold("2026-11-22T14:15:00Z", 1, "7.00");

    Today today = shop.today();

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
    shop.sold("2026-11-15T14:15:00Z", 1, "999.00");
    shop.sold("2026-11-21T10:00:00Z", 4, "100.00");
    shop.sold("2026-11-22T09:00:00Z", 3, "90.00");

    Today today = shop.today();

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
    shop.sold("2026-11-15T08:00:00Z", 1, weekAgo);
    shop.sold("2026-11-21T08:00:00Z", 1, yesterday);
    shop.sold("2026-11-22T08:00:00Z", 1, "100.00");

    assertThat(shop.today().verdict().orElseThrow())
        .satisfies(
            verdict -> {
              assertThat(verdict.sense()).isEqualTo(sense);
              assertThat(verdict.words()).isEqualTo(words);
            });
  }

  @Test
  void ofADayWithoutAnOrderByThenNothingIsToldInPerCent() {
    shop.sold("2026-11-15T08:00:00Z", 1, "50.00");
    shop.sold("2026-11-21T20:00:00Z", 5, "500.00");
    shop.sold("2026-11-22T08:00:00Z", 1, "100.00");

    Today today = shop.today();

    assertThat(verdict(today)).isEqualTo("good ▲ Ahead of a week ago");
    assertThat(figures(today)).first().isEqualTo("Gross sales $100.00 ▲ 100.0% a week ago: $50.00");
    assertThat(today.notes())
        .containsExactly("Not compared with yesterday: no orders until 14:15.", REFUNDS);
    assertThat(row(today, "24:00")).containsExactly("—", "$500.00", "$50.00");
  }

  @Test
  void aFreeOrderIsAnOrderAndNoPercentage() {
    shop.sold("2026-11-21T08:00:00Z", 2, "0.00");
    shop.sold("2026-11-22T08:00:00Z", 1, "0.00");

    Today today = shop.today();

    assertThat(verdict(today)).isEqualTo("neutral  Nothing to compare with");
    assertThat(figures(today))
        .startsWith(
            "Gross sales $0.00 yesterday: $0.00",
            "Orders 1 ▼ 50.0% yesterday: 2",
            "Average order value $0.00 yesterday: $0.00");
  }

  @Test
  void aNewShopSaysSinceWhenThereIsSomethingToCompareWith() {
    shop.sold("2026-11-21T08:00:00Z", 1, "50.00");
    shop.sold("2026-11-22T08:00:00Z", 1, "100.00");

    shop.begin("2026-11-20");
    Today third = shop.today();
    shop.begin("2026-11-21");
    Today second = shop.today();
    shop.begin("2026-11-22");
    shop.tables().get(KpiFile.SALES_RECENT).remove(0);
    Today first = shop.today();

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

  @ParameterizedTest
  @CsvSource({"JPY, 1234, 1000, '¥1,234', '¥617'", "KWD, 1.235, 1.000, KWD1.235, KWD0.618"})
  void amountsHaveTheCurrencysDecimals(
      String code, String gross, String before, String written, String average) {
    shop.sellsFor(code);
    shop.sold("2026-11-21T08:00:00Z", 1, before);
    shop.sold("2026-11-22T08:00:00Z", 2, gross);

    assertThat(figures(shop.today()))
        .anySatisfy(figure -> assertThat(figure).startsWith("Gross sales " + written + " ▲ 23."))
        .anySatisfy(figure -> assertThat(figure).startsWith("Average order value " + average));
  }

  @Test
  void daysAreThoseOfTheReportingZoneAndComparedByItsClocks() {
    shop.reportsIn("Europe/Berlin");
    shop.asOf("2026-10-25T09:20:00Z");
    shop.seenOn("2026-10-25");
    shop.begin("2026-10-01");
    // 10:00 and 10:15 by the clocks of the day before, when they were an hour ahead.
    shop.sold("2026-10-24T08:00:00Z", 1, "50.00");
    shop.sold("2026-10-24T08:15:00Z", 1, "900.00");
    shop.sold("2026-10-24T21:45:00Z", 1, "1.00");
    // The day's first quarter, by its clocks.
    shop.sold("2026-10-24T22:00:00Z", 1, "40.00");
    shop.sold("2026-10-25T09:00:00Z", 1, "60.00");

    Today today = shop.today();

    assertThat(today.section().meaning()).startsWith("Sun 25 Oct until 10:15, beside");
    assertThat(figures(today)).first().isEqualTo("Gross sales $100.00 ▲ 100.0% yesterday: $50.00");
  }

  @Test
  void whoWantsNoComparisonGetsNone() {
    shop.sold("2026-11-21T08:00:00Z", 1, "50.00");
    shop.sold("2026-11-22T08:00:00Z", 1, "100.00");

    Today today = shop.today("compare", "none");

    assertThat(today.verdict()).isEmpty();
    assertThat(today.section().meaning()).isEqualTo("Sun 22 Nov until 14:15.");
    assertThat(figures(today)).first().isEqualTo("Gross sales $100.00");
    assertThat(columns(today)).containsExactly("Until", "Today");
  }
}
