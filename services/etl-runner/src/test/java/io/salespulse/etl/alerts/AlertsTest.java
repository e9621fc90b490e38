package io.salespulse.etl.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.salespulse.contract.AlertStates.AlertState;
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
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of published sets, and a chat that is really there, or really away. */
class AlertsTest {

  private static final String BEGINS =
      "Alert: Sales growth -40.00 %, below -30 %. As of 3 Dec 2026, 14:00 UTC.";
  private static final String ENDS =
      "Alert over: Sales growth 5.00 %, no longer below -30 %. As of 3 Dec 2026, 14:10 UTC; it began"
          + " as of 3 Dec 2026, 14:00 UTC.";

  @TempDir Path data;

  private final SteppedClock time = new SteppedClock("2026-12-03T14:00:05Z");
  @AutoClose private ChatServer chat;
  private DataLayout layout;
  private SampleSets sets;
  private Path file;
  private AlertsFile watched;
  private Alerts alerts;
  private int runs;

  @BeforeEach
  void anAlertWithAWebhook() throws IOException {
    chat = ChatServer.start();
    layout = new DataLayout(data);
    sets = new SampleSets(layout);
    Files.createDirectories(layout.etl());
    file = data.resolve("alerts.yaml");
    write("below: -30");
    restart();
  }

  @Test
  void aWebhookIsToldOnceThatItBeginsAndOnceThatItEnds() throws IOException {
    for (String growth : List.of("-10.00", "-40.00", "-50.00", "-30.00", "-60.00")) {
      publishAndJudge(growth);
      alerts.deliver();
      alerts.deliver();
    }

    // On the limit it is not below.
    assertThat(chat.bodies()).hasSize(3);
    assertThat(chat.bodies().get(0))
        .isEqualTo(
            "{\"text\":\"Alert: Sales growth -40.00 %, below -30 %. As of 3 Dec 2026, 14:10"
                + " UTC.\"}");
    assertThat(chat.bodies().get(1)).contains("Alert over: Sales growth -30.00 %");
    assertThat(chat.bodies().get(2)).contains("Alert: Sales growth -60.00 %");
    assertThat(only().since()).contains(Instant.parse("2026-12-03T14:40:00Z"));
  }

  @Test
  void restartsTellNothingTwiceAndLoseNothing() throws IOException {
    publishAndJudge("-40.00");
    restart();
    alerts.judge();
    alerts.deliver();
    restart();
    alerts.judge();
    alerts.deliver();
    assertThat(texts()).containsExactly(BEGINS);

    publishAndJudge("5.00");
    restart();
    alerts.deliver();
    restart();
    alerts.deliver();
    assertThat(texts()).containsExactly(BEGINS, ENDS);
    assertThat(only().since()).isEmpty();
  }

  @Test
  void aSetThatAKilledProcessPublishedIsJudgedByTheNextOne() throws IOException {
    publish("-40.00", false);
    restart();

    alerts.judge();
    alerts.deliver();

    assertThat(texts()).containsExactly(BEGINS);
  }

  @Test
  void itBeginsAfterSoManyRunsInARow() throws IOException {
    write("below: -30\n  for: 3");
    restart();
    for (String growth : List.of("-40.00", "-40.00", "-1.00", "-40.00", "-40.00")) {
      publishAndJudge(growth);
      // The same set is judged once, however often it is looked at.
      alerts.judge();
      restart();
      assertThat(only().since()).isEmpty();
    }

    publishAndJudge("-40.00");

    assertThat(only().since()).isPresent();
  }

  @Test
  void withoutAValueOrWithAnIncompleteSetNothingBeginsOrEnds() throws IOException {
    write("below: -30\n  for: 2");
    restart();
    publishAndJudge("-40.00");
    publishAndJudge("");
    publishAndJudge("-40.00");
    assertThat(only().since()).as("a run without a value breaks the row").isEmpty();
    publish("-40.00", true);
    alerts.judge();
    assertThat(only().since()).as("a set that lacks records is no run").isEmpty();
    publishAndJudge("-40.00");
    assertThat(only().since()).isPresent();

    publishAndJudge("");
    publish("5.00", true);
    alerts.judge();

    assertThat(only().since()).isPresent();
    assertThat(only().value()).hasToString("Optional[-40.00]");
  }

  @ParameterizedTest
  @CsvSource({"503, 10", "429, 10", "0, 10", "404, 3600", "302, 3600"})
  void aWebhookThatDoesNotTakeItIsNamedAndTriedAgainAcrossRestarts(int status, int wait)
      throws IOException {
    away(status);
    try (LogLines log = new LogLines("io.salespulse.etl.alerts")) {
      publishAndJudge("-40.00");
      alerts.deliver();
      publishAndJudge("5.00");

      assertThat(only().undelivered())
          .hasValueSatisfying(
              waiting -> {
                assertThat(waiting.host()).isEqualTo("localhost");
                assertThat(waiting.messages()).isEqualTo(2);
                assertThat(waiting.since()).isEqualTo(time.instant());
                assertThat(waiting.problem())
                    .startsWith(status == 0 ? "cannot be reached (" : "answers " + status)
                    .contains("tried again");
              });
      assertThat(log.lines()).filteredOn(line -> line.contains("the webhook at")).hasSize(1);
      assertThat(String.join("\n", log.lines()) + only() + state())
          .doesNotContain(ChatServer.SECRET);
    }
    back(status);
    int before = chat.bodies().size();
    time.advance(Duration.ofSeconds(wait - 1));
    alerts.deliver();
    assertThat(chat.bodies()).as("not before its time").hasSize(before);

    time.advance(Duration.ofSeconds(1));
    alerts.deliver();
    restart();
    alerts.deliver();

    assertThat(texts().subList(before, texts().size())).containsExactly(BEGINS, ENDS);
    assertThat(only().undelivered()).isEmpty();
  }

  @Test
  void theWaitDoublesUpToAQuarterOfAnHourAndAnotherAddressIsTriedAtOnce() throws IOException {
    away(503);
    publishAndJudge("-40.00");
    for (long wait : new long[] {10, 20, 40, 80, 160, 320, 640, 900, 900}) {
      alerts.deliver();
      int tried = chat.bodies().size();
      time.advance(Duration.ofSeconds(wait - 1));
      alerts.deliver();
      assertThat(chat.bodies()).as("before %d s", wait).hasSize(tried);
      time.advance(Duration.ofSeconds(1));
    }
    alerts.deliver();
    try (ChatServer other = ChatServer.start()) {
      Files.writeString(file, Files.readString(file).replace(chat.address(), other.address()));
      assertThat(watched.reread()).isEmpty();

      alerts.deliver();

      assertThat(other.bodies()).hasSize(1);
    }
  }

  @Test
  void whoTakesAnAlertOutOfTheFileIsToldNothingMoreOfIt() throws IOException {
    away(503);
    publishAndJudge("-40.00");
    alerts.deliver();
    int tried = chat.bodies().size();
    back(503);
    write("below: -90");
    restart();

    publishAndJudge("5.00");
    alerts.deliver();

    assertThat(chat.bodies()).hasSize(tried);
    assertThat(only().since()).isEmpty();
    assertThat(state()).doesNotContain("-30");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "null",
        "{\"judged_run\":",
        "{\"judged_run\":\"run-000\",\"alerts\":[null]}",
        "{\"judged_run\":\"run-000\",\"alerts\":[{\"runs\":1}]}"
      })
  void aDamagedStateIsLoggedAndBegunAnew(String damaged) throws IOException {
    publishAndJudge("-40.00");
    Files.writeString(layout.etl().resolve("alerts.json"), damaged);
    try (LogLines log = new LogLines("io.salespulse.etl.alerts")) {
      restart();
      alerts.judge();

      assertThat(log.lines())
          .anySatisfy(line -> assertThat(line).contains("alerts.json is damaged"));
    }

    assertThat(only().since()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"summary.csv, sales_growth_pct", "manifest.json, {}", "manifest.json, null"})
  void aDamagedSetIsLoggedAndTheNextOneJudged(String name, String damaged) throws IOException {
    publish("-40.00", false);
    Path part = layout.kpi().resolve(name);
    String header = name.endsWith(".csv") ? Files.readAllLines(part).get(0) + "\n" : "";
    Files.writeString(part, header + damaged);
    try (LogLines log = new LogLines("io.salespulse.etl.alerts")) {
      restart();
      alerts.judge();

      assertThat(log.lines()).anySatisfy(line -> assertThat(line).contains("is not judged"));
    }
    assertThat(only().since()).isEmpty();

    publishAndJudge("-40.00");

    assertThat(only().since()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-such.yaml", "."})
  void aFileThatIsNotThereIsOneLineThatNamesTheSetting(String name) {
    Path missing = data.resolve(name);

    assertThatThrownBy(() -> new AlertsFile(missing, Map.<String, String>of()::get))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("ALERTS_FILE: " + missing)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void aWrongFileOnItsWayLeavesWhatItSaidBefore() throws IOException {
    AlertRules before = watched.rules();
    write("below: much");

    assertThat(watched.reread())
        .hasValueSatisfying(
            why ->
                assertThat(why)
                    .startsWith("ALERTS_FILE: " + file + ", line 3: below much is no number")
                    .doesNotContain(ChatServer.SECRET));
    assertThat(watched.rules()).isEqualTo(before);

    write("above: 3");
    assertThat(watched.reread()).isEmpty();
    assertThat(watched.rules()).isNotEqualTo(before);
  }

  private void restart() {
    watched = new AlertsFile(file, Map.<String, String>of()::get);
    alerts = new Alerts(watched, layout, SampleSets.JSON, time);
  }

  private void write(String limit) throws IOException {
    Files.writeString(
        file,
        "alerts:\n- metric: sales_growth_pct\n  %s\n  webhook: %s\n"
            .formatted(limit, chat.address()));
  }

  /** 0 for one that nobody reaches. */
  private void away(int status) {
    if (status == 0) {
      chat.close();
    } else {
      chat.answers(status);
    }
  }

  private void back(int status) throws IOException {
    if (status == 0) {
      chat.open();
    }
    chat.answers(200);
  }

  private AlertState only() {
    assertThat(alerts.states().alerts()).hasSize(1);
    return alerts.states().alerts().get(0);
  }

  private String state() throws IOException {
    return Files.readString(layout.etl().resolve("alerts.json"));
  }

  private List<String> texts() {
    return chat.bodies().stream().map(SampleSets::text).toList();
  }

  private void publishAndJudge(String growth) throws IOException {
    publish(growth, false);
    alerts.judge();
  }

  /** Sets of runs ten minutes apart. */
  private void publish(String growth, boolean isIncomplete) throws IOException {
    sets.publish(
        Instant.parse("2026-12-03T14:00:00Z").plus(Duration.ofMinutes(10L * runs++)),
        isIncomplete,
        "summary.csv",
        "metric,value,unit,previous_value,change_pct,note\nsales_growth_pct,%s,percent,,,\n"
            .formatted(growth));
  }
}
