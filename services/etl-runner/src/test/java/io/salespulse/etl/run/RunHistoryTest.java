package io.salespulse.etl.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.RunReport.Trigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunHistoryTest {

  @TempDir Path data;

  @Test
  void reportsOutliveARestartNewestFirst() throws IOException {
    RunReport first = report(1);
    RunReport second = report(2);
    history().add(first);
    history().add(second);

    assertThat(history().newestFirst()).containsExactly(second, first);
  }

  @Test
  void aReportSaysNothingThatWhoReadsItByTheContractDoesNotKnow() throws IOException {
    RunLog log = new RunLog("run-1", Trigger.SCHEDULE, Instant.EPOCH);
    log.refused(Map.of("orders", new RunReport.Refusals(390, 400, "customer_id is missing")));
    RunReport report = log.succeeded(Instant.EPOCH);
    ObjectMapper strict =
        PipelineFixture.JSON.copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    String json = PipelineFixture.JSON.writeValueAsString(report);

    assertThat(strict.readValue(json, RunReport.class)).isEqualTo(report);
  }

  @Test
  void aLineThatACrashCutShortIsSkipped() throws IOException {
    history().add(report(1));
    Files.writeString(
        data.resolve("etl/runs.jsonl"), "{\"id\":\"2\",\"sta", StandardOpenOption.APPEND);
    history().add(report(3));

    assertThat(history().newestFirst()).containsExactly(report(3), report(1));
  }

  @Test
  void theLast200AreKeptAndTheFileDoesNotGrowForever() throws IOException {
    RunHistory history = history();
    for (int run = 1; run <= 450; run++) {
      history.add(report(run));
    }

    assertThat(history.newestFirst()).hasSize(200).startsWith(report(450)).endsWith(report(251));
    assertThat(history().newestFirst()).isEqualTo(history.newestFirst());
    try (var lines = Files.lines(data.resolve("etl/runs.jsonl"))) {
      assertThat(lines.filter(line -> !line.isBlank()).count()).isLessThanOrEqualTo(400);
    }
  }

  private RunHistory history() throws IOException {
    return new RunHistory(new DataLayout(data), PipelineFixture.JSON);
  }

  private static RunReport report(int run) {
    Instant start = Instant.ofEpochSecond(1_790_000_000L + run);
    return new RunLog("run-%03d".formatted(run), Trigger.SCHEDULE, start)
        .succeeded(start.plusMillis(5));
  }
}
