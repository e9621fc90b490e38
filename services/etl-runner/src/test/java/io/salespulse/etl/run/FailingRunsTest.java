package io.salespulse.etl.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.salespulse.contract.RunReport;
import io.salespulse.contract.RunReport.Failure;
import io.salespulse.contract.RunReport.Status;
import io.salespulse.contract.Topic;
import io.salespulse.etl.TestSpark;
import io.salespulse.etl.spark.PlainLocalFileSystem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.util.Progressable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A run that fails leaves what was published and says why; the next one repairs. */
class FailingRunsTest extends OnThreeDays {

  private Path published;

  @BeforeEach
  void theirKpisArePublished() throws IOException {
    published = pipeline.layout().kpi().toRealPath();
  }

  @Test
  void aFileWithAWrongHeaderFailsTheRunByName() throws IOException {
    Path wrong = SmallShop.LATE_ORDER.write(pipeline.layout(), "order,customer,a,b,c,d,e,f");
    SmallShop.LATE_ITEM.write(pipeline.layout());

    assertFails("ingest", wrong.getFileName().toString());

    SmallShop.LATE_ORDER.write(pipeline.layout());
    assertRepaired();
  }

  @Test
  void aFileThatCannotBeReadFailsTheRunByName() throws IOException {
    Path directory = pipeline.layout().raw(Topic.ORDERS, SECOND);
    // Whom no permission stops, a link to itself does.
    Path loop = directory.resolve("orders-0-00000000000000000050.csv");
    Files.createSymbolicLink(loop, loop.getFileName());

    assertFails("discover", loop.toString());

    Files.delete(loop);
    pipeline.write(List.of(SmallShop.LATE_ORDER, SmallShop.LATE_ITEM));
    assertRepaired();
  }

  @Test
  void aFullDiskFailsTheRun() throws IOException {
    Path disk = Files.createDirectories(data.resolve("disk"));
    assumeTrue(mount(disk), "this user may not mount a small disk");
    try {
      pipeline = new PipelineFixture(disk.resolve("data"));
      pipeline.write(SmallShop.ALL);
      assertThat(pipeline.run().failure()).isEmpty();
      published = pipeline.layout().kpi().toRealPath();
      pipeline.write(List.of(SmallShop.LATE_ORDER, SmallShop.LATE_ITEM));
      Path filler = fill(disk.resolve("filler"));

      assertFails("ingest", "No space left on device");

      Files.delete(filler);
      assertRepaired();
    } finally {
      command("umount", "-l", disk.toString());
    }
  }

  @Test
  void noMemoryInSparkFailsTheRunAndNotTheProcess() throws IOException {
    Configuration hadoop = TestSpark.session().sparkContext().hadoopConfiguration();
    hadoop.set("fs.file.impl", NoMemory.class.getName());
    hadoop.setBoolean("fs.file.impl.disable.cache", true);
    try {
      pipeline.write(List.of(SmallShop.LATE_ORDER, SmallShop.LATE_ITEM));

      assertFails("ingest", "OutOfMemoryError: Java heap space");
    } finally {
      hadoop.set("fs.file.impl", PlainLocalFileSystem.class.getName());
      hadoop.unset("fs.file.impl.disable.cache");
    }
    assertRepaired();
  }

  /** Memory ends when a task opens a file of facts. */
  public static final class NoMemory extends RawLocalFileSystem {
    @Override
    public String getScheme() {
      return "file";
    }

    @Override
    public FSDataOutputStream create(
        org.apache.hadoop.fs.Path file,
        boolean overwrite,
        int bufferSize,
        short replication,
        long blockSize,
        Progressable progress) {
      throw new OutOfMemoryError("Java heap space");
    }
  }

  @Test
  void aLineThatDoesNotParseIsCountedWithItsFileAndNothingFails() throws IOException {
    RawSegment broken =
        RawSegment.of(
            Topic.ORDERS, "2026-11-02", 50, "o8,c1", SmallShop.LATE_ORDER.records().get(0));

    RunReport run = pipeline.runWith(broken, SmallShop.LATE_ITEM);

    assertThat(run.failure()).isEmpty();
    assertThat(pipeline.kpis().get("data_quality.csv"))
        .contains(
            "orders,line_parses,5,1,orders/dt=2026-11-02/orders-0-00000000000000000050.csv (1)\n");
    assertThat(pipeline.summary("total_sales")).isEqualTo("65.50");
    String line =
        "1 line does not parse, left out and counted in data_quality.csv:"
            + " 1 in orders/dt=2026-11-02/orders-0-00000000000000000050.csv";
    assertThat(run.warnings()).containsExactly(line);
    assertThat(RunLine.of(run)).contains(line);
  }

  private void assertFails(String stage, String reason) throws IOException {
    Map<String, String> kpis = pipeline.kpis();

    RunReport failed = pipeline.run();

    assertThat(failed.status()).isEqualTo(Status.FAILED);
    assertThat(failed.failure()).map(Failure::stage).contains(stage);
    assertThat(failed.failure().orElseThrow().reason()).contains(reason);
    assertThat(RunLine.of(failed)).contains(stage, reason, "the published KPIs stay");
    assertThat(pipeline.history()).first().isEqualTo(failed);
    assertThat(pipeline.layout().kpi().toRealPath()).isEqualTo(published);
    assertThat(pipeline.kpis()).isEqualTo(kpis);
  }

  /** The late order has come by now, and its item. */
  private void assertRepaired() throws IOException {
    RunReport next = pipeline.run();

    assertThat(next.failure()).isEmpty();
    assertThat(next.daysRebuilt()).containsExactly(SECOND);
    assertThat(pipeline.summary("total_sales")).isEqualTo("65.50");
    assertThat(pipeline.summary("items_sold")).isEqualTo("8");
  }

  private static boolean mount(Path disk) {
    return command("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk.toString());
  }

  /** Leaves no room for a further byte. */
  private static Path fill(Path filler) throws IOException {
    try (OutputStream file = Files.newOutputStream(filler)) {
      byte[] page = new byte[4096];
      while (true) {
        file.write(page);
      }
    } catch (IOException full) {
      return filler;
    }
  }

  private static boolean command(String... words) {
    try {
      return new ProcessBuilder(words).inheritIO().start().onExit().join().exitValue() == 0;
    } catch (IOException noSuchCommand) {
      return false;
    }
  }
}
