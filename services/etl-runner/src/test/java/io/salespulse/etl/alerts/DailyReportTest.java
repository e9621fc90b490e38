package io.salespulse.etl.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.testing.LogLines;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a chat is told of a day. */
class DailyReportTest extends ReportedDays {

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

    time.advance(Duration.ofDays(1));
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
}
