package io.salespulse.etl.alerts;

import io.salespulse.contract.DataLayout;
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
import org.junit.jupiter.api.io.TempDir;

/** A chat that is told of days, by a clock that moves when told. */
abstract class ReportedDays {

  @TempDir Path data;

  SteppedClock time = new SteppedClock("2026-12-02T06:00:00Z");
  @AutoClose ChatServer chat;
  DataLayout layout;
  SampleSets sets;
  Path file;
  AlertsFile rules;
  Alerts alerts;
  String zone = "UTC";

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

  final void start() {
    rules = new AlertsFile(file, Map.<String, String>of()::get);
    alerts = new Alerts(rules, layout, SampleSets.JSON, time);
  }

  final void asksFor(String cron) throws IOException {
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
  final void at(String moment) {
    time = new SteppedClock(moment);
    start();
  }

  final void advanceTo(String moment) {
    time.advance(Duration.between(time.instant(), Instant.parse(moment)));
  }

  final void publishAndLook() throws IOException {
    publishAndLook(time.instant(), false);
  }

  final void publishAndLook(Instant asOf, boolean isIncomplete) throws IOException {
    publishAndLook(asOf, asOf, isIncomplete);
  }

  /** Sets whose numbers begin with the first of December. */
  final void publishAndLook(Instant startedAt, Instant asOf, boolean isIncomplete)
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

  final String book() throws IOException {
    return Files.readString(layout.etl().resolve("alerts.json"));
  }

  /** Of the reports that came, taken or not. */
  final List<String> days() {
    return chat.bodies().stream()
        .map(SampleSets::text)
        .map(text -> text.substring(text.lastIndexOf('=') + 1))
        .toList();
  }
}
