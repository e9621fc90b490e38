package io.salespulse.etl.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Manifest;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.RunReport.Status;
import io.salespulse.contract.Topic;
import io.salespulse.etl.alerts.ChatServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged process, a file of alerts and goals, and a chat. */
class AlertIT {

  private static final String RULES =
      """
      alerts:
        - metric: total_orders
          above: 2
          webhook: ${SALES_WEBHOOK}
      goals:
        - month: 2026-12
          sales: 250000
      report:
        cron: 0 0 * * *
        link: https://sales.example.com/report
        webhook: ${SALES_WEBHOOK}
      """;

  /** Of a process that reported a day of long ago, and was down since then. */
  private static final String BOOK =
      "{\"judged_run\":\"\",\"alerts\":[],\"report\":{\"day\":\"2020-01-01\",\"owed\":[]}}";

  @TempDir Path directory;

  private DataLayout layout;
  private Path file;
  @AutoClose private final Answers answers = new Answers();
  private URI sink;
  @AutoClose private ChatServer chat;

  @BeforeEach
  void aShopWithThreeOrders() throws IOException {
    layout = new DataLayout(Files.createDirectories(directory.resolve("data")));
    for (RawSegment segment : SmallShop.ALL) {
      segment.write(layout);
    }
    file = Files.writeString(directory.resolve("alerts.yaml"), RULES);
    sink =
        answers.sink(
            Arrays.stream(Topic.values())
                .map(topic -> Answers.partition(topic.topicName(), 0, 1))
                .toArray(String[]::new));
    chat = ChatServer.start();
  }

  @Test
  void aChatHearsOnceThatAnAlertBeginsAndOnceThatItEndsThoughTheProcessIsKilled() throws Exception {
    Files.writeString(Files.createDirectories(layout.etl()).resolve("alerts.json"), BOOK);
    try (EtlProcess process = start()) {
      process.awaitAnswers();
      assertThat(process.run().join().warnings()).isEmpty();
      awaitMessages("Alert", "Report");
      assertThat(process.answer("/etl/alerts"))
          .contains("\"metric\":\"total_orders\"", "\"value\":3", "\"since\":\"20")
          .doesNotContain(ChatServer.SECRET);

      Files.writeString(file, RULES.replace("above", "over"));
      RunReport withWrongFile = process.run().join();
      assertThat(withWrongFile.status()).isEqualTo(Status.SUCCEEDED);
      assertThat(withWrongFile.warnings())
          .singleElement()
          .asString()
          .startsWith("ALERTS_FILE: " + file + ", line 3: an alert has no over");
      assertThat(goalOfDecember()).isEqualByComparingTo("250000");
    }

    try (EtlProcess process = start()) {
      assertThat(process.exitCode()).isNotZero();
      assertThat(process.log())
          .contains("did not start: ALERTS_FILE: " + file + ", line 3: an alert has no over");
    }

    Files.writeString(file, RULES);
    RawSegment.of(
            Topic.ORDERS,
            0,
            LocalDate.parse("2026-11-04"),
            100,
            List.of("o3,c1,2026-11-03T10:00:00Z,30.00,app,cash,cancelled,,"))
        .write(layout);
    try (EtlProcess process = start()) {
      process.awaitAnswers();
      assertThat(process.run().join().warnings()).isEmpty();
      awaitMessages("Alert", "Alert over", "Report");
      assertThat(chat.bodies())
          .anySatisfy(body -> assertThat(body).startsWith("{\"text\":\"Alert: Orders 3, above 2."))
          .anySatisfy(
              body ->
                  assertThat(body)
                      .startsWith("{\"text\":\"Alert over: Orders 2, no longer above 2."))
          .anySatisfy(
              body ->
                  assertThat(body)
                      .startsWith("{\"text\":\"Report of ")
                      .contains("\\nhttps://sales.example.com/report?day="));
      assertThat(process.log()).doesNotContain(ChatServer.SECRET);
    }
  }

  private EtlProcess start() throws IOException {
    return EtlProcess.start(
        layout.root(),
        Map.of(
            "SINK_URL", sink.toString(),
            "ALERTS_FILE", file.toString(),
            "SALES_WEBHOOK", chat.address()));
  }

  /**
   * Until it is noted that they were taken: a process that is killed before tells the last again.
   *
   * @param beginnings of all messages until now, in any order
   */
  private void awaitMessages(String... beginnings) {
    await()
        .untilAsserted(
            () -> {
              assertThat(chat.bodies())
                  .extracting(body -> body.replaceAll("\\{\"text\":\"(Alert over|\\w+).*", "$1"))
                  .containsExactlyInAnyOrder(beginnings);
              assertThat(layout.etl().resolve("alerts.json"))
                  .content()
                  .contains("\"owed\":[]")
                  .doesNotContain("\"owed\":[\"", ChatServer.SECRET);
            });
  }

  private BigDecimal goalOfDecember() throws IOException {
    String manifest = Files.readString(layout.kpi().resolve(DataLayout.MANIFEST));
    return PipelineFixture.parsed(manifest, Manifest.class)
        .goals()
        .of(YearMonth.parse("2026-12"))
        .orElseThrow();
  }
}
