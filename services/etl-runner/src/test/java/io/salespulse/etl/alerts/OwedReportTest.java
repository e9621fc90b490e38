package io.salespulse.etl.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.testing.LogLines;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What becomes of a report that a chat has not taken, or nobody asks for any more. */
class OwedReportTest extends ReportedDays {

  @Test
  void oneThatWasNotTakenIsNotSentWeeksLater() throws IOException {
    publishAndLook();
    advanceTo("2026-12-02T07:00:00Z");
    chat.close();
    alerts.deliver();
    chat.open();
    advanceTo("2026-12-20T10:00:00Z");
    start();
    alerts.judge();
    alerts.deliver();
    assertThat(days()).isEmpty();

    publishAndLook();
    assertThat(days()).containsExactly("2026-12-19");
  }

  @Test
  void oneThatIsOwedOutlivesTheProcessAndIsAtWorstRepeated() throws IOException {
    chat.answers(503);
    publishAndLook();
    advanceTo("2026-12-02T07:00:00Z");
    alerts.deliver();
    start();
    chat.answers(200);
    String beforeItWasTaken = book();
    alerts.deliver();
    alerts.deliver();
    assertThat(days()).as("refused, then taken").containsExactly("2026-12-01", "2026-12-01");

    Files.writeString(layout.etl().resolve("alerts.json"), beforeItWasTaken);
    start();
    alerts.deliver();
    assertThat(days()).as("taken, and killed before the note of it").hasSize(3);
  }

  @Test
  void aWebhookThatIsAwayIsNamedByItsHostAndTriedAgain() throws IOException {
    publishAndLook();
    advanceTo("2026-12-02T07:00:00Z");
    chat.close();
    try (LogLines log = new LogLines("io.salespulse.etl.alerts")) {
      alerts.deliver();

      assertThat(alerts.states().undeliveredReport())
          .hasValueSatisfying(
              waiting -> {
                assertThat(waiting.host()).isEqualTo("localhost");
                assertThat(waiting.messages()).isEqualTo(1);
                assertThat(waiting.since()).isEqualTo(time.instant());
                assertThat(waiting.problem()).startsWith("cannot be reached (");
              });
      assertThat(log.lines())
          .anySatisfy(line -> assertThat(line).endsWith("; the daily report waits"));
      assertThat(String.join("\n", log.lines()) + alerts.states() + book())
          .doesNotContain(ChatServer.SECRET);
    }
    chat.open();
    time.advance(Duration.ofSeconds(9));
    alerts.deliver();
    assertThat(days()).isEmpty();

    time.advance(Duration.ofSeconds(1));
    alerts.deliver();
    assertThat(days()).containsExactly("2026-12-01");
    assertThat(alerts.states().undeliveredReport()).isEmpty();
  }

  @Test
  void oneThatWasNotTakenIsReplacedByTheNext() throws IOException {
    publishAndLook();
    advanceTo("2026-12-02T07:00:00Z");
    chat.close();
    alerts.deliver();
    advanceTo("2026-12-03T07:00:00Z");
    try (LogLines log = new LogLines("io.salespulse.etl.alerts")) {
      publishAndLook();

      assertThat(log.lines())
          .anySatisfy(
              line ->
                  assertThat(line)
                      .isEqualTo(
                          "WARN the webhook at localhost has not taken the last report: that of"
                              + " 2026-12-02 has its place"));
    }
    chat.open();
    time.advance(Duration.ofHours(1));
    alerts.deliver();
    assertThat(days()).containsExactly("2026-12-02");
  }

  @Test
  void whoTakesItOutOfTheFileAndInAgainIsToldOfTimesAfterThat() throws IOException {
    chat.answers(503);
    publishAndLook();
    advanceTo("2026-12-02T07:00:00Z");
    alerts.deliver();
    int tried = chat.bodies().size();
    Files.writeString(file, "alerts: []\n");
    assertThat(rules.reread()).isEmpty();
    time.advance(Duration.ofHours(1));
    alerts.deliver();
    assertThat(alerts.states().undeliveredReport()).isEmpty();
    assertThat(book()).doesNotContain("Report of");

    chat.answers(200);
    asksFor("0 7 * * *");
    assertThat(rules.reread()).isEmpty();
    publishAndLook();
    assertThat(chat.bodies()).hasSize(tried);
    advanceTo("2026-12-03T07:00:00Z");
    publishAndLook();
    assertThat(days()).endsWith("2026-12-02");
  }

  @Test
  void aDamagedSetIsLoggedOnceAndTheNextOneTellsOfTheDay() throws IOException {
    publishAndLook();
    advanceTo("2026-12-02T07:00:00Z");
    Files.writeString(layout.kpi().resolve("sales_by_day.csv"), "date,orders\n2026-12-01,many\n");
    try (LogLines log = new LogLines("io.salespulse.etl.alerts")) {
      alerts.deliver();
      alerts.deliver();

      assertThat(log.lines()).singleElement().asString().contains("and makes no report");
    }
    assertThat(days()).isEmpty();

    publishAndLook();
    assertThat(days()).containsExactly("2026-12-01");
  }

  @Test
  void whereTheBookIsDamagedTheReportThatIsDueIsToldRatherThanLost() throws IOException {
    chat.answers(503);
    publishAndLook();
    advanceTo("2026-12-02T07:00:00Z");
    alerts.deliver();
    Files.writeString(layout.etl().resolve("alerts.json"), book().substring(0, 40));
    chat.answers(200);
    try (LogLines log = new LogLines("io.salespulse.etl.alerts")) {
      start();
      alerts.judge();
      alerts.deliver();
      alerts.deliver();

      assertThat(log.lines()).noneSatisfy(line -> assertThat(line).contains("was not made"));
    }

    assertThat(days()).as("refused, then taken").containsExactly("2026-12-01", "2026-12-01");
  }

  @Test
  void aBookOfBeforeThereWereReportsIsRead() throws IOException {
    Files.writeString(
        file,
        Files.readString(file)
            + "alerts:\n- {metric: total_orders, above: 2, webhook: '%s'}\n"
                .formatted(chat.address()));
    Files.writeString(
        layout.etl().resolve("alerts.json"),
        """
        {"judged_run":"run-000","alerts":[{"condition":{"metric":"total_orders","of":"value",
         "below":null,"above":2},"runs":1,"since":"2026-12-01T14:00:00Z","value":3,
         "owed":["Alert: Orders 3"],"trouble":{"since":"2026-12-01T14:00:05Z","tries":4,
         "problem":"answers 503; it is tried again"}}]}""");
    try (LogLines log = new LogLines("io.salespulse.etl.alerts")) {
      start();
      publishAndLook();

      assertThat(log.lines()).noneSatisfy(line -> assertThat(line).contains("damaged"));
    }
    assertThat(chat.bodies()).singleElement().asString().contains("Alert: Orders 3");
    advanceTo("2026-12-02T07:00:00Z");
    alerts.deliver();
    assertThat(chat.bodies()).hasSize(2);
    assertThat(alerts.states().alerts().get(0).since()).isPresent();
  }
}
