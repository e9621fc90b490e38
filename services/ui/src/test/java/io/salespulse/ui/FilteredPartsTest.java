package io.salespulse.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.salespulse.contract.KpiFile;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Which parts of the page follow a filter, and what each shows. */
@QuarkusTest
class FilteredPartsTest extends FilteredShop {

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
  void growthSaysWhereItGoesAsTheSalesDo() {
    Document page = page("/");

    assertThat(page.select("#card-sales_in_window .delta-bad").text()).startsWith("▼");
    assertThat(page.select("#card-sales_growth_pct .value .delta-bad").text())
        .isEqualTo("▼down, worse:");
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
}
