package io.salespulse.etl.run;

import io.salespulse.contract.Columns;
import io.salespulse.contract.Topic;
import io.salespulse.etl.facts.DimensionTables;
import io.salespulse.etl.facts.FactBuilder;
import io.salespulse.etl.facts.FactReader;
import io.salespulse.etl.facts.FactTable;
import io.salespulse.etl.fold.DayFacts;
import io.salespulse.etl.raw.ImportConverter;
import io.salespulse.etl.raw.ImportConverter.Converted;
import io.salespulse.etl.raw.ImportConverter.Piece;
import io.salespulse.etl.raw.ImportReader;
import io.salespulse.etl.raw.RawFile;
import io.salespulse.etl.raw.RawFile.Kind;
import io.salespulse.etl.raw.RawReader;
import io.salespulse.etl.raw.RejectedFiles;
import io.salespulse.etl.records.Ingest;
import io.salespulse.etl.records.RecordTable;
import io.salespulse.etl.records.TopicRead;
import io.salespulse.etl.settings.EtlSettings;
import io.salespulse.etl.spark.Batches;
import io.salespulse.etl.spark.LocalTime;
import io.salespulse.etl.tables.Ledger;
import io.salespulse.etl.tables.Settled;
import io.salespulse.etl.tables.Tables;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.SparkSession;
import org.jboss.logging.Logger;

/**
 * Brings records and facts up to the raw files. Each step, some raw files read or the facts of some
 * days made, is settled at its end, and taken back by the next run if it was killed before.
 */
final class Increment {

  private static final Logger LOG = Logger.getLogger(Increment.class);

  /** Raw bytes that are read together; it bounds the memory. */
  private static final long RAW_BYTES_AT_ONCE = 64L << 20;

  /** Records whose facts are made together; it bounds the memory. */
  private static final long RECORDS_AT_ONCE = 1_000_000;

  /** Raw bytes that are worth a partition of their own in an exchange, while a core is free. */
  private static final long PARTITION_BYTES = 16L << 20;

  /** Records that are. */
  private static final long PARTITION_RECORDS = 125_000;

  private final SparkSession session;
  private final Tables tables;
  private final Ledger ledger;
  private final KpiComputation kpis;
  private final ImportConverter imports;
  private final Ingest ingest;
  private final DimensionTables dimensions;
  private final FactBuilder builder;
  private final FactReader facts;

  private Settled settled;

  Increment(
      EtlSettings settings,
      Warehouse warehouse,
      SparkSession session,
      KpiComputation kpis,
      Clock clock) {
    this.session = session;
    this.tables = warehouse.tables();
    this.ledger = warehouse.ledger();
    this.kpis = kpis;
    this.imports = new ImportConverter(settings.layout());
    this.ingest =
        new Ingest(
            tables,
            new RawReader(tables.spark(), settings.layout()),
            new ImportReader(tables.spark()),
            settings.sourceZone(),
            clock);
    this.dimensions = new DimensionTables(tables);
    this.builder =
        new FactBuilder(
            tables, dimensions, new LocalTime(settings.kpis().zone()), settings.statuses());
    this.facts = new FactReader(tables);
    this.settled = warehouse.settled();
    if (!settled.factSettings().equals(settings.factSettings())) {
      SortedSet<LocalDate> all = homeDays();
      // Days that lost their last record have none, and are to be emptied.
      all.addAll(settled.pending());
      all.addAll(facts.days());
      if (!all.isEmpty()) {
        LOG.infof(
            "%d days are made anew: %s instead of %s",
            all.size(), settings.factSettings(), settled.factSettings());
      }
      settled = settled.withFactSettings(settings.factSettings(), all);
    }
  }

  boolean isOf(SparkSession other) {
    return session == other && !session.sparkContext().isStopped();
  }

  Tables tables() {
    return tables;
  }

  DimensionTables dimensions() {
    return dimensions;
  }

  Settled settled() {
    return settled;
  }

  private SortedSet<LocalDate> homeDays() {
    SortedSet<LocalDate> days = new TreeSet<>(tables.days(RecordTable.ORDERS).keySet());
    days.addAll(tables.days(RecordTable.ORDER_ITEMS).keySet());
    return days;
  }

  /**
   * Reads the raw files that no run has read.
   *
   * @return how many
   */
  int ingest(List<RawFile> files, RunLog log) throws IOException {
    List<RawFile> unread = new ArrayList<>();
    for (RawFile file : files) {
      Optional<Ledger.Read> read = ledger.read(file);
      if (read.isEmpty()) {
        unread.add(file);
      } else if (read.get().size() != file.size()) {
        log.changed(file.name());
      }
    }
    // A customer who comes late concerns days whose facts are there; those of others follow anyway.
    SortedSet<LocalDate> made = homeDays();
    made.removeAll(settled.pending());
    double all = unread.stream().mapToLong(file -> file.size() + 1).sum();
    double done = 0;
    unread.sort(Comparator.comparing(RawFile::day));
    for (List<RawFile> batch : Batches.of(unread, RawFile::size, RAW_BYTES_AT_ONCE)) {
      ingest(batch, made, log);
      done += batch.stream().mapToLong(file -> file.size() + 1).sum();
      log.stages().done(done / all);
    }
    return unread.size();
  }

  private void ingest(List<RawFile> batch, SortedSet<LocalDate> made, RunLog log)
      throws IOException {
    Converted history =
        imports.convert(batch.stream().filter(file -> file.kind() == Kind.IMPORT).toList());
    log.warn(history.problems());
    log.imported(history.lines());
    List<RawFile> unread = history.unreadable();
    List<RawFile> settledFiles = batch.stream().filter(file -> !unread.contains(file)).toList();
    Map<String, Long> before = settled.snapshots();
    List<TopicRead> read = read(segments(settledFiles), history);
    read.forEach(log::read);
    Optional<Instant> newest =
        read.stream().flatMap(topic -> topic.newest().stream()).max(Comparator.naturalOrder());
    SortedSet<LocalDate> pending = new TreeSet<>(settled.pending());
    for (RecordTable table : RecordTable.values()) {
      if (table.isByDay()) {
        pending.addAll(tables.changes(table, before).days());
      }
    }
    pending.addAll(daysOfDimensions(before, made));
    Map<Topic, Long> rejected = RejectedFiles.count(settledFiles);
    settle(settled.withRead(newest, rejected).next(tables.snapshots(), pending), settledFiles);
    imports.clear();
  }

  private static List<RawFile> segments(List<RawFile> files) {
    return files.stream().filter(file -> file.kind() == Kind.SEGMENT).toList();
  }

  private List<TopicRead> read(List<RawFile> segments, Converted history) {
    List<TopicRead> read = new ArrayList<>();
    for (Piece piece : history.pieces()) {
      shuffle(piece.bytes(), PARTITION_BYTES);
      read.addAll(ingest.read(piece));
    }
    shuffle(bytes(segments), PARTITION_BYTES);
    read.addAll(ingest.read(segments));
    return read;
  }

  /** Days whose orders see another version of a customer or a product than before. */
  private SortedSet<LocalDate> daysOfDimensions(
      Map<String, Long> before, SortedSet<LocalDate> made) {
    SortedSet<LocalDate> days = new TreeSet<>();
    if (made.isEmpty()) {
      dimensions.forget();
      return days;
    }
    DimensionTables.Changes changes = refreshDimensions(before);
    days.addAll(facts.daysOf(FactTable.ORDERS, Columns.CUSTOMER_ID, changes.customers(), made));
    days.addAll(
        facts.daysOf(RecordTable.ORDER_ITEMS, Columns.PRODUCT_ID, changes.products(), made));
    return days;
  }

  private DimensionTables.Changes refreshDimensions(Map<String, Long> since) {
    shuffle(
        tables.rows(RecordTable.CUSTOMERS) + tables.rows(RecordTable.PRODUCTS), PARTITION_RECORDS);
    return dimensions.refresh(since);
  }

  /**
   * Makes the facts of the days that changed.
   *
   * @return how many days
   */
  int buildFacts(Instant graceLimit, RunLog log) throws IOException {
    refreshDimensions(settled.snapshots());
    SortedSet<LocalDate> days = new TreeSet<>(settled.pending());
    SortedMap<LocalDate, Long> records = new TreeMap<>();
    days.forEach(day -> records.put(day, 0L));
    for (RecordTable table : RecordTable.values()) {
      if (table.isByDay()) {
        tables.days(table).forEach((day, rows) -> records.merge(day, rows, Long::sum));
      }
    }
    records.keySet().retainAll(days);
    int made = 0;
    for (List<LocalDate> batch : Batches.of(records.keySet(), records::get, RECORDS_AT_ONCE)) {
      shuffle(batch.stream().mapToLong(records::get).sum(), PARTITION_RECORDS);
      build(new TreeSet<>(batch), graceLimit);
      made += batch.size();
      log.stages().done((double) made / days.size());
    }
    log.built(days);
    return made;
  }

  private void build(SortedSet<LocalDate> days, Instant graceLimit) throws IOException {
    SortedMap<LocalDate, DayFacts> before = kpis.before(facts, days);
    FactBuilder.Built built = builder.build(days, graceLimit);
    SortedSet<LocalDate> pending = new TreeSet<>(settled.pending());
    pending.removeAll(days);
    pending.addAll(built.young());
    settle(settled.next(tables.snapshots(), pending), List.of());
    kpis.replace(before, built.facts());
  }

  /** Makes the present state of the tables the settled one; their rows are the same as before. */
  void settleTables() throws IOException {
    settle(settled.next(tables.snapshots(), settled.pending()), List.of());
  }

  private void settle(Settled next, Collection<RawFile> newlyRead) throws IOException {
    ledger.settle(next, newlyRead);
    settled = next;
  }

  private static long bytes(List<RawFile> files) {
    return files.stream().mapToLong(RawFile::size).sum();
  }

  /** A partition costs a task in every stage and a file in every day, so no more than help. */
  private void shuffle(long size, long worthOne) {
    long needed =
        Math.max(tables.spark().sparkContext().defaultParallelism(), 1 + size / (2 * worthOne));
    tables
        .spark()
        .conf()
        .set("spark.sql.shuffle.partitions", Math.min(1 + size / worthOne, needed));
  }
}
