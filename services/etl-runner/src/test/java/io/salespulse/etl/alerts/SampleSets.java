package io.salespulse.etl.alerts;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Goals;
import io.salespulse.contract.Manifest;
import io.salespulse.contract.RunReport;
import io.salespulse.testing.ContractJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Publishes sets as runs do, of the files that a test needs. */
final class SampleSets {

  static final ObjectMapper JSON = ContractJson.mapper();

  private final DataLayout layout;
  private int runs;

  SampleSets(DataLayout layout) {
    this.layout = layout;
  }

  /** A set in euros, of days in UTC. */
  void publish(Instant asOf, boolean isIncomplete, String file, String content) throws IOException {
    publish(manifest("run-%03d".formatted(runs), asOf, isIncomplete, "UTC", "EUR"), file, content);
  }

  void publish(Manifest manifest, String file, String content) throws IOException {
    Path set = Files.createDirectories(layout.kpiSets().resolve("run-%03d".formatted(runs++)));
    Files.writeString(set.resolve(file), content);
    JSON.writeValue(set.resolve(DataLayout.MANIFEST).toFile(), manifest);
    Files.deleteIfExists(layout.kpi());
    Files.createSymbolicLink(layout.kpi(), set);
  }

  static Manifest manifest(
      String run, Instant asOf, boolean isIncomplete, String zone, String currency) {
    return manifest(run, asOf, asOf, isIncomplete, zone, currency);
  }

  /** Of a run that began when its numbers were not yet, or no longer, what they are as of. */
  static Manifest manifest(
      String run,
      Instant startedAt,
      Instant asOf,
      boolean isIncomplete,
      String zone,
      String currency) {
    RunReport report =
        new RunReport(
            run,
            RunReport.Status.SUCCEEDED,
            RunReport.Trigger.SCHEDULE,
            startedAt,
            asOf,
            startedAt,
            List.of(),
            Map.of(),
            0,
            Map.of(),
            List.of(),
            List.of(),
            isIncomplete,
            Map.of(),
            Optional.empty());
    return new Manifest(report, zone, currency, Map.of(), Map.of(), Goals.NONE);
  }

  /** The text of a message. */
  static String text(String body) {
    try {
      return JSON.readTree(body).get("text").asText();
    } catch (IOException noJson) {
      throw new IllegalArgumentException(body, noJson);
    }
  }
}
