package io.salespulse.ui.today;

import static io.salespulse.ui.today.SundayShop.REFUNDS;
import static io.salespulse.ui.today.SundayShop.columns;
import static io.salespulse.ui.today.SundayShop.figures;
import static io.salespulse.ui.today.SundayShop.row;
import static io.salespulse.ui.today.SundayShop.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.KpiFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which day is shown, and what is said where there is none. */
class ShownDayTest {

  private final SundayShop shop = new SundayShop();

  @Test
  void beforeTheFirstOrderYesterdayIsShownAsAWhole() {
    shop.asOf("2026-11-22T09:20:00Z");
    shop.sold("2026-11-14T08:00:00Z", 10, "400.00");
    shop.sold("2026-11-20T08:00:00Z", 20, "1000.00");
    shop.sold("2026-11-21T08:00:00Z", 37, "600.00");
    shop.sold("2026-11-21T23:00:00Z", 3, "200.00");
    shop.sold("2026-11-22T09:15:00Z", 1, "7.00");

    Today today = shop.today();

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
    shop.sold("2026-11-21T08:00:00Z", 1, "50.00");
    shop.sold("2026-11-22T08:00:00Z", 1, "100.00");
    shop.seenOn("2026-11-25");

    Today today = shop.today();

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
    shop.asOf("2026-11-22T09:20:00Z");
    shop.sold("2026-11-21T08:00:00Z", 37, "600.00");
    shop.seenOn("2026-11-25");

    assertThat(shop.today().section().title()).isEqualTo("21 Nov 2026");
    assertThat(shop.today().section().meaning())
        .startsWith(
            "22 Nov 2026 has no order until 09:15, by when the day before had 37. Sat 21 Nov as a"
                + " whole,");
  }

  @Test
  void returnsAloneAreNoOrderAndAfterMidnightThereIsNothingToSayOfToday() {
    shop.asOf("2026-11-22T00:10:00Z");
    shop.sold("2026-11-21T08:00:00Z", 1, "5.00");
    shop.sold("2026-11-22T00:00:00Z", 0, "0.00", "3.00");

    assertThat(shop.today().section().meaning())
        .isEqualTo(
            "Today has no quarter of an hour yet that is over. Sat 21 Nov as a whole, beside the day before and a week before.");
    assertThat(shop.today().notes())
        .containsExactly("Not compared with the day before and a week before: no orders.", REFUNDS);
  }

  @Test
  void aShopWithoutAnOrderSaysSo() {
    shop.tables().get(KpiFile.SALES_BY_DAY).clear();

    Today today = shop.today();

    assertThat(today.section().absent())
        .isEqualTo("No order yet: the day begins with the first one.");
    assertThat(today.section().data()).isEmpty();
    assertThat(today.figures()).isEmpty();
    assertThat(today.notes()).isEmpty();
  }

  @Test
  void aChosenDayIsShownAsAWholeAndOfSeveralTheLast() {
    shop.sold("2026-11-12T08:00:00Z", 1, "20.00");
    shop.sold("2026-11-18T08:00:00Z", 1, "80.00");
    shop.sold("2026-11-19T22:00:00Z", 2, "40.00");

    Today one = shop.today("range", "custom", "from", "2026-11-19", "to", "2026-11-19");
    Today several = shop.today("range", "custom", "from", "2026-11-10", "to", "2026-11-19");

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
    shop.sold("2026-11-22T08:00:00Z", 1, "100.00");

    for (String range : List.of("today", "7d", "90d")) {
      assertThat(shop.today("range", range).section().title()).isEqualTo("Today");
    }
    assertThat(
            shop.today("range", "custom", "from", "2026-11-20", "to", "2027-01-01")
                .section()
                .title())
        .isEqualTo("Today");
    assertThat(
            shop.today("range", "custom", "from", "2026-11-23", "to", "2026-11-24")
                .section()
                .absent())
        .isEqualTo("The chosen days are still to come.");

    shop.seenOn("2026-11-23");
    assertThat(
            shop.today("range", "custom", "from", "2026-11-23", "to", "2026-11-24")
                .section()
                .absent())
        .isEqualTo("The chosen days are later than the numbers, which end with yesterday.");
    assertThat(shop.today("range", "today").section().title()).isEqualTo("Yesterday");
  }

  @Test
  void otherFiltersDoNotReachItAndItSaysSo() {
    shop.sold("2026-11-22T08:00:00Z", 1, "100.00");

    assertThat(shop.today("channel", "Online", "range", "7d").section().unreached())
        .isEqualTo("Not filtered by category, channel or membership; the days are.");
  }

  @Test
  void aSetOfAnEarlierVersionSaysWhatComesAndShowsDaysThatAreOver() {
    shop.tables().remove(KpiFile.SALES_RECENT);
    shop.tables()
        .put(
            KpiFile.SALES_BY_DAY,
            List.of(row(KpiFile.SALES_BY_DAY, "2026-11-01", "1", "1", "1", "5.00", "", "5.00")));
    shop.tables()
        .get(KpiFile.SALES_BY_HOUR)
        .add(row(KpiFile.SALES_BY_HOUR, "2026-11-19T08:00:00Z", "1", "1", "5.00", "", "5.00"));

    assertThat(shop.today().section().absent())
        .isEqualTo("This KPI set is of an earlier version. This part comes with the next run.");
    assertThat(figures(shop.today("range", "custom", "from", "2026-11-19", "to", "2026-11-19")))
        .containsExactly("Gross sales $5.00", "Orders 1", "Average order value $5.00");
  }

  @ParameterizedTest
  @CsvSource({"<script>alert(1)</script>", "+999999999-12-31T23:45:00Z", "''", "2026-11-22"})
  void aTimeThatIsNoneIsLeftOut(String start) {
    shop.sold("2026-11-22T08:00:00Z", 1, "100.00");
    shop.tables()
        .get(KpiFile.SALES_RECENT)
        .add(row(KpiFile.SALES_RECENT, start, "9", "9", "9.00", "0.00", "9.00"));

    assertThat(figures(shop.today())).first().isEqualTo("Gross sales $100.00");
  }
}
