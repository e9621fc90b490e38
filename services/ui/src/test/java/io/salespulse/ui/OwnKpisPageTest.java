package io.salespulse.ui;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.salespulse.ui.kpi.KpiSets;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The part of the page that shows KPIs of the shop's own. */
@QuarkusTest
@QuarkusTestResource(FakeServices.class)
class OwnKpisPageTest {

  @Inject KpiSets sets;

  private SampleKpis kpis;

  @BeforeEach
  void aFreshSet() {
    kpis = SampleKpis.twoWeeks(Instant.now());
  }

  @AfterEach
  void aSetWithoutAny() {
    kpis = SampleKpis.twoWeeks(Instant.now());
    publish();
  }

  @Test
  void withoutAnyThereIsNoPart() {
    publish();

    assertThat(page("/").select("#own")).isEmpty();
    given().get("/fragments/own").then().statusCode(404);
    given().get("/kpi/own_pairs.csv").then().statusCode(404);
  }

  @Test
  void eachIsShownWithTitleUnitChartAndItsDownload() {
    twoKpis();

    Element own = page("/").selectFirst("#own");
    assertThat(own.selectFirst("h2").text()).isEqualTo("Your KPIs");
    assertThat(own.select(".choice").eachText()).containsExactly("Bought together", "Weeks");
    assertThat(own.selectFirst(".meaning").text()).isEqualTo("Bought together, in orders");
    assertThat(own.selectFirst("figure").attr("data-chart")).isEqualTo("bar");
    assertThat(own.selectFirst("figure").attr("data-column")).isEqualTo("1");
    assertThat(own.select("tbody tr").first().text()).isEqualTo("Ball + Tea 1,200 66.67");
    assertThat(own.selectFirst("td").attr("data-value")).isEqualTo("1200");

    Element weeks = page("/?own=own_weeks").selectFirst("#own");
    assertThat(weeks.select("figure")).isEmpty();
    assertThat(weeks.selectFirst(".footnote").text()).contains("and not newer: line 3");
    assertThat(given().get("/kpi/own_pairs.csv").then().statusCode(200).extract().asString())
        .startsWith("pair,orders,share_pct\nBall + Tea,1200,66.67\n'=1+1,3,0.17\n");
    assertThat(own.select("a.download").eachAttr("href"))
        .containsExactly("kpi/own_pairs.csv", "kpi/own_pairs.json");
    given()
        .get("/kpi/own_pairs.json")
        .then()
        .statusCode(200)
        .contentType(ContentType.JSON)
        .body("title", equalTo("Bought together"))
        .body("unit", equalTo("orders"))
        .body("columns[0]", equalTo(Map.of("name", "pair", "type", "string")))
        .body("rows[1]", equalTo(Map.of("pair", "=1+1", "orders", 3, "share_pct", 0.17f)))
        .body("rows[2].share_pct", nullValue())
        .body("rows", hasSize(14));
  }

  @Test
  void itIsSortedSearchedAndPaged() {
    twoKpis();

    assertThat(names("?own.sort=1")).startsWith("=1+1", "Ball + Tea");
    assertThat(names("?own.sort=2")).startsWith("Pair 1", "Pair 2");
    assertThat(names("?own.sort=-2")).startsWith("Ball + Tea");
    assertThat(names("?own.find=BALL")).containsExactly("Ball + Tea");
    assertThat(names("?own.page=2")).hasSize(4);
    assertThat(names("?own.sort=99&own.page=77")).hasSize(4);
    assertThat(names("?own.page=2&own=own_gone")).startsWith("Ball + Tea").hasSize(10);
    assertThat(page("/fragments/own?own.sort=1").select("th[aria-sort=ascending]").text())
        .isEqualTo("Pair");
  }

  private List<String> names(String query) {
    return page("/fragments/own" + query).select("tbody th").eachText();
  }

  private void twoKpis() {
    kpis.withOwn(
        "pairs",
        "Bought together",
        "orders",
        "bar",
        Optional.empty(),
        Stream.concat(
                Stream.of("pair,orders,share_pct", "Ball + Tea,1200,66.67", "=1+1,3,0.17"),
                IntStream.rangeClosed(1, 12).mapToObj(n -> "Pair %d,%d,".formatted(n, n)))
            .toArray(String[]::new));
    kpis.withOwn("weeks", "Weeks", "", "none", Optional.of("line 3"), "week,new", "2026-11-02,");
    publish();
  }

  private static Document page(String path) {
    return Jsoup.parse(given().get(path).then().statusCode(200).extract().asString());
  }

  private void publish() {
    kpis.publish(FakeServices.dataDir(), "run-" + UUID.randomUUID());
    sets.check();
  }
}
