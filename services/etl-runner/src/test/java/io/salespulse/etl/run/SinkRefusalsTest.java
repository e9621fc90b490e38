package io.salespulse.etl.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.DataLayout;
import io.salespulse.contract.RejectedColumns;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.RunReport.Refusals;
import io.salespulse.contract.Segment;
import io.salespulse.contract.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records that the sink turned away, in the reports of the runs that find them. */
class SinkRefusalsTest {

  private static final LocalDate DAY = LocalDate.parse("2026-11-02");

  @TempDir Path data;
  private PipelineFixture pipeline;
  private DataLayout layout;

  @BeforeEach
  void aShop() throws IOException {
    pipeline = new PipelineFixture(data);
    layout = pipeline.layout();
    pipeline.write(SmallShop.ALL);
  }

  @Test
  void rejectedRecordsAreCountedWithTheCommonestReasonAndWarnedOfWhereTheyAreMost()
      throws IOException {
    // Each says at what character of its own the parser stumbled.
    reject(
        Topic.ORDERS,
        100,
        300,
        row ->
            "the value is not JSON: Unexpected character ('%c' (code %d))"
                .formatted('a' + row % 26, row));
    reject(Topic.ORDERS, 400, 100, row -> "field order_id is missing");
    reject(Topic.CUSTOMERS, 100, 1, row -> "the value is empty");

    RunReport run = pipeline.run();

    String json = "the value is not JSON: Unexpected character ('a' (code 0))";
    assertThat(run.refusals())
        .isEqualTo(
            Map.of(
                "orders", new Refusals(400, 403, json),
                "customers", new Refusals(1, 3, "the value is empty")));
    assertThat(run.rejected()).isEqualTo(401);
    assertThat(run.warnings())
        .containsExactly(
            "the sink rejected 400 of 403 new records of orders, in whole or in part, most often because "
                + json
                + " (data/raw/_rejected/orders has each)");
  }

  @Test
  void aRunTellsOnlyWhatCameSinceTheLastThatPublishedAlsoAfterARestart() throws IOException {
    reject(Topic.ORDERS, 100, 4, row -> "old");
    assertThat(pipeline.run().refusals()).containsOnlyKeys("orders");
    pipeline.restart();

    assertThat(pipeline.run().refusals()).isEmpty();

    pipeline.write(List.of(SmallShop.LATE_ORDER, SmallShop.LATE_ITEM));
    reject(Topic.ORDERS, 200, 2, row -> "new");
    // What the run that fails has found, the next one tells.
    Path broken = SmallShop.PROMOTION.write(layout, "a,b");
    assertThat(pipeline.run().failure()).isPresent();
    Files.delete(broken);
    pipeline.restart();
    RunReport next = pipeline.run();
    assertThat(next.refusals()).isEqualTo(Map.of("orders", new Refusals(2, 3, "new")));
    assertThat(next.rejected()).isEqualTo(2);
  }

  @Test
  void aDayThatIsBuiltAgainIsNotToldAgain() throws IOException {
    reject(Topic.ORDERS, 100, 4, row -> "old");
    pipeline.run();

    pipeline.write(List.of(SmallShop.LATE_ORDER, SmallShop.LATE_ITEM, SmallShop.PROMOTION));
    RunReport run = pipeline.run();

    assertThat(run.daysRebuilt()).contains(DAY);
    assertThat(run.refusals()).isEmpty();
    assertThat(run.rejected()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "data_quality.csv, no number,  data_quality.csv of the published set is damaged",
    "data_quality.csv, is missing, data_quality.csv of the published set is damaged",
    "manifest.json,    no number,  the published set is damaged",
    "manifest.json,    is missing, the published set is damaged",
    "manifest.json,    is null,    the published set is damaged",
  })
  void aPublishedSetThatIsDamagedIsToldOnceAndItsCountsAreNone(
      String name, String damage, String warning) throws IOException {
    reject(Topic.ORDERS, 100, 4, row -> "old");
    pipeline.run();
    Path file = layout.kpi().resolve(name);
    switch (damage) {
      case "no number" -> Files.writeString(file, Files.readString(file).replaceAll("\\d", "x"));
      case "is null" -> Files.writeString(file, "null");
      default -> Files.delete(file);
    }

    RunReport run = pipeline.run();

    assertThat(run.failure()).isEmpty();
    assertThat(run.refusals().get("orders").rejected()).isEqualTo(4);
    assertThat(run.warnings()).filteredOn(line -> line.startsWith(warning)).hasSize(1);
    RunReport next = pipeline.run();
    assertThat(next.refusals()).isEmpty();
    assertThat(next.warnings()).isEmpty();
  }

  @Test
  void aDamagedFileOfRejectedRowsFailsNothing() throws IOException {
    Path file = reject(Topic.ORDERS, 100, 1, row -> "unused");
    Files.write(file, new byte[] {0, (byte) 0xff, '"', '\n', 'x', '"', ',', '\n', '"', 7});
    Path other = reject(Topic.ORDERS, 200, 1, row -> "unused");
    Files.writeString(other, "something,else\n1,2,3\n");
    Files.writeString(reject(Topic.ORDERS, 300, 1, row -> "unused"), "");
    reject(Topic.ORDERS, 400, 3, row -> "known");

    RunReport run = pipeline.run();

    assertThat(run.failure()).isEmpty();
    assertThat(run.refusals().get("orders").commonestReason()).isEqualTo("known");
  }

  /** As the sink publishes it; later offsets are published later. */
  private Path reject(Topic topic, long startOffset, int rows, IntFunction<String> reason)
      throws IOException {
    StringBuilder text = new StringBuilder(String.join(",", RejectedColumns.ALL)).append('\n');
    IntStream.range(0, rows)
        .forEach(
            row ->
                text.append(
                    "%s,0,%d,%sT12:00:00Z,\"%s\",\"line\nand \"\"quotes\"\"\"\n"
                        .formatted(topic.topicName(), startOffset + row, DAY, reason.apply(row))));
    Path directory = Files.createDirectories(layout.rejected(topic, DAY));
    Path file =
        Files.writeString(
            directory.resolve(new Segment(topic.topicName(), 0, startOffset).fileName()), text);
    return Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(startOffset)));
  }
}
