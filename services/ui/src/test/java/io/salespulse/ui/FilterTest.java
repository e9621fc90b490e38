package io.salespulse.ui;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.salespulse.contract.KpiFile;
import io.salespulse.ui.kpi.KpiSets;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FakeServices.class)
class FilterTest {

  private static final Instant AS_OF = Instant.parse("2026-11-22T14:20:00Z");

  private static final String HOSTILE = "<b onclick=alert(1)>\"'{page}";

  @Inject KpiSets sets;

  private SampleKpis kpis;

  @BeforeEach
  void twoDays() {
    kpis =
        SampleKpis.twoWeeks(AS_OF)
            .with(
                KpiFile.SALES_CUBE,
                List.of(
                    cube("2026-11-19", "*", "Online", "Gold", "3", "7", "70.00", "70.00"),
                    cube("2026-11-20", "*", "Online", "Gold", "3", "7", "80.00", "80.00"),
                    cube("2026-11-21", "*", "Online", "Gold", "4", "8", "100.00", "100.00"),
                    cube("2026-11-21", "Books", "Online", "Gold", "3", "6", "", "60.00"),
                    cube("2026-11-22", "*", "Online", "Gold", "6", "9", "150.00", "150.00"),
                    cube("2026-11-22", "Books", "Online", "Gold", "2", "2", "", "20.00"),
                    cube("2026-11-22", "*", HOSTILE, "Silver", "1", "1", "7.00", "7.00"),
                    cube("2026-11-22", "Toys", HOSTILE, "Silver", "1", "1", "", "7.00")));
    publish();
  }

  @Test
  void withoutAFilterNothingIsSelectedAndNothingSaysSo() {
    Document page = page("/");

    assertThat(page.select("#selected, .chip, .unreached")).isEmpty();
  }

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
    assertThat(page.select("#selected .meaning").text()).contains("without today");
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
    assertThat(page("/?range=7d").select("#selected .meaning").text())
        .endsWith("; not compared, as the numbers begin on 19 Nov 2026");
    assertThat(
            page("/?range=custom&from=2026-11-21&to=2026-11-21&membership=Silver")
                .select("#selected .meaning")
                .text())
        .endsWith("; not compared, as 20 Nov 2026 had no orders");
    assertThat(
            page("/?range=custom&from=2027-01-01&to=2027-01-02")
                .select("#selected .meaning")
                .text())
        .endsWith("; still to come");
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
  void everyFilterIsAChipThatTakesItOff() {
    Document page = page("/?range=7d&membership=Gold&by=week");

    assertThat(page.select(".chip").eachText())
        .containsExactly("Days: Last 7 days ×", "Membership: Gold ×");
    assertThat(page.select("#chip-range").attr("href")).isEqualTo("./?by=week&membership=Gold");
    assertThat(page.select("#chip-membership").attr("href")).isEqualTo("./?by=week&range=7d");
    assertThat(page.select("#clear-filters").attr("href")).isEqualTo("./?by=week");
  }

  @Test
  void aRowIsAFilterAndTheChosenOneTurnsItselfOff() {
    assertThat(page("/").select("#memberships-table tbody a").first().attr("href"))
        .isEqualTo("./?membership=Gold");
    assertThat(page("/?membership=Gold").select("#memberships-table tr.chosen a").attr("href"))
        .isEqualTo("./");
  }

  @Test
  void partsOutOfReachSaySo() {
    Document page = page("/?channel=Online&by=hour");

    assertThat(page.select("#cards .unreached").text()).contains("Not filtered");
    assertThat(page.select("#products .unreached").text()).contains("do not reach this part");
    assertThat(page.select("#trend .unreached").text()).contains("the days are");
    assertThat(page.select("#channels .unreached")).isEmpty();
  }

  @Test
  void daysAndChannelReachTheNewestOrdersWhichSayHowFarBackTheyGo() {
    assertThat(page("/").select("#orders .meaning").text())
        .isEqualTo(
            "The newest 60 orders, back to 22 Nov 2026, 13:33; cancelled ones and returns are"
                + " among them.");
    Document online = page("/?channel=Online&range=today&membership=Gold");
    assertThat(online.select("#orders-table td:nth-child(5)").eachText())
        .hasSize(10)
        .containsOnly("Online");
    assertThat(online.select("#orders-count").text()).isEqualTo("1 to 10 of 20");
    assertThat(online.select("#orders .unreached").text())
        .isEqualTo("Not filtered by category or membership; days and channel are.");
    assertThat(page("/?range=custom&from=2026-11-21&to=2026-11-21").select("#orders-table").text())
        .contains("None of the newest orders is of what is chosen.");
  }

  @Test
  void theNewestOrdersOfOtherAreThoseOfAllChannelsWithoutRowsOfTheirOwn() {
    kpis.with(
        KpiFile.SALES_CUBE,
        List.of(
            cube("2026-11-22", "*", "Online", "Gold", "6", "9", "150.00", "150.00"),
            cube("2026-11-22", "*", "**", "Gold", "2", "2", "20.00", "20.00")));
    publish();

    assertThat(page("/?channel=**").select("#orders-table td:nth-child(5)").eachText())
        .containsOnly("Mobile App", "Store");
    assertThat(page("/?range=today").select("#channels-table a.orders").eachAttr("href"))
        .containsExactly(
            "./?range=today&channel=Online#orders", "./?range=today&channel=**#orders");
  }

  @Test
  void aNumberLeadsToTheNewestOrdersBehindItAsFarAsTheyGoBack() {
    Document page = page("/?by=week");
    Document books = page("/?by=week&category=Books");

    assertThat(page.select("#trend-table a.orders").eachAttr("href"))
        .as("the week that is going on, which began on a Sunday")
        .containsExactly("./?by=week&range=custom&from=2026-11-22&to=2026-11-22#orders");
    assertThat(books.select("#trend-table a.orders, #channels-table a.orders"))
        .as("of the newest orders nobody knows the categories")
        .isEmpty();
    assertThat(page("/?by=hour").select("#trend-table a.orders")).isEmpty();
    assertThat(page.select("#channels-table a.orders").first().attr("aria-label"))
        .endsWith("orders, the newest of Online");
    assertThat(books.select("#statuses-table a.orders").first().attr("href"))
        .as("a status's number is of all orders")
        .isEqualTo("./?by=week&orders.status=delivered#orders");
    assertThat(page.select("#card-total_orders a.orders").attr("href"))
        .as("a card is of all orders")
        .isEqualTo("./?by=week#orders");
    assertThat(page.select("#memberships a.orders, #categories a.orders")).isEmpty();
    kpis.without(KpiFile.RECENT_ORDERS);
    publish();
    assertThat(page("/").select("a.orders")).isEmpty();
  }

  @Test
  void aRangeOfOnesOwnMayBeGivenTheWrongWayRound() {
    Document page = page("/?range=custom&from=2026-11-22&to=2026-11-21");

    assertThat(page.select("[data-selected=orders] .selected-value").text()).isEqualTo("11");
    assertThat(page.select(".chip").text()).contains("21 Nov 2026 to 22 Nov 2026");
    assertThat(page.select("#filter-from").attr("value")).isEqualTo("2026-11-22");
  }

  @Test
  void hostileValuesStayTextInListsChipsAndAddresses() {
    Document page = page("/");
    String link =
        page.select("#filter-channel option").stream()
            .filter(option -> option.text().contains("onclick"))
            .findFirst()
            .orElseThrow()
            .attr("value");
    assertThat(link).isEqualTo(HOSTILE);

    Response filtered = given().queryParam("channel", HOSTILE).get("/");
    Document chosen = Jsoup.parse(filtered.asString());
    assertThat(chosen.select("[onclick]")).isEmpty();
    assertThat(chosen.select(".chip bdi").text()).isEqualTo(HOSTILE);
    assertThat(chosen.select("[data-selected=sales]").text()).isEqualTo("$7.00");
  }

  @Test
  void whatHasNoRowOfItsOwnIsOtherAndNotWhatIsCalledSo() {
    kpis.with(
            KpiFile.SALES_CUBE,
            List.of(
                cube("2026-11-22", "*", "Other", "Gold", "6", "9", "150.00", "150.00"),
                cube("2026-11-22", "*", "**", "Gold", "2", "2", "20.00", "20.00"),
                cube("2026-11-22", "**", "**", "Gold", "2", "2", "", "20.00")))
        .with(
            KpiFile.SALES_BY_CHANNEL,
            List.of(
                List.of("Other", "6", "150.00", "88.24"),
                List.of("Kiosk 1", "1", "10.00", "5.88"),
                List.of("Kiosk 2", "1", "10.00", "5.88")))
        .without(KpiFile.REVENUE_BY_CATEGORY);
    publish();

    Document page = page("/?channel=**");

    assertThat(page.select("#filter-channel option").eachText())
        .containsExactly("All", "Other", "Other (2 channels)");
    assertThat(page.select("#filter-category option").last().text())
        .isEqualTo("Other (how many categories is not known)");
    assertThat(page.select(".chip bdi").text()).isEqualTo("Other (2 channels)");
    assertThat(page.select("[data-selected=sales] .selected-value").text()).isEqualTo("$20.00");
    assertThat(page("/?channel=Other").select("[data-selected=sales] .selected-value").text())
        .isEqualTo("$150.00");
    assertThat(page("/?range=today").select("#channels-table tbody th").eachText())
        .containsExactly("Other", "Other (2 channels)");
    assertThat(page("/").select("#channels-table tbody a").eachAttr("href"))
        .as("the cube cannot tell one kiosk from the other")
        .containsExactly("./?channel=Other");
  }

  @Test
  void ofHundredsOfChannelsTheFirstFiftyAreRowsAndAllCanBeChosen() {
    kpis.with(
            KpiFile.SALES_CUBE,
            IntStream.range(0, 457)
                .mapToObj(
                    store -> cube("2026-11-22", "*", "S" + store, "Gold", "1", "1", "2.00", "2.00"))
                .toList())
        .with(
            KpiFile.SALES_BY_CHANNEL,
            IntStream.range(0, 457)
                .mapToObj(store -> List.of("S" + store, "1", "2.00", "0.22"))
                .toList());
    publish();

    for (String address : List.of("/", "/?range=today")) {
      Document page = page(address);
      assertThat(page.select("#channels-table tbody tr")).hasSize(51);
      assertThat(page.select("#channels-table tbody tr").last().text())
          .startsWith("The other 407 407 $814.00");
      assertThat(page.select("#channels-slices a")).as("none of them could be seen").isEmpty();
      assertThat(page.select("#filter-channel-list option")).hasSize(457);
    }
  }

  @Test
  void whatIsNoValueOfTheSetIsSaidAndNoFilter() {
    Document page = page("/?channel=Onl&category=books&by=week");

    assertThat(page.select("#filter-channel-wrong").text())
        .isEqualTo("No channel is called “Onl”: all channels are shown.");
    assertThat(page.select("#filter-channel[aria-invalid]").attr("value")).isEqualTo("Onl");
    assertThat(page.select(".chip bdi").eachText())
        .as("in whatever case it was typed")
        .containsExactly("Books");
    assertThat(page.select("#chip-category").attr("href")).isEqualTo("./?by=week");
    assertThat(page.select("#board").attr("data-query"))
        .as("as the address has it, so that the script can take it off")
        .isEqualTo("?by=week&category=Books&channel=Onl");
    Document hostile =
        Jsoup.parse(given().queryParam("membership", HOSTILE + "x").get("/").asString());
    assertThat(hostile.select("[onclick]")).isEmpty();
    assertThat(hostile.select("#filter-membership-wrong").text())
        .isEqualTo("No membership is called “" + HOSTILE + "x”: all memberships are shown.");
  }

  @Test
  void theLongestAddressThatThePageMakesIsOneThatItTakes() {
    String longest = "\ud83d\ude42".repeat(200);
    String search = "\ud83d\ude42".repeat(60);
    RequestSpecification request =
        given()
            .queryParam("category", longest)
            .queryParam("channel", longest)
            .queryParam("membership", longest);
    for (String part :
        List.of(
            "statuses",
            "refunds",
            "orders",
            "recent",
            "products",
            "stock",
            "best",
            "segments",
            "churn")) {
      request.queryParam(part + ".find", search).queryParam(part + ".sort", "-product_id");
    }

    assertThat(request.get("/").statusCode()).isEqualTo(200);
  }

  @Test
  void growthSaysWhereItGoesAsTheSalesDo() {
    Document page = page("/");

    assertThat(page.select("#card-sales_in_window .delta-bad").text()).startsWith("▼");
    assertThat(page.select("#card-sales_growth_pct .value .delta-bad").text())
        .isEqualTo("▼down, worse:");
  }

  @Test
  void nonsenseInTheAddressMeansTheDefault() {
    Document page =
        page(
            "/?range=yesterweek&from=99999999999&by=eon&show=joy&category="
                + "x".repeat(500)
                + "&churn.page=-3&churn.sort=drop");

    assertThat(page.select(".chip")).isEmpty();
    assertThat(page.select("#trend-table tbody tr")).hasSize(15);
  }

  @Test
  void withoutTheCubeTheFiltersSayWhyTheyDoNotWork() {
    kpis.without(KpiFile.SALES_CUBE);
    publish();

    assertThat(page("/?channel=Online").select("#filters").text())
        .contains("made without its sales cube");
  }

  @Test
  void aTableIsSortedSearchedAndPagedByItsAddress() {
    Document second = page("/?churn.sort=name&churn.page=2");
    assertThat(second.select("#churn-count").text()).isEqualTo("11 to 20 of 45");
    assertThat(second.select("#churn-table th[aria-sort=ascending]").text()).isEqualTo("Customer");
    assertThat(second.select("#churn-sort-name").attr("href")).isEqualTo("./?churn.sort=-name");
    assertThat(second.select("#churn-before").attr("href")).isEqualTo("./?churn.sort=name");

    Document found = page("/?churn.find=ROSSI&churn.sort=-sales");
    assertThat(found.select("#churn-table tbody th").eachText())
        .isNotEmpty()
        .allMatch(name -> name.contains("Rossi"));
    assertThat(found.select("#churn-search input[type=hidden]").attr("name"))
        .isEqualTo("churn.sort");
    assertThat(page("/?churn.find=nobody").select("#churn-table").text())
        .contains("No row has that text.");
  }

  @Test
  void heatMapsAreTables() {
    Document page = page("/");

    assertThat(page.select("#rhythm-table tbody tr")).hasSize(24);
    assertThat(page.select("#rhythm-table thead th")).hasSize(8);
    assertThat(page.select("#rhythm-table td.heat-9")).isNotEmpty();
    assertThat(page.select("#cohorts-table tbody tr")).hasSize(6);
    assertThat(page.select("#cohorts-table tbody tr").last().select("td").get(1).text())
        .isEqualTo("100.0%");
  }

  @Test
  void aCardHasItsSourceAndItsSeries() {
    Document page = page("/");

    assertThat(page.select("#formula-total_sales .source").text())
        .isEqualTo("Source: total_sales in summary.csv");
    assertThat(page.select("#card-total_sales .sparkline").attr("aria-label"))
        .isEqualTo("Sales of the last 13 days");
    assertThat(page.select("#card-inventory_turnover .sparkline")).isEmpty();
  }

  /** A row of the cube without refunds. */
  private static List<String> cube(
      String date,
      String category,
      String channel,
      String membership,
      String orders,
      String items,
      String sales,
      String revenue) {
    return List.of(
        date,
        category,
        channel,
        membership,
        orders,
        items,
        sales,
        sales.isEmpty() ? "" : "0.00",
        sales,
        revenue);
  }

  private static List<String> hour(
      String start, int orders, String gross, String refunds, String sales) {
    return SampleKpis.row(start, orders, orders, gross, refunds, sales);
  }

  private void publish() {
    kpis.publish(FakeServices.dataDir(), "run-" + UUID.randomUUID());
    sets.check();
  }

  private static Document page(String address) {
    Response page = given().get(address);
    assertThat(page.statusCode()).isEqualTo(200);
    return Jsoup.parse(page.asString());
  }
}
