package io.salespulse.etl.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.KpiFile;
import io.salespulse.contract.Manifest;
import io.salespulse.contract.RunReport.Refusals;
import io.salespulse.etl.clean.CleaningRules;
import io.salespulse.etl.facts.BuildPlan;
import io.salespulse.etl.facts.BuildPlanner;
import io.salespulse.etl.facts.ClosedVersions;
import io.salespulse.etl.facts.DayRecord;
import io.salespulse.etl.facts.FactBuilder;
import io.salespulse.etl.facts.FactReader;
import io.salespulse.etl.facts.FactStore;
import io.salespulse.etl.kpi.KpiRow;
import io.salespulse.etl.publish.KpiSets;
import io.salespulse.etl.raw.RawCatalog;
import io.salespulse.etl.raw.RawDay;
import io.salespulse.etl.raw.RawListing;
import io.salespulse.etl.raw.RawReader;
import io.salespulse.etl.settings.EtlSettings;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.jboss.logging.Logger;

/** One run from raw files to a published KPI set. */
public final class Pipeline {

  /** Rules that compare two topics do not judge records younger than this. */
  private static final Duration GRACE = Duration.ofMinutes(1);

  private static final Logger LOG = Logger.getLogger(Pipeline.class);

  private final EtlSettings settings;
  private final DataLayout layout;
  private final Supplier<SparkSession> spark;
  private final Supplier<List<String>> upstream;
  private final ObjectMapper json;
  private final KpiSets sets;
  private final Clock clock;
  private final BuildPlanner planner;
  private final KpiComputation kpis;
  private final ClosedVersions closedVersions = new ClosedVersions();

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
    this.planner = new BuildPlanner(settings.factSettings());
    this.kpis = new KpiComputation(settings.kpis());
  }

  /** Runs every stage; what is known of the run is in its log, also when a stage fails. */
  void run(RunLog log) throws Exception {
    StageClock stages = log.stages();
    log.lacks(stages.time(Stage.FLUSH_SINK, upstream::get));
    SparkSession session = spark.get();
    RawReader reader = new RawReader(session, layout);
    FactStore store = new FactStore(session, layout, json);
    Discovery found = stages.time(Stage.DISCOVER, () -> discover(reader, store));
    log.asOf(found.asOf());
    log.warn(found.plan().warnings());
    log.leftAlone(found.raw().strangers());
    String whyAgain = found.plan().whyAgain();
    if (!whyAgain.isEmpty()) {
      LOG.infof("run %s rebuilds days whose raw files are the same: %s", log.id(), whyAgain);
    }
    SortedMap<LocalDate, DayRecord> days =
        stages.time(
            Stage.BUILD_FACTS,
            () ->
                new FactBuilder(session, reader, store, closedVersions, settings.local())
                    .build(
                        found.plan(),
                        found.records(),
                        rules(found.asOf()),
                        found.asOf(),
                        stages::done));
    log.built(found.plan(), days);
    Map<KpiFile, List<KpiRow>> rows =
        stages.time(
            Stage.COMPUTE_KPIS,
            () -> {
              var computed = kpis.rows(new FactReader(store), days, found.asOf());
              log.refused(refusals(log, computed.get(KpiFile.DATA_QUALITY), found.raw()));
              return computed;
            });
    stages.time(
        Stage.PUBLISH,
        () -> {
          sets.publish(log.id(), rows, files -> manifest(log, files));
          return rows.size();
        });
  }

  private Map<String, Refusals> refusals(RunLog log, List<KpiRow> quality, RawListing raw) {
    List<Map<String, String>> now =
        quality.stream().map(row -> row.byColumn(KpiFile.DATA_QUALITY)).toList();
    try {
      return SinkRefusals.between(sets.published(KpiFile.DATA_QUALITY), now, raw.days().values());
    } catch (IOException | NumberFormatException damaged) {
      log.warn(
          List.of(
              ("%s of the published set is damaged (%s): what the sink rejected is counted from the"
                      + " first record on, and this run replaces the set")
                  .formatted(KpiFile.DATA_QUALITY.fileName(), FailureText.of(damaged))));
      return SinkRefusals.between(List.of(), now, raw.days().values());
    }
  }

  private Manifest manifest(RunLog log, Map<String, Manifest.FileEntry> files) {
    return new Manifest(
        log.succeeded(clock.instant()),
        settings.local().zone().getId(),
        settings.currency().getCurrencyCode(),
        files);
  }

  private record Discovery(
      Instant asOf, BuildPlan plan, SortedMap<LocalDate, DayRecord> records, RawListing raw) {}

  private Discovery discover(RawReader reader, FactStore store) throws IOException {
    RawListing listing = new RawCatalog(layout).list();
    SortedMap<LocalDate, RawDay> raw = listing.days();
    SortedMap<LocalDate, DayRecord> records = store.records();
    Instant asOf =
        switch (settings.asOf()) {
          case CLOCK -> clock.instant();
          case LATEST_EVENT ->
              new NewestEvent(reader, store).of(raw, records).orElse(clock.instant());
        };
    return new Discovery(asOf, planner.plan(raw, records, asOf), records, listing);
  }

  private CleaningRules rules(Instant asOf) {
    return new CleaningRules(
        settings.sourceZone(), asOf.minus(GRACE), BuildPlanner.futureFrom(asOf));
  }
}
