package io.salespulse.ui;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.response.Response;
import io.salespulse.contract.KpiFile;
import io.salespulse.ui.kpi.KpiSets;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The shop of the tests of filters, whose cube has four days. */
@QuarkusTestResource(FakeServices.class)
abstract class FilteredShop {

  static final String HOSTILE = "<b onclick=alert(1)>\"'{page}";

  private static final Instant AS_OF = Instant.parse("2026-11-22T14:20:00Z");

  @Inject KpiSets sets;

  @Inject TestClock clock;

  SampleKpis kpis;

  @BeforeEach
  void fourDays() {
    clock.set(AS_OF);
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

  @AfterEach
  void now() {
    clock.set(Instant.now());
  }

  /** A row of the cube without refunds. */
  static List<String> cube(
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

  final void publish() {
    kpis.publish(FakeServices.dataDir(), "run-" + UUID.randomUUID());
    sets.check();
  }

  static Document page(String address) {
    Response page = given().get(address);
    assertThat(page.statusCode()).isEqualTo(200);
    return Jsoup.parse(page.asString());
  }
}
