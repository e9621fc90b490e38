package io.salespulse.etl.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.DataLayout;
import io.salespulse.testing.LogLines;
import io.salespulse.testing.SteppedClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a chat is told of a day, by a clock that moves when told. */
class DailyReportTest {

  private static final Duration A_DAY = Duration.ofDays(1);

  @TempDir Path data;

  private SteppedClock time = new SteppedClock("2026-12-02T06:00:00Z");
  private ChatServer chat;
  private DataLayout layout;
  private SampleSets sets;
  private Path file;
  private AlertsFile rules;
  private Alerts alerts;
  private String zone = "UTC";

  @BeforeEach
  void aReportAtSeven() throws IOException {
    chat = ChatServer.start();
    layout = new DataLayout(data);
    Files.createDirectories(layout.etl());
    sets = new SampleSets(layout);
    file = data.resolve("alerts.yaml");
    asksFor("0 7 * * *");
    start();
  }

  @AfterEach
  void close() {
    chat.close();
  }

  @Test
  void itIsSentOnceADayWhenItsTimeHasCome() throws IOException {
    publishAndLook();
    advanceTo("2026-12-02T06:59:59Z");
    alerts.deliver();
    assertThat(days()).isEmpty();

    advanceTo("2026-12-02T07:00:00Z");
    alerts.deliver();
    alerts.deliver();
    start();
    alerts.deliver();
    publishAndLook();
    assertThat(days()).containsExactly("2026-12-01");
    assertThat(SampleSets.text(chat.bodies().get(0)))
        .isEqualTo(
            """
            Report of Tue 1 Dec 2026
            Gross sales 10.00 EUR
            Orders 2, average order value 5.00 EUR
            Refunds 1.00 EUR, sales 9.00 EUR
            https://sales.example.com/report?day=2026-12-01""");

    time.advance(A_DAY);
    publishAndLook();
    assertThat(days()).containsExactly("2026-12-01", "2026-12-02");
  }

  @Test
  void nothingIsSentForTimesBeforeSomebodyAskedForIt() throws IOException {
    advanceTo("2026-12-02T10:00:00Z");
    publishAndLook();
    advanceTo("2026-12-03T06:59:59Z");
    publishAndLook();
    assertThat(days()).isEmpty();

    advanceTo("2026-12-03T07:00:00Z");
    alerts.deliver();
    assertThat(days()).containsExactly("2026-12-02");
  }

  @Test
  void ofTheTimesThatAProcessWasDownForTheNewestAloneIsSent() throws IOException {
    publishAndLook();
    advanceTo("2026-12-05T10:00:00Z");
    try (LogLines log = new LogLines("io.salespulse.etl.alerts")) {
      start();
      alerts.judge();
      alerts.deliver();
      assertThat(days()).as("the set that is there knows nothing of that day").isEmpty();
      publishAndLook();

      assertThat(days()).containsExactly("2026-12-04");
      assertThat(log.lines())
          .filteredOn(line -> line.contains("which has its place"))
          .containsExactly(
              "WARN the report of 2026-12-03 was not made before that of 2026-12-04 was due, which"
                  + " has its place");
    }
  }

  @Test
  void aProcessThatWasDownAtItsTimeSendsItWhenItIsBack() throws IOException {
    publishAndLook();
    advanceTo("2026-12-02T09:30:00Z");
    start();

    alerts.judge();
    alerts.deliver();

    assertThat(days()).containsExactly("2026-12-01");
  }

  @Test
  void itWaitsForASetThatKnowsTheWholeDay() throws IOException {
    publishAndLook();
    advanceTo("2026-12-03T07:00:00Z");
    // That of the day before is not sent any more.
    publishAndLook(Instant.parse("2026-12-02T23:59:59Z"), false);
    assertThat(days()).isEmpty();
    publishAndLook(time.instant(), true);
    assertThat(days()).isEmpty();

    publishAndLook(Instant.parse("2026-12-03T00:00:00Z"), false);
    assertThat(days()).containsExactly("2026-12-02");
  }

  @Test
  void aRecordOfAWrongClockMakesNoDayWhole() throws IOException {
    publishAndLook();
    advanceTo("2026-12-02T07:00:00Z");
    Instant future = Instant.parse("2099-01-01T00:00:00Z");
    publishAndLook(Instant.parse("2026-12-01T23:50:00Z"), future, false);
    assertThat(days()).isEmpty();

    publishAndLook(time.instant(), future, false);
    assertThat(days()).containsExactly("2026-12-01");
  }

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
  void oneThatNoSetKnewInTimeIsReplacedByTheNextAndTheLogSaysSoOnce() throws IOException {
    publishAndLook();
    publishAndLook(Instant.parse("2026-12-01T23:00:00Z"), false);
    try (LogLines log = new LogLines("io.salespulse.etl.alerts")) {
      advanceTo("2026-12-02T07:00:00Z");
      alerts.deliver();
      alerts.deliver();
      assertThat(log.lines())
          .containsExactly(
              "INFO the report of 2026-12-01 waits for a run that begins after that day and lacks"
                  + " nothing");

      advanceTo("2026-12-03T07:00:00Z");
      for (int second = 0; second < 3; second++) {
        alerts.deliver();
        time.advance(Duration.ofSeconds(1));
      }
      start();
      alerts.judge();
      alerts.deliver();
      assertThat(log.lines())
          .filteredOn(line -> line.contains("the report of 2026-12-01 was not made before"))
          .hasSize(1);
      assertThat(log.lines())
          .as("once by each of the two processes")
          .filteredOn(line -> line.contains("the report of 2026-12-02 waits"))
          .hasSize(2);
      assertThat(days()).isEmpty();
    }
    publishAndLook();
    assertThat(days()).containsExactly("2026-12-02");
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
  void itsTimeAndItsDayAreThoseOfTheZone() throws IOException {
    zone = "Australia/Sydney";
    publishAndLook();
    advanceTo("2026-12-02T19:59:59Z");
    publishAndLook();
    assertThat(days()).isEmpty();

    time.advance(Duration.ofSeconds(1));
    alerts.deliver();
    assertThat(days()).containsExactly("2026-12-02");
  }

  @Test
  void whereTheHourIsMissingItComesAfterItAndWhereItComesTwiceOnce() throws IOException {
    zone = "Europe/Berlin";
    asksFor("30 2 * * *");
    at("2026-03-28T12:00:00Z");
    publishAndLook();
    advanceTo("2026-03-29T00:59:59Z");
    publishAndLook();
    assertThat(days()).isEmpty();
    time.advance(Duration.ofSeconds(1));
    alerts.deliver();
    assertThat(days()).containsExactly("2026-03-28");

    at("2026-10-24T12:00:00Z");
    Files.delete(layout.etl().resolve("alerts.json"));
    start();
    publishAndLook();
    for (String moment : List.of("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z")) {
      advanceTo(moment);
      publishAndLook();
    }
    assertThat(days()).containsExactly("2026-03-28", "2026-10-24");
  }

  @Test
  void aDayIsToldOnceHoweverOftenTheExpressionFires() throws IOException {
    asksFor("* 7 * * *");
    start();
    publishAndLook();
    advanceTo("2026-12-02T07:00:00Z");
    for (int minute = 0; minute < 3; minute++) {
      alerts.deliver();
      time.advance(Duration.ofMinutes(1));
    }
    asksFor("30 8 * * *");
    assertThat(rules.reread()).isEmpty();
    advanceTo("2026-12-02T08:30:00Z");
    alerts.deliver();

    assertThat(days()).containsExactly("2026-12-01");
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

  private void start() {
    rules = new AlertsFile(file, Map.<String, String>of()::get);
    alerts = new Alerts(rules, layout, SampleSets.JSON, time);
  }

  private void asksFor(String cron) throws IOException {
    Files.writeString(
        file,
        """
        report:
          cron: %s
          link: https://sales.example.com/report
          webhook: %s
        """
            .formatted(cron.startsWith("*") ? "'" + cron + "'" : cron, chat.address()));
  }

  /** Another clock, and a process that goes by it. */
  private void at(String moment) {
    time = new SteppedClock(moment);
    start();
  }

  private void advanceTo(String moment) {
    time.advance(Duration.between(time.instant(), Instant.parse(moment)));
  }

  private void publishAndLook() throws IOException {
    publishAndLook(time.instant(), false);
  }

  private void publishAndLook(Instant asOf, boolean isIncomplete) throws IOException {
    publishAndLook(asOf, asOf, isIncomplete);
  }

  /** Sets whose numbers begin with the first of December. */
  private void publishAndLook(Instant startedAt, Instant asOf, boolean isIncomplete)
      throws IOException {
    sets.publish(
        SampleSets.manifest("run-000", startedAt, asOf, isIncomplete, zone, "EUR"),
        "sales_by_day.csv",
        """
        date,orders,items,customers,gross_sales,refunds,sales
        2026-12-01,2,2,2,10.00,1.00,9.00
        """);
    Files.writeString(
        layout.kpi().resolve("summary.csv"), "metric,value,unit,previous_value,change_pct,note\n");
    alerts.judge();
    alerts.deliver();
  }

  private String book() throws IOException {
    return Files.readString(layout.etl().resolve("alerts.json"));
  }

  /** Of the reports that came, taken or not. */
  private List<String> days() {
    return chat.bodies().stream()
        .map(SampleSets::text)
        .map(text -> text.substring(text.lastIndexOf('=') + 1))
        .toList();
  }
}
