package io.salespulse.etl.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.RunReport;
import io.salespulse.support.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of runs that find what a first one has made of three days. */
abstract class OnThreeDays {

  static final LocalDate FIRST = LocalDate.parse("2026-11-01");
  static final LocalDate SECOND = LocalDate.parse("2026-11-02");
  static final LocalDate THIRD = LocalDate.parse("2026-11-03");

  @TempDir static Path directory;
  static Path data;
  static Path threeDays;
  static RunReport first;

  PipelineFixture pipeline;

  @BeforeAll
  static void theFirstRunBuildsEveryDay() throws IOException {
    data = Files.createDirectories(directory.resolve("data"));
    threeDays = directory.resolve("three-days");
    PipelineFixture scratch = new PipelineFixture(data);
    scratch.write(SmallShop.ALL);

    first = scratch.run();

    assertThat(first.failure()).isEmpty();
    assertThat(first.daysRebuilt()).containsExactly(FIRST, SECOND, THIRD);
    assertThat(first.rows())
        .isEqualTo(Map.of("customers", 2L, "products", 2L, "orders", 3L, "order_items", 3L));
    assertThat(scratch.summary("total_sales")).isEqualTo("60.00");
    Freezer.copy(data, threeDays);
  }

  /** The first run is the same for all, and building three days for each costs seconds. */
  @BeforeEach
  void aProcessStartsOnWhatTheFirstRunLeft() throws IOException {
    // Tables name their files by whole paths, so that a copy is of use in its old place alone.
    DurableFiles.deleteTree(data);
    Freezer.copy(threeDays, data);
    pipeline = new PipelineFixture(data);
    pipeline.restart();
  }
}
