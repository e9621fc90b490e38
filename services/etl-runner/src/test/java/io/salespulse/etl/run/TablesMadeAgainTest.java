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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  /** What somebody, or half a restore, does to a table. */
  enum Damage {
    DIRECTORY_GONE(""),
    METADATA_GONE("metadata"),
    NEWEST_METADATA_GONE("metadata/v[0-9]+[.]metadata[.]json"),
    NEWEST_METADATA_CUT("metadata/v[0-9]+[.]metadata[.]json"),
    MANIFEST_LIST_GONE("metadata/snap-.*[.]avro"),
    MANIFEST_GONE("metadata/[0-9a-f-]+-m0[.]avro"),
    MANIFEST_GARBLED("metadata/[0-9a-f-]+-m0[.]avro"),
    DATA_GONE("data/.*[.]parquet"),
    DATA_CUT("data/.*[.]parquet");

    private final Pattern files;

    Damage(String files) {
      this.files = Pattern.compile(files);
    }

    void happenTo(Path table) throws IOException {
      for (Path path : of(table)) {
        if (name().endsWith("GONE")) {
          DurableFiles.deleteTree(path);
        } else {
          byte[] bytes = Files.readAllBytes(path);
          if (name().endsWith("GARBLED")) {
            Arrays.fill(bytes, bytes.length / 4, bytes.length - 4, (byte) 0x55);
          }
          Files.write(
              path, name().endsWith("CUT") ? Arrays.copyOf(bytes, bytes.length / 2) : bytes);
        }
        Files.deleteIfExists(path.resolveSibling("." + path.getFileName() + ".crc"));
      }
    }

    /** Of metadata the newest alone: with the others a table is as it was before. */
    private List<Path> of(Path table) throws IOException {
      try (Stream<Path> paths = Files.walk(table)) {
        List<Path> found =
            paths
                .filter(path -> files.matcher(table.relativize(path).toString()).matches())
                .sorted()
                .toList();
        assertThat(found).isNotEmpty();
        return name().startsWith("NEWEST") ? found.subList(found.size() - 1, found.size()) : found;
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DIRECTORY_GONE, facts, sales",
    "DATA_GONE, records, customers",
    "DIRECTORY_GONE, records, orders",
    "METADATA_GONE, records, orders",
    "NEWEST_METADATA_GONE, records, orders",
    "NEWEST_METADATA_CUT, records, orders",
    "MANIFEST_LIST_GONE, records, orders",
    "MANIFEST_GONE, records, orders",
    "MANIFEST_GARBLED, records, orders",
    "DATA_GONE, records, orders",
    "DATA_CUT, records, orders"
  })
  void theRunThatMeetsADamagedTableMakesAllOfThemAgainAndSaysWhichWas(
      Damage damage, String namespace, String name) throws IOException {
    assertThat(pipeline.run().failure()).isEmpty();
    Path table = pipeline.layout().tables().resolve(namespace).resolve(name);
    damage.happenTo(table);
    pipeline.write(List.of(SmallShop.LATE_ORDER, SmallShop.LATE_ITEM, SmallShop.PROMOTION));

    RunReport again = pipeline.run();

    assertThat(again.failure()).isEmpty();
    assertThat(again.warnings())
        .singleElement()
        .asString()
        .startsWith("data/tables are made again from the raw files: ")
        .contains(namespace + "." + name)
        // What stands in a garbled manifest, Avro says without the file's name.
        .contains(damage == Damage.MANIFEST_GARBLED ? "" : table.toString());
    assertThat(again.rows()).containsEntry("orders", 4L);
    assertThat(pipeline.summary("total_sales")).isEqualTo("65.50");
    assertThat(pipeline.history()).filteredOn(run -> run.failure().isPresent()).isEmpty();
  }

  @Test
  void aTableWithoutItsVersionHintIsReadAllTheSame() throws IOException {
    Files.delete(pipeline.layout().tables().resolve("records/orders/metadata/version-hint.text"));

    RunReport after = pipeline.runWith(SmallShop.LATE_ORDER, SmallShop.LATE_ITEM);

    assertThat(after.failure()).isEmpty();
    assertThat(after.warnings()).isEmpty();
    assertThat(pipeline.summary("total_sales")).isEqualTo("65.50");
  }

  @Test
  void aRunThatMeetsADamagedTableWhoseRawFilesAreGoneSaysWhatToDo() throws IOException {
    assertThat(pipeline.run().failure()).isEmpty();
    Map<String, String> before = pipeline.kpis();
    Files.delete(SmallShop.ORDERS_OF_SECOND_DAY.write(pipeline.layout()));
    Damage.DATA_GONE.happenTo(pipeline.layout().tables().resolve("records/orders"));

    RunReport refused = pipeline.runWith(SmallShop.LATE_ORDER, SmallShop.LATE_ITEM);

    assertThat(refused.failure().orElseThrow().reason())
        .contains("records.orders cannot be read", ".parquet", "1 files are gone")
        .contains("rebuild=true&forget=archived");
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
