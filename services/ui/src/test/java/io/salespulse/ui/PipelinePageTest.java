package io.salespulse.ui;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.salespulse.contract.KpiFile;
import io.salespulse.ui.kpi.KpiSets;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FakeServices.class)
class PipelinePageTest {

  private static final List<String> ROOMS =
      List.of(
          "/generator/stats",
          "/status",
          "/live",
          "/etl/runs",
          "/etl/runs/current",
          "/etl/schedule");

  @Inject KpiSets sets;

  @AfterEach
  void everyRoomIsSilent() {
    ROOMS.forEach(FakeServices::silence);
    FakeServices.answer("/q/health/ready", "{\"status\":\"UP\",\"checks\":[]}");
  }

  /** What the services say while Kafka is stopped: all of them answer, and none does its work. */
  @Test
  void aRoomThatIsNotReadyIsBrokenWhateverItsNumbersSay() {
    everyRoomAnswers(0.05);
    await()
        .untilAsserted(
            () ->
                assertThat(page().select("#room-generator").text())
                    .contains("fine", "Emits 0.05 orders a second."));

    FakeServices.answer(
        "/q/health/ready",
        "{\"status\":\"DOWN\",\"checks\":[{\"name\":\"writing\",\"status\":\"DOWN\","
            + "\"data\":{\"reason\":\"Kafka does not answer since 14:20.\"}}]}");

    await()
        .untilAsserted(
            () -> {
              Document page = page();
              for (String room : List.of("generator", "sink", "etl")) {
                assertThat(page.select("#room-" + room).text())
                    .contains("broken", "is not ready: Kafka does not answer since 14:20.")
                    .doesNotContain("fine", "Keeps up");
              }
            });
  }

  @Test
  void whatARoomCannotMeanIsNotUnderstoodAndThePageStaysWhole() {
    everyRoomAnswers(1);
    FakeServices.answer(
        "/generator/stats", "{\"orders_per_second\":1e999999999,\"backfill\":\"DONE\"}");
    FakeServices.answer("/status", "{\"topics\":{\"orders\":{\"lag\":1e999999999}}}");
    FakeServices.answer("/etl/runs", "[{\"status\":\"SUCCEEDED\"}]");

    await()
        .untilAsserted(
            () -> {
              Document page = page();
              for (String room : List.of("generator", "sink", "etl")) {
                assertThat(page.select("#room-" + room).text())
                    .contains("broken", "gives an answer that is not understood.");
              }
              assertThat(page.select("#flow-table tbody tr").get(2).select("td").eachText())
                  .containsOnly("—");
            });
  }

  @Test
  void aFewInAMillionThatBrokeARuleAreNotNone() {
    SampleKpis.twoWeeks(Instant.now())
        .with(
            KpiFile.DATA_QUALITY,
            List.of(SampleKpis.row("orders", "id_present", "1000000", "3", "")))
        .publish(FakeServices.dataDir(), "pipeline-" + UUID.randomUUID());
    sets.check();

    assertThat(page().select("#room-quality p").text())
        .isEqualTo("Less than 0.01% of orders broke the rule “ID present”, the most of all.");
  }

  /** Its author need not wait for the next run, and what that says then is not said twice. */
  @Test
  void aKpiOfOnesOwnThatIsWrongIsNamedBeforeARunHasTriedIt() {
    everyRoomAnswers(1);
    FakeServices.answer(
        "/etl/schedule",
        "{\"cron\":\"*/10 * * * *\",\"zone\":\"UTC\",\"next_fire_time\":\"2099-01-01T00:00:00Z\","
            + "\"own_kpis\":[{\"file\":\"good.sql\",\"problem\":null},"
            + "{\"file\":\"pairs.sql\",\"problem\":\"no column totl; line 2\"}]}");
    FakeServices.answer("/etl/runs", "[" + SampleRuns.succeeded(Instant.now()) + "]");
    await()
        .untilAsserted(
            () ->
                assertThat(page().select("#room-etl").text())
                    .contains(
                        "The last run succeeded.",
                        "KPI of your own pairs.sql: no column totl; line 2."));

    FakeServices.answer(
        "/etl/runs",
        "["
            + SampleRuns.succeeded(
                Instant.now(), "KPI of one's own pairs.sql: no column totl; line 2")
            + "]");
    await()
        .untilAsserted(
            () ->
                assertThat(page().select("#room-etl").text())
                    .contains("but KPI of one's own pairs.sql")
                    .doesNotContain("your own"));
  }

  private void everyRoomAnswers(double rate) {
    FakeServices.answer(
        "/generator/stats",
        "{\"topics\":{},\"orders_per_second\":%s,\"backfill\":\"DONE\"}".formatted(rate));
    FakeServices.answer("/status", "{\"topics\":{\"orders\":{\"lag\":7}}}");
    FakeServices.answer("/etl/runs/current", "{\"running\":null}");
    FakeServices.answer(
        "/etl/schedule",
        "{\"cron\":\"*/10 * * * *\",\"zone\":\"UTC\","
            + "\"next_fire_time\":\"2099-01-01T00:00:00Z\"}");
    FakeServices.answer("/etl/runs", "[]");
  }

  @Test
  void theNewestRecordsSayWhatBecameOfTheirFields() {
    everyRoomAnswers(1);
    FakeServices.answer(
        "/sources/sample",
        """
        {"topics": {"orders": {"kafka_topic": "shop.<b>",
          "accepted": {"partition": 3, "offset": 12, "timestamp": "2026-11-20T10:00:00Z",
            "fields": [
              {"field": "order_id", "at": "/id", "found": "<i>7</i>", "becomes": "<i>7</i>"},
              {"field": "total_amount", "at": "/cents", "found": "1250", "becomes": "12.50"},
              {"field": "status", "at": "/state"}]},
          "incomplete": {"partition": 1, "offset": 5, "timestamp": "2026-11-20T08:00:00Z",
            "reason": "line 2 of the order is left out: it is no object", "fields": []},
          "problem": "orders: Kafka has no topic <i>",
          "rejected": {"partition": 0, "offset": 1, "timestamp": "2026-11-20T09:00:00Z",
            "reason": "field order_id (at /id) is missing", "fields": []}}}}
        """);

    await()
        .untilAsserted(
            () -> {
              Element table = page().selectFirst("#records-table");
              assertThat(table.select("tbody tr:not(.details)").eachText())
                  .satisfiesExactly(
                      rejected ->
                          assertThat(rejected)
                              .startsWith("Orders shop.<b>, partition 0, offset 1")
                              .endsWith("rejected: field order_id (at /id) is missing"),
                      incomplete ->
                          assertThat(incomplete)
                              .endsWith(
                                  "accepted in part: line 2 of the order is left out: it is no object"),
                      accepted ->
                          assertThat(accepted)
                              .startsWith("Orders shop.<b>, partition 3, offset 12")
                              .endsWith("accepted"));
              assertThat(table.select("tr.details li").eachText())
                  .containsExactly(
                      "order_id: <i>7</i> at /id",
                      "total_amount: 1250 at /cents, becomes 12.50",
                      "status: nothing at /state");
              assertThat(table.select("i, b")).isEmpty();
              assertThat(page().select("#room-sink").text())
                  .contains("look", "orders: Kafka has no topic <i>");
            });

    FakeServices.answer("/sources/sample", "{\"topics\": {\"orders\": {\"accepted\": {}}}}");
    await()
        .untilAsserted(
            () ->
                assertThat(page().select("#records-table td.none").text())
                    .isEqualTo("No record has come since the sink started."));
  }

  @Test
  void aFieldThatIsNotAsItWasIsNamedWithItsShareAndSinceWhen() {
    everyRoomAnswers(1);
    FakeServices.answer(
        "/sources/sample",
        """
        {"topics": {
          "customers": {"kafka_topic": "customers"},
          "orders": {"kafka_topic": "shop.orders", "drifts": [
            {"at": "/lines/*/<b>", "kind": "TEXT", "share": 0.05, "before": 0.004,
             "since": "%1$s"},
            {"at": "/total", "kind": "MISSING", "share": 0.38, "before": 0, "since": "%1$s"}]}}}
        """
            .formatted("2026-11-20T14:20:00Z"));

    await()
        .untilAsserted(
            () -> {
              Document page = page();
              assertThat(page.select("#changes-table tbody tr").eachText())
                  .satisfiesExactly(
                      gone -> assertThat(gone).isEqualTo("Orders missing 38.0% of records"),
                      where ->
                          assertThat(where)
                              .startsWith("/total since ")
                              .endsWith("14:20 UTC (before: never)"),
                      text -> assertThat(text).isEqualTo("Orders a text 5.0% of lines"),
                      where ->
                          assertThat(where)
                              .startsWith("/lines/*/<b> since ")
                              .endsWith("14:20 UTC (before: 0.40%)"));
              assertThat(page.select("#room-sink").text())
                  .contains(
                      "look", "Orders: /total is missing in 38.0% of the newest records since")
                  .contains("14:20", "(before: never).");
            });

    FakeServices.answer("/sources/sample", "{\"topics\": {}}");
    await().untilAsserted(() -> assertThat(page().select("#changes-table")).isEmpty());
  }

  @Test
  void itStaysWholeWhenEveryRoomIsGone() {
    everyRoomIsSilent();
    await()
        .untilAsserted(
            () -> {
              Document page = page();
              assertThat(page.select("#room-generator").attr("data-level")).isEqualTo("bad");
              assertThat(page.select("#room-sink").text()).contains("broken", "answers 503");
              assertThat(page.select("#room-etl").attr("data-level")).isEqualTo("bad");
              assertThat(page.select("#flow-table tbody tr")).hasSize(4);
              assertThat(page.select("#live").text()).contains("sink at http", "answers 503");
            });
  }

  @Test
  void everyRoomTellsItsNumbersAndIsJudgedInWords() {
    SampleKpis.twoWeeks(Instant.now())
        .publish(FakeServices.dataDir(), "pipeline-" + UUID.randomUUID());
    sets.check();
    FakeServices.answer(
        "/generator/stats",
        "{\"topics\":{\"orders\":{\"clean\":1200,\"dirty\":30,\"duplicates\":4}},"
            + "\"orders_per_second\":2.5,\"backfill\":\"DONE\"}");
    FakeServices.answer(
        "/status",
        "{\"topics\":{\"orders\":{\"records\":1230,\"rejected\":30,\"segments\":6,"
            + "\"lag\":70000,\"raw_segments\":5}}}");
    FakeServices.answer("/etl/runs/current", "{\"running\":null}");
    FakeServices.answer(
        "/etl/schedule",
        "{\"cron\":\"*/10 * * * *\",\"zone\":\"UTC\",\"next_fire_time\":\"%s\"}"
            .formatted(Instant.now().plusSeconds(60)));
    FakeServices.answer(
        "/etl/runs", "[%s]".formatted(SampleRuns.failed(Instant.now(), "<b>disk full</b>")));

    await()
        .untilAsserted(
            () -> {
              Document page = page();
              assertThat(page.select("#room-generator").text())
                  .contains("fine", "Emits 2.5 orders a second");
              assertThat(page.select("#room-sink").text())
                  .contains("look", "70,000 records behind");
              assertThat(page.select("#room-etl").text())
                  .contains("broken", "failed at “build facts”: <b>disk full</b>.");
              assertThat(page.select("#room-dashboard").attr("data-level")).isEqualTo("good");
              assertThat(page.select("#flow-table tbody tr").get(2).select("td").eachText())
                  .containsExactly("1,234", "1,230", "70,000", "30", "6");
              assertThat(page.select("#runs-table tbody tr").text())
                  .contains("1.5", "Failed at “build facts”", "Flush sink 0.2 s");
              assertThat(page.select("#rules-table tbody tr:not(.details)")).hasSize(16);
            });
  }

  @Test
  void anUnchangedPipelineIs304() {
    Response first = given().get("/fragments/live");
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(
            given()
                .header("If-None-Match", first.header("ETag"))
                .get("/fragments/live")
                .statusCode())
        .isEqualTo(304);
  }

  private static Document page() {
    Response page = given().get("/pipeline");
    assertThat(page.statusCode()).isEqualTo(200);
    Document document = Jsoup.parse(page.asString());
    assertThat(document.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    return document;
  }
}
