package io.salespulse.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.salespulse.contract.KpiFile;
import java.time.Instant;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** What a filter lets through, and what that is compared with. */
@QuarkusTest
class FilteredFiguresTest extends FilteredShop {

  @Test
  void aFilterSumsTheCubeAndComparesWithThePeriodBefore() {
    Document page = page("/?range=custom&from=2026-11-21&to=2026-11-21&channel=Online");

    assertThat(page.select("[data-selected=sales]").text())
        .contains("$100.00", "▲ 25.0%", "up, better", "before: $80.00");
    assertThat(page.select("[data-selected=orders] .selected-value").text()).isEqualTo("4");
    assertThat(page.select("[data-selected=average] .selected-value").text()).isEqualTo("$25.00");
    assertThat(page.select("#trend-table tbody tr")).hasSize(1);
    assertThat(page.select("#trend-table tbody td").last().text()).isEqualTo("$80.00");
  }

  @Test
  void aDayThatIsNotOverCountsButIsNotCompared() {
    Document page = page("/?range=custom&from=2026-11-21&to=2026-11-22&channel=Online");

    assertThat(page.select("[data-selected=sales]").text())
        .contains("$250.00", "▲ 42.9%", "before: $70.00, now: $100.00");
    assertThat(page.select("#selected .meaning").text())
        .contains("; without today, which is not over, compared with");
  }

  @Test
  void todayIsComparedWithTheSameHoursOfYesterday() {
    kpis.with(
        KpiFile.SALES_BY_HOUR,
        List.of(
            hour("2026-11-21T13:00:00Z", 2, "40.00", "30.00", "10.00"),
            hour("2026-11-21T14:00:00Z", 7, "700.00", "0.00", "700.00"),
            hour("2026-11-22T13:00:00Z", 3, "50.00", "0.00", "50.00"),
            hour("2026-11-22T14:00:00Z", 1, "1.00", "0.00", "1.00")));
    publish();

    Document page = page("/?range=today");
    assertThat(page.select("[data-selected=gross]").text())
        .contains("$157.00", "▲ 25.0%", "before: $40.00, now: $50.00");
    assertThat(page.select("[data-selected=sales]").text())
        .as("of yesterday's sales most refunds are known, of today's none")
        .isEqualTo("$157.00");
    assertThat(page.select("[data-selected=refund-rate] .change")).isEmpty();
    assertThat(page.select("#selected .meaning").text())
        .isEqualTo(
            "22 Nov 2026; its hours until 14:00, compared with those of 21 Nov 2026, by gross"
                + " sales: a refund stands in the day of its order and may still come");
    Document cut = page("/?range=today&channel=Online");
    assertThat(cut.select("#selected .change")).isEmpty();
    assertThat(cut.select("#selected .meaning").text()).contains("today is not over");
  }

  @Test
  void whereTheNumbersAreOfDaysAgoNothingOnThePageIsCalledTodayOrYesterday() {
    clock.set(Instant.parse("2026-11-25T10:00:00Z"));

    for (String query :
        List.of(
            "",
            "?range=today",
            "?range=today&channel=Online",
            "?range=7d",
            "?range=custom&from=2026-11-21&to=2026-11-22",
            "?range=custom&from=2026-11-23&to=2026-11-25")) {
      assertThat(page("/" + query).text()).doesNotContainPattern("(?i)today|yesterday");
    }
    assertThat(page("/").select("#filter-range option").eachText())
        .containsExactly(
            "All days",
            "22 Nov 2026",
            "Last 7 days to 22 Nov 2026",
            "Last 14 days to 22 Nov 2026",
            "Last 30 days to 22 Nov 2026",
            "Last 90 days to 22 Nov 2026",
            "From … to …");
    assertThat(page("/?range=7d").select("#chip-range").text())
        .isEqualTo("Days: Last 7 days to 22 Nov 2026 ×");
    assertThat(meaning("?range=custom&from=2026-11-21&to=2026-11-22&channel=Online"))
        .contains("; without 22 Nov 2026, which is not known as a whole, compared with");
    assertThat(meaning("?range=today&channel=Online"))
        .contains("; not compared, as 22 Nov 2026 is not known as a whole, and its hours");
    assertThat(meaning("?range=custom&from=2026-11-23&to=2026-11-25"))
        .endsWith("; later than the numbers, which end with 22 Nov 2026");
    assertThat(meaning("?range=custom&from=2026-11-26&to=2026-11-26")).endsWith("; still to come");

    kpis.with(
        KpiFile.SALES_BY_HOUR, List.of(hour("2026-11-22T13:00:00Z", 1, "9.00", "0.00", "9.00")));
    publish();
    assertThat(meaning("?range=today"))
        .endsWith("; not compared, as 21 Nov 2026 had no orders by this hour");
  }

  @Test
  void whatWasTodayIsYesterdayAtMidnight() {
    clock.set(Instant.parse("2026-11-23T00:00:00Z"));

    assertThat(page("/?range=today").select("#chip-range").text()).isEqualTo("Days: Yesterday ×");
    assertThat(meaning("?range=7d&channel=Online")).doesNotContain("today");
  }

  private static String meaning(String query) {
    return page("/" + query).select("#selected .meaning").text();
  }

  /** A returned order lowers sales and raises refunds, and is no order. */
  @Test
  void refundsAreInTheFiguresOfAFilterAndTheAverageIsOfGrossSales() {
    kpis.with(
        KpiFile.SALES_CUBE,
        List.of(
            List.of(
                "2026-11-20", "*", "Online", "Gold", "2", "3", "90.00", "9.00", "81.00", "90.00"),
            List.of(
                "2026-11-21",
                "*",
                "Online",
                "Gold",
                "3",
                "5",
                "100.00",
                "25.00",
                "75.00",
                "100.00"),
            List.of(
                "2026-11-21", "*", "Store", "Gold", "0", "-1", "0.00", "8.00", "-8.00", "-8.00"),
            List.of("2026-11-21", "Books", "Online", "Gold", "3", "5", "", "", "", "100.00")));
    publish();

    Document online = page("/?range=custom&from=2026-11-21&to=2026-11-21&channel=Online");
    assertThat(online.select("#selected dt").eachText())
        .containsExactly(
            "Sales", "Gross sales", "Refund rate", "Orders", "Items", "Average order value");
    assertThat(online.select("#selected .selected-value").eachText())
        .containsExactly("$75.00", "$100.00", "25.0%", "3", "5", "$33.33");
    assertThat(online.select("[data-selected=sales]").text()).contains("▼ 7.4%", "before: $81.00");
    assertThat(online.select("[data-selected=gross]").text()).contains("▲ 11.1%", "before: $90.00");
    assertThat(online.select("#trend-table tbody td").eachText())
        .containsExactly("3", "5", "$100.00", "$25.00", "$75.00", "$33.33", "$90.00");

    Document both = page("/?range=custom&from=2026-11-21&to=2026-11-21&membership=Gold");
    assertThat(both.select("#selected .selected-value").eachText())
        .containsExactly("$67.00", "$100.00", "33.0%", "3", "4", "$33.33");
    assertThat(both.select("#channels-table tbody tr").eachText())
        .containsExactly("Online 3 $75.00 111.9%", "Store 0 -$8.00 -11.9%");
    assertThat(both.select("#channels-slices rect").eachAttr("width"))
        .as("there is nothing to see of what took more back than it sold")
        .containsExactly("111.94%");

    assertThat(page("/?category=Books").select("#selected dt").eachText())
        .as("a category's revenue knows no refunds")
        .containsExactly("Revenue", "Orders", "Items", "Revenue per order");
  }

  @Test
  void whatHasNoWholePeriodBeforeItIsNotComparedAndSaysWhy() {
    assertThat(page("/?range=7d").select("#selected .change")).isEmpty();
    assertThat(meaning("?range=7d"))
        .endsWith("; not compared, as the numbers begin on 19 Nov 2026");
    assertThat(meaning("?range=custom&from=2026-11-21&to=2026-11-21&membership=Silver"))
        .endsWith("; not compared, as 20 Nov 2026 had no orders");
    assertThat(meaning("?range=custom&from=2027-01-01&to=2027-01-02")).endsWith("; still to come");
  }

  @Test
  void aCategoryCountsItsOwnRevenueAsOrdersSpanCategories() {
    Document page = page("/?category=Books");

    assertThat(page.select("[data-selected=sales]").text()).isEqualTo("$80.00");
    assertThat(page.select("#filters dt").eachText()).contains("Revenue", "Revenue per order");
    assertThat(page.select("#channels-table tbody tr")).hasSize(1);
    assertThat(page.select("#categories-table tbody tr")).hasSize(8);
    assertThat(page.select("#categories-table tr.chosen th").text()).isEqualTo("Books");
  }

  @Test
  void theComparisonCanBeLeftOut() {
    Document page = page("/?range=today&compare=none");

    assertThat(page.select("#selected .change")).isEmpty();
    assertThat(page.selectFirst("#trend figure").hasAttr("data-previous")).isFalse();
    assertThat(page.select("#filter-compare option[selected]").attr("value")).isEqualTo("none");
  }

  @Test
  void aRangeOfOnesOwnMayBeGivenTheWrongWayRound() {
    Document page = page("/?range=custom&from=2026-11-22&to=2026-11-21");

    assertThat(page.select("[data-selected=orders] .selected-value").text()).isEqualTo("11");
    assertThat(page.select(".chip").text()).contains("21 Nov 2026 to 22 Nov 2026");
    assertThat(page.select("#filter-from").attr("value")).isEqualTo("2026-11-22");
  }

  private static List<String> hour(
      String start, int orders, String gross, String refunds, String sales) {
    return SampleKpis.row(start, orders, orders, gross, refunds, sales);
  }
}
