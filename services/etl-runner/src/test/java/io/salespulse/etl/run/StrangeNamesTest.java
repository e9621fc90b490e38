package io.salespulse.etl.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.RunReport;
import io.salespulse.contract.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that others chose, beside the segments and above them. */
class StrangeNamesTest {

  @TempDir Path directory;

  @Test
  void aDataDirectoryMayHaveAnyName() throws IOException {
    PipelineFixture pipeline = new PipelineFixture(directory.resolve("a b [c],{d,e}*?%20%\\f"));

    RunReport run = pipeline.runWith(SmallShop.ALL.toArray(RawSegment[]::new));

    assertThat(run.failure()).isEmpty();
    assertThat(pipeline.summary("total_sales")).isEqualTo("60.00");
    // Its name is none of the others' for Spark: a later run reads what the first has written.
    pipeline.restart();
    assertThat(pipeline.runWith(SmallShop.LATE_ORDER, SmallShop.LATE_ITEM).warnings()).isEmpty();
    assertThat(pipeline.summary("total_sales")).isEqualTo("65.50");
  }

  @Test
  void filesOfOthersAreLeftAloneAndNamedOnce() throws IOException {
    PipelineFixture pipeline = new PipelineFixture(directory);
    pipeline.write(SmallShop.ALL);
    Path day = pipeline.layout().raw(Topic.ORDERS, LocalDate.parse("2026-11-01"));
    Path segment = day.resolve("orders-0-00000000000000000000.csv");
    for (String name :
        new String[] {
          "orders (copy).csv",
          "orders-0-00000000000000000000 (copy).csv",
          "[1].csv",
          "a\nb.csv",
          "%41,{*}.csv"
        }) {
      Files.copy(segment, day.resolve(name));
    }
    Files.createDirectories(pipeline.layout().raw().resolve("@eaDir"));
    Files.createDirectories(day.resolve("orders-0-00000000000000000007.csv"));

    RunReport run = pipeline.run();

    assertThat(run.failure()).isEmpty();
    assertThat(pipeline.summary("total_sales")).isEqualTo("60.00");
    assertThat(run.warnings())
        .containsExactly(
            "7 entries of data/raw are no segments and left alone: @eaDir,"
                + " orders/dt=2026-11-01/%41,{*}.csv, orders/dt=2026-11-01/[1].csv,"
                + " orders/dt=2026-11-01/a?b.csv, orders/dt=2026-11-01/orders (copy).csv and 2 more");
  }
}
