package io.salespulse.ui;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.salespulse.contract.KpiFile;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** What can be chosen, how it is named, and where choices stand in the address. */
@QuarkusTest
class FilterTest extends FilteredShop {

  @Test
  void withoutAFilterNothingIsSelectedAndNothingSaysSo() {
    Document page = page("/");

    assertThat(page.select("#selected, .chip, .unreached")).isEmpty();
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
}
