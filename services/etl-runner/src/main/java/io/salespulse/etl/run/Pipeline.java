package io.salespulse.etl.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Goals;
import io.salespulse.contract.KpiFile;
import io.salespulse.contract.Manifest;
import io.salespulse.contract.RunReport.Refusals;
import io.salespulse.etl.alerts.AlertsFile;
import io.salespulse.etl.facts.FactReader;
import io.salespulse.etl.facts.QualityOutsideDays;
import io.salespulse.etl.facts.RecentSalesReader;
import io.salespulse.etl.facts.ShopViews;
import io.salespulse.etl.kpi.KpiRow;
import io.salespulse.etl.own.OwnKpis;
import io.salespulse.etl.publish.KpiSets;
import io.salespulse.etl.publish.OwnCsv;
import io.salespulse.etl.publish.PublishedSet;
import io.salespulse.etl.raw.ImportCatalog;
import io.salespulse.etl.raw.RawCatalog;
import io.salespulse.etl.raw.RawFile;
import io.salespulse.etl.settings.EtlSettings;
import io.salespulse.etl.tables.DamagedTables;
import io.salespulse.etl.tables.Maintenance;
import io.salespulse.etl.tables.StoredTable;
import io.salespulse.etl.tables.TableCheck;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/** One run from raw files to a published KPI set. */
public final class Pipeline {

  /** Rules that compare two topics do not judge records younger than this. */
  private static final Duration GRACE = Duration.ofMinutes(1);

  private final EtlSettings settings;
  private final DataLayout layout;
  private final Supplier<SparkSession> spark;
  private final Supplier<List<String>> upstream;
  private final ObjectMapper json;
  private final KpiSets sets;
  private final Clock clock;
  private final KpiComputation kpis;
  private final ImportCatalog imports;
  private final Optional<OwnKpis> own;
  private final Optional<AlertsFile> alerts;

  /** Empty before the first run, and after one that failed: nobody knows what it left. */
  private Optional<Increment> increment = Optional.empty();

  /**
   * @param upstream makes records come into the raw files, and says why these lack some all the
   *     same
   */
  public Pipeline(
      EtlSettings settings,
      Supplier<SparkSession> spark,
      Supplier<List<String>> upstream,
      ObjectMapper json,
      Clock clock) {
    this.settings = settings;
    this.layout = settings.layout();
    this.spark = spark;
    this.upstream = upstream;
    this.json = json;
    this.sets = new KpiSets(layout, json, clock);
    this.clock = clock;
    this.imports = new ImportCatalog(layout, clock);
    this.kpis = new KpiComputation(settings.kpis());
    this.own =
        settings
            .ownKpis()
            .map(
                directory ->
                    new OwnKpis(
                        directory,
                        settings.kpis().zone(),
                        settings.kpis().currency().getDefaultFractionDigits(),
                        OwnKpis.TIME_OF_A_RUN,
                        layout.etl().resolve("own-kpi-begun"),
                        clock));
    this.alerts = settings.alerts().map(file -> new AlertsFile(file, System::getenv));
  }

  /** KPIs of the shop's own, where it has a directory of them. */
  public Optional<OwnKpis> own() {
    return own;
  }

  /** The file of alerts and goals, where the shop has one. */
  public Optional<AlertsFile> alerts() {
    return alerts;
  }

  /**
   * Runs every stage; what is known of the run is in its log, also when a stage fails.
   *
   * @throws DamagedTables where it failed because of them; another run makes them again
   */
  void run(RunLog log, RebuildRequest request) throws Exception {
    try {
      perform(log, request);
    } catch (Exception | Error failure) {
      Optional<Increment> failed = increment;
      increment = Optional.empty();
      kpis.forget();
      if (failed.isPresent() && failure instanceof Exception) {
        checkTables(failed.get(), failure);
      }
      throw failure;
    }
  }

  private static void checkTables(Increment failed, Throwable failure) {
    try {
      new TableCheck(failed.tables()).check(failed.settled().snapshots());
    } catch (DamagedTables damaged) {
      // One sentence is enough: what Spark says of it names the table in the best case.
      throw new DamagedTables(
          damaged.getMessage() + "; the next run makes data/tables again from the raw files");
    } catch (RuntimeException unknown) {
      failure.addSuppressed(unknown);
    }
  }

  /** What a set is made of. */
  private record Computed(Map<KpiFile, List<KpiRow>> rows, Map<String, OwnCsv> own) {}

  private void perform(RunLog log, RebuildRequest request) throws Exception {
    StageClock stages = log.stages();
    log.lacks(stages.time(Stage.FLUSH_SINK, upstream::get));
    log.warn(alerts.flatMap(AlertsFile::reread).stream().toList());
    SparkSession session = spark.get();
    Instant now = clock.instant();
    List<RawFile> files = stages.time(Stage.DISCOVER, () -> discover(log, request, session));
    Increment run = increment.orElseThrow();
    stages.time(Stage.INGEST, () -> run.ingest(files, log));
    Instant asOf =
        switch (settings.asOf()) {
          case CLOCK -> now;
          case LATEST_EVENT -> run.settled().newestRecord().orElse(now);
        };
    log.asOf(asOf);
    Instant graceLimit = asOf.minus(GRACE);
    Optional<PublishedSet> before = published(log);
    stages.time(Stage.BUILD_FACTS, () -> run.buildFacts(graceLimit, log));
    Computed computed =
        stages.time(
            Stage.COMPUTE_KPIS,
            () ->
                new Computed(
                    compute(run, asOf, graceLimit, before, files, log),
                    computeOwn(run, asOf, before, log)));
    stages.time(
        Stage.PUBLISH,
        () -> {
          sets.publish(
              log.id(),
              computed.rows(),
              computed.own(),
              entries -> manifest(log, entries, computed.own()));
          return computed.rows().size();
        });
    stages.time(Stage.MAINTAIN, () -> maintain(run));
  }

  private List<RawFile> discover(RunLog log, RebuildRequest request, SparkSession session)
      throws IOException {
    RawCatalog.Listing raw = new RawCatalog(layout).list();
    log.leftAlone(raw.strangers());
    ImportCatalog.Listing history = imports.list();
    log.notImported(history);
    List<RawFile> files = joined(raw.files(), history.files());
    if (increment.isEmpty() || !increment.get().isOf(session) || request != RebuildRequest.NONE) {
      kpis.forget();
      List<String> warnings = new ArrayList<>();
      Warehouse warehouse =
          Warehouse.open(
              settings, json, session, joined(files, history.unsettled()), request, warnings);
      log.warn(warnings);
      increment = Optional.of(new Increment(settings, warehouse, session, kpis, clock));
    }
    // What Spark makes of dates outside a query goes by the settings of this thread's session.
    SparkSession.setActiveSession(increment.get().tables().spark());
    return files;
  }

  private static List<RawFile> joined(List<RawFile> some, List<RawFile> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  private Map<KpiFile, List<KpiRow>> compute(
      Increment run,
      Instant asOf,
      Instant graceLimit,
      Optional<PublishedSet> before,
      List<RawFile> files,
      RunLog log)
      throws IOException {
    kpis.complete(new FactReader(run.tables()));
    QualityOutsideDays.count(run.tables(), run.dimensions(), run.settled().rejected(), graceLimit);
    Duration window = settings.kpis().window().multipliedBy(2);
    Duration recent = settings.kpis().recentWindow();
    Map<KpiFile, List<KpiRow>> computed =
        kpis.rows(
            run.dimensions().dimensions(),
            new RecentSalesReader(run.tables())
                .at(asOf, window.compareTo(recent) > 0 ? window : recent),
            asOf);
    log.refused(refusals(log, before, computed.get(KpiFile.DATA_QUALITY), files));
    return computed;
  }

  private Map<String, OwnCsv> computeOwn(
      Increment run, Instant asOf, Optional<PublishedSet> before, RunLog log) {
    if (own.isEmpty()) {
      return Map.of();
    }
    List<String> warnings = new ArrayList<>();
    try (ShopViews views = new ShopViews(run.tables())) {
      Map<String, OwnCsv> rows =
          own.get()
              .compute(
                  new OwnKpis.Input(
                      run.tables().spark(),
                      views::views,
                      run.settled().snapshots(),
                      asOf,
                      before.map(PublishedSet::own).orElse(Map.of())),
                  warnings);
      log.warn(warnings);
      return rows;
    }
  }

  /** What the run before left; none where it is damaged, as this run replaces it. */
  private Optional<PublishedSet> published(RunLog log) {
    try {
      return sets.published();
    } catch (IOException damaged) {
      warnOfDamage(log, "the published set", damaged);
      return Optional.empty();
    }
  }

  private static void warnOfDamage(RunLog log, String what, Exception damaged) {
    log.warn(
        List.of(
            ("%s is damaged (%s): what the sink rejected is counted from the first record on, and"
                    + " this run replaces the set")
                .formatted(what, FailureText.of(damaged))));
  }

  private Map<String, Refusals> refusals(
      RunLog log, Optional<PublishedSet> before, List<KpiRow> quality, List<RawFile> files) {
    List<Map<String, String>> now =
        quality.stream().map(row -> row.byColumn(KpiFile.DATA_QUALITY)).toList();
    try {
      return SinkRefusals.between(
          before.isPresent() ? before.get().rows(KpiFile.DATA_QUALITY) : List.of(), now, files);
    } catch (IOException | NumberFormatException damaged) {
      warnOfDamage(log, KpiFile.DATA_QUALITY.fileName() + " of the published set", damaged);
      return SinkRefusals.between(List.of(), now, files);
    }
  }

  private Manifest manifest(
      RunLog log, Map<String, Manifest.FileEntry> files, Map<String, OwnCsv> ofOwn) {
    return new Manifest(
        log.succeeded(clock.instant()),
        settings.kpis().zone().getId(),
        settings.kpis().currency().getCurrencyCode(),
        files,
        ofOwn.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, file -> file.getValue().entry())),
        alerts.map(AlertsFile::goals).orElse(Goals.NONE));
  }

  private static int maintain(Increment run) throws IOException {
    Maintenance maintenance = new Maintenance(run.tables());
    List<StoredTable> due = maintenance.due();
    if (!due.isEmpty()) {
      maintenance.compact(due);
      run.settleTables();
      maintenance.expire(due);
    }
    return due.size();
  }
}
