package io.salespulse.etl.run;

import io.salespulse.contract.KpiFile;
import io.salespulse.etl.facts.DayRecord;
import io.salespulse.etl.facts.FactStore;
import io.salespulse.etl.kpi.FoldedFacts;
import io.salespulse.etl.kpi.KpiCatalogue;
import io.salespulse.etl.kpi.KpiSettings;
import io.salespulse.etl.spark.SparkSessions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Computes the KPI files from the facts. What does not depend on the run's moment is computed only
 * when facts have changed since the last run.
 */
final class KpiComputation {

  private final KpiSettings settings;
  private SortedMap<LocalDate, DayRecord> factsOfLastRun;
  private SparkSession sessionOfLastRun;
  private FoldedFacts folded;
  private final Map<KpiFile, List<Row>> lasting = new EnumMap<>(KpiFile.class);

  KpiComputation(KpiSettings settings) {
    this.settings = settings;
  }

  /** The rows of every file. */
  Map<KpiFile, List<Row>> rows(
      SparkSession spark, FactStore store, SortedMap<LocalDate, DayRecord> days, Instant asOf)
      throws InterruptedException, ExecutionException {
    if (!days.equals(factsOfLastRun) || spark != sessionOfLastRun) {
      forget();
      SparkSessions.forManyRows(spark);
      folded = FoldedFacts.of(store, days.values());
      factsOfLastRun = days;
      sessionOfLastRun = spark;
    }
    FoldedFacts facts = folded.withRecent(store, days.values(), asOf, settings);
    SparkSessions.forFewRows(spark);
    // Small queries spend most of their time being planned, each on one core.
    ExecutorService planners =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      Map<KpiFile, Future<List<Row>>> asked = new EnumMap<>(KpiFile.class);
      for (KpiFile file : KpiFile.values()) {
        if (!lasting.containsKey(file)) {
          asked.put(
              file,
              planners.submit(
                  () -> KpiCatalogue.rows(file, facts, asOf, settings).collectAsList()));
        }
      }
      Map<KpiFile, List<Row>> rows = new EnumMap<>(lasting);
      for (Map.Entry<KpiFile, Future<List<Row>>> file : asked.entrySet()) {
        rows.put(file.getKey(), file.getValue().get());
        if (!KpiCatalogue.dependsOnMoment(file.getKey())) {
          lasting.put(file.getKey(), file.getValue().get());
        }
      }
      return rows;
    } finally {
      planners.shutdownNow();
      SparkSessions.forManyRows(spark);
    }
  }

  /** Frees what is kept between runs. */
  void forget() {
    if (folded != null && !sessionOfLastRun.sparkContext().isStopped()) {
      folded.release();
    }
    folded = null;
    factsOfLastRun = null;
    lasting.clear();
  }
}
