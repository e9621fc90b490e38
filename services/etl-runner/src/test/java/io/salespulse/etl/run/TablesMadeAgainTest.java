package io.salespulse.etl.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.RunReport;
import io.salespulse.contract.RunReport.Status;
import io.salespulse.contract.RunReport.Trigger;
import io.salespulse.contract.Topic;
import io.salespulse.support.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run does where tables, ledger or raw files are not what the last one left. */
class TablesMadeAgainTest extends OnThreeDays {

  @Test
  void withoutTheTablesTheSameKpisAreMadeAgainAndTheRunSaysWhy() throws IOException {
    Map<String, String> before = pipeline.kpis();
    DurableFiles.deleteTree(pipeline.layout().tables());
    pipeline.restart();

    RunReport again = pipeline.run();

    assertThat(again.daysRebuilt()).containsExactly(FIRST, SECOND, THIRD);
    assertThat(again.warnings()).singleElement().asString().contains("data/tables are made again");
    assertThat(pipeline.kpis()).isEqualTo(before);
  }

  @Test
  void aFileOfATableThatIsCutShortIsNoticedAndTheTablesAreMadeAgain() throws IOException {
    Map<String, String> before = pipeline.kpis();
    Path file;
    try (Stream<Path> files =
        Files.walk(pipeline.layout().tables().resolve("records/orders/data"))) {
      file = files.filter(path -> path.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
    Files.writeString(file, "PAR1");
    pipeline.restart();

    RunReport again = pipeline.run();

    assertThat(again.warnings())
        .singleElement()
        .asString()
        .contains(file.getFileName().toString(), "records.orders");
    assertThat(pipeline.kpis()).isEqualTo(before);
  }

  @Test
  void damagedMetadataOfATableIsNoticedAndTheTablesAreMadeAgain() throws IOException {
    Map<String, String> before = pipeline.kpis();
    try (Stream<Path> files =
        Files.walk(pipeline.layout().tables().resolve("facts/sales/metadata"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
        Files.writeString(file, "{");
      }
    }
    pipeline.restart();

    RunReport again = pipeline.run();

    assertThat(again.failure()).isEmpty();
    assertThat(again.warnings()).singleElement().asString().contains("are made again");
    assertThat(pipeline.kpis()).isEqualTo(before);
  }

  @Test
  void whereWhatIsSettledIsLostTheTablesAreMadeAgainFromTheFilesThatTheLedgerNames()
      throws IOException {
    Map<String, String> before = pipeline.kpis();
    Files.delete(pipeline.layout().etl().resolve("ledger/settled.json"));
    pipeline.restart();

    RunReport again = pipeline.run();

    assertThat(again.warnings()).singleElement().asString().contains("settled.json is gone");
    assertThat(again.daysRebuilt()).containsExactly(FIRST, SECOND, THIRD);
    assertThat(pipeline.kpis()).isEqualTo(before);
  }

  @Test
  void withoutTheLedgerNothingIsTakenFromTablesThatMayHoldArchivedRecords() throws IOException {
    Map<String, String> before = pipeline.kpis();
    Files.delete(SmallShop.ORDERS_OF_SECOND_DAY.write(pipeline.layout()));
    DurableFiles.deleteTree(pipeline.layout().etl().resolve("ledger"));
    pipeline.restart();

    RunReport refused = pipeline.run();

    assertThat(refused.failure().orElseThrow().reason())
        .contains("nobody knows which", "data/etl/ledger", "rebuild=true&forget=archived");
    assertThat(pipeline.kpis()).isEqualTo(before);
    assertThat(pipeline.layout().tables().resolve("records/orders/data")).isNotEmptyDirectory();
  }

  @Test
  void damagedTablesWhoseRawFilesAreGoneFailTheRunWithWhatToDo() throws IOException {
    Map<String, String> before = pipeline.kpis();
    Files.delete(SmallShop.ORDERS_OF_SECOND_DAY.write(pipeline.layout()));
    DurableFiles.deleteTree(pipeline.layout().tables());
    pipeline.restart();

    RunReport refused = pipeline.run();

    assertThat(refused.failure().orElseThrow().reason())
        .contains("1 files are gone", "orders/dt=2026-11-02", "rebuild=true&forget=archived");
    assertThat(pipeline.kpis()).isEqualTo(before);

    RunReport accepted = pipeline.job().run(Trigger.REQUEST, RebuildRequest.FORGET_ARCHIVED).join();

    assertThat(accepted.failure()).isEmpty();
    assertThat(pipeline.summary("total_sales")).isEqualTo("40.00");
  }

  @Test
  void rawFilesThatVanishLeaveWhatWasReadOfThem() throws IOException {
    Map<String, String> before = pipeline.kpis();
    for (Topic topic : Topic.values()) {
      DurableFiles.deleteTree(pipeline.layout().raw(topic, FIRST));
    }
    pipeline.restart();

    RunReport after = pipeline.run();

    assertThat(after.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(after.daysRebuilt()).isEmpty();
    assertThat(pipeline.kpis()).isEqualTo(before);
  }

  @Test
  void aCopyInAnotherPlaceIsMadeAgainFromItsRawFiles(@TempDir Path elsewhere) throws IOException {
    Path copy = elsewhere.resolve("copy");
    Freezer.copy(threeDays, copy);
    PipelineFixture moved = new PipelineFixture(copy);
    moved.restart();

    RunReport again = moved.run();

    assertThat(again.warnings())
        .singleElement()
        .asString()
        .contains("was made in", data.toString(), copy.toString());
    assertThat(moved.kpis()).isEqualTo(pipeline.kpis());
    // The tables of the copy name the files of what was copied, which are none of its business.
    assertThat(pipeline.run().warnings()).isEmpty();
  }

  @Test
  void aRawFileThatChangedIsNamedAndReadAgainByARebuild() throws IOException {
    RawSegment.of(Topic.ORDERS, "2026-11-02", 1, "o2,c2,2026-11-02T23:30:00Z,200.00,web,card")
        .write(pipeline.layout());

    RunReport after = pipeline.run();

    assertThat(after.warnings())
        .singleElement()
        .asString()
        .contains("orders-0-00000000000000000001.csv", "rebuild=true");
    assertThat(pipeline.summary("total_sales")).isEqualTo("60.00");

    pipeline.job().run(Trigger.REQUEST, RebuildRequest.REBUILD).join();

    assertThat(pipeline.summary("total_sales")).isEqualTo("240.00");
  }
}
