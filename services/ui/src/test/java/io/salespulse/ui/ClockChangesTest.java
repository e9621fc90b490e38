package io.salespulse.ui;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.salespulse.contract.KpiFile;
import io.salespulse.ui.kpi.KpiSets;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Times at which nothing was ordered, twice something, or that never were. */
@QuarkusTest
@QuarkusTestResource(FakeServices.class)
class ClockChangesTest {

  @Inject KpiSets sets;

  @Test
  void aDayWithoutOrdersIsInSight() {
    publish(
        SampleKpis.twoWeeks(Instant.parse("2026-11-22T14:20:00Z"))
            .with(
                KpiFile.SALES_BY_DAY,
                List.of(
                    List.of("2026-11-17", "4", "4", "4", "40.00", "0.00", "40.00"),
                    List.of("2026-11-20", "5", "5", "5", "50.00", "0.00", "50.00"))));

    assertThat(page("/").select("#trend-table tbody th").eachText())
        .containsExactly(
            "Tue 17 Nov", "Wed 18 Nov", "Thu 19 Nov", "Fri 20 Nov", "Sat 21 Nov", "Sun 22 Nov");
    assertThat(page("/").select("#trend-table tbody td:nth-child(2)").eachText())
        .containsExactly("4", "0", "0", "5", "0", "0");
  }

  @Test
  void anHourThatClocksRepeatIsTwoWithTheirOffsets() {
    publish(
        berlin(
            "2026-10-25T12:20:00Z",
            List.of("2026-10-25T02:00:00+02:00", "1", "3", "3.00", "0.00", "3.00"),
            List.of("2026-10-25T02:00:00+01:00", "1", "4", "4.00", "0.00", "4.00")));

    Document page = page("/?by=hour");

    assertThat(page.select("#trend-table tbody th").eachText())
        .startsWith("Sun 25 Oct, 02:00 +02:00", "Sun 25 Oct, 02:00 +01:00", "Sun 25 Oct, 03:00");
    assertThat(page.select("#trend-table tbody td:nth-child(2)").eachText())
        .startsWith("1", "1", "0");
    assertThat(page.select("#rhythm-table tbody tr").get(2).select("td").first().text())
        .isEqualTo("1.0");
  }

  @Test
  void anHourThatClocksSkipIsNoHourWithoutOrders() {
    publish(
        berlin(
            "2026-03-29T12:20:00Z",
            List.of("2026-03-29T01:00:00+01:00", "3", "3", "3.00", "0.00", "3.00"),
            List.of("2026-03-29T04:00:00+02:00", "4", "4", "4.00", "0.00", "4.00")));

    Document page = page("/?by=hour");

    assertThat(page.select("#trend-table tbody th").eachText())
        .startsWith("Sun 29 Mar, 01:00", "Sun 29 Mar, 03:00", "Sun 29 Mar, 04:00");
    assertThat(page.select("#rhythm-table tbody tr").get(2).select("td").first().text())
        .isEqualTo("—");
    assertThat(page.select("#rhythm-table tbody tr").get(3).select("td").first().text())
        .isEqualTo("0.0");
  }

  private static SampleKpis berlin(String asOf, List<String> first, List<String> second) {
    return SampleKpis.twoWeeks(Instant.parse(asOf))
        .inZone("Europe/Berlin")
        .with(KpiFile.SALES_BY_HOUR, List.of(first, second));
  }

  private void publish(SampleKpis kpis) {
    kpis.publish(FakeServices.dataDir(), "run-" + UUID.randomUUID());
    sets.check();
  }

  private static Document page(String address) {
    return Jsoup.parse(given().get(address).asString());
  }
}
