package io.salespulse.etl.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.salespulse.contract.DataLayout;
import io.salespulse.etl.facts.FactTable;
import io.salespulse.etl.raw.RawFile;
import io.salespulse.etl.records.RecordTable;
import io.salespulse.etl.settings.EtlSettings;
import io.salespulse.etl.tables.DamagedTables;
import io.salespulse.etl.tables.Ledger;
import io.salespulse.etl.tables.Settled;
import io.salespulse.etl.tables.StoredTable;
import io.salespulse.etl.tables.TableCheck;
import io.salespulse.etl.tables.Tables;
import io.salespulse.support.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * The tables of a data directory and the ledger of what was read into them, opened so that they
 * agree: what a killed run left is taken back, and tables that cannot be used are made again.
 */
final class Warehouse {

  private static final List<StoredTable> TABLES =
      Stream.<StoredTable>concat(Stream.of(RecordTable.values()), Stream.of(FactTable.values()))
          .toList();

  private static final String EARLIER_FACTS = "facts";

  /** Files that an error names. */
  private static final int MOST_NAMES = 3;

  private final DataLayout layout;
  private final EtlSettings settings;
  private final ObjectMapper json;
  private final Tables tables;
  private final Ledger ledger;

  private Warehouse(DataLayout layout, EtlSettings settings, ObjectMapper json, Tables tables) {
    this.layout = layout;
    this.settings = settings;
    this.json = json;
    this.tables = tables;
    this.ledger = new Ledger(layout, json);
  }

  /**
   * Opens it for a run.
   *
   * @param files the raw files there are
   * @param request what the run was asked for
   * @param warnings takes what was rebuilt, and why
   * @throws IllegalStateException where a rebuild would lose records whose raw files are gone
   */
  static Warehouse open(
      EtlSettings settings,
      ObjectMapper json,
      SparkSession spark,
      List<RawFile> files,
      RebuildRequest request,
      List<String> warnings)
      throws IOException {
    DataLayout layout = settings.layout();
    Tables tables = Tables.open(spark, layout.tables(), settings.tablesCatalog(), TABLES);
    Warehouse warehouse = new Warehouse(layout, settings, json, tables);
    warehouse.open(files, request, warnings);
    return warehouse;
  }

  private void open(List<RawFile> files, RebuildRequest request, List<String> warnings)
      throws IOException {
    try {
      ledger.load();
      Optional<String> reason = whyRebuild(request);
      if (reason.isPresent()) {
        rebuild(reason.get(), files, request, warnings);
      } else {
        if (ledger.settled().isEmpty()) {
          begin();
        }
        new TableCheck(tables).check(settled().snapshots());
        tables.rollBack(settled().snapshots());
      }
    } catch (DamagedTables damaged) {
      rebuild(damaged.getMessage(), files, request, warnings);
    }
  }

  /** What is settled is told before the first table is made: without it nobody knows the rest. */
  private void begin() throws IOException {
    if (tables.exist() || !ledger.names().isEmpty()) {
      throw new DamagedTables("data/etl/ledger/settled.json is gone, which says what is in them");
    }
    ledger.settle(nothing(), List.of());
  }

  /** Empty where the tables are what this program makes with these settings. */
  private Optional<String> whyRebuild(RebuildRequest request) {
    if (request != RebuildRequest.NONE) {
      return Optional.of("it was asked for");
    }
    if (ledger.settled().isEmpty()) {
      return Files.exists(earlierFacts())
          ? Optional.of("data/facts is of an earlier version")
          : Optional.empty();
    }
    Settled settled = ledger.settled().get();
    if (settled.form() != Settled.FORM) {
      return Optional.of("they have the form of another version");
    }
    return settled.sourceZone().equals(settings.sourceZone().getId())
        ? Optional.empty()
        : Optional.of("SOURCE_ZONE was " + settled.sourceZone());
  }

  private void rebuild(
      String reason, List<RawFile> files, RebuildRequest request, List<String> warnings)
      throws IOException {
    SortedSet<String> missing = namesRead();
    files.forEach(file -> missing.remove(file.name()));
    if (!missing.isEmpty() && request != RebuildRequest.FORGET_ARCHIVED) {
      throw new IllegalStateException(
          ("data/tables have to be made again (%s), but of what they were made of %d files are gone:"
                  + " put them back where they were, below data/raw or data/import, or accept the loss of what they held with"
                  + " POST /etl/run?rebuild=true&forget=archived. Gone: %s")
              .formatted(
                  reason,
                  missing.size(),
                  missing.stream().limit(MOST_NAMES).collect(Collectors.joining(", "))));
    }
    warnings.add("data/tables are made again from the raw files: " + reason);
    ledger.forget(nothing());
    tables.drop();
    DurableFiles.deleteTree(layout.root().resolve(EARLIER_FACTS));
  }

  /** Names of all files that were read; where they cannot be told, what cannot be read. */
  private SortedSet<String> namesRead() throws IOException {
    try {
      SortedSet<String> names = ledger.names();
      if (names.isEmpty() && ledger.settled().isEmpty() && tables.exist()) {
        names.add("nobody knows which: data/etl/ledger is empty");
      }
      if (Files.exists(earlierFacts())) {
        try (Stream<Path> days = Files.list(earlierFacts())) {
          for (Path day : days.toList()) {
            json.readTree(day.toFile()).path("raw").fieldNames().forEachRemaining(names::add);
          }
        }
      }
      return names;
    } catch (DamagedTables | JsonProcessingException unreadable) {
      return new TreeSet<>(Set.of("nobody knows which: " + unreadable.getMessage()));
    }
  }

  /** Where earlier versions noted the raw files of each day. */
  private Path earlierFacts() {
    return layout.root().resolve(EARLIER_FACTS).resolve("_days");
  }

  Tables tables() {
    return tables;
  }

  Ledger ledger() {
    return ledger;
  }

  Settled settled() {
    return ledger.settled().orElseThrow();
  }

  private Settled nothing() {
    return Settled.nothing(settings.sourceZone().getId(), settings.factSettings());
  }
}
