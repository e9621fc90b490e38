package io.salespulse.ui.page;

import io.salespulse.contract.GeneratorStats;
import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.KpiFile;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.Topic;
import io.salespulse.ui.Problem;
import io.salespulse.ui.kpi.KpiRow;
import io.salespulse.ui.kpi.KpiSet;
import io.salespulse.ui.kpi.KpiSets;
import io.salespulse.ui.page.PipelineView.RoomView;
import io.salespulse.ui.pipeline.Freshness;
import io.salespulse.ui.pipeline.Pipeline;
import io.salespulse.ui.pipeline.SinkMeters;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Judges each room of the pipeline: fine, worth a look, or broken, and why. */
final class Rooms {

  /** Records not yet published that a sink with a roll of minutes may well hold. */
  private static final long LAG = 50_000;

  /** Per cent of records that broke a rule. */
  private static final BigDecimal WORTH_A_LOOK = new BigDecimal("1.00");

  private static final BigDecimal BROKEN = new BigDecimal("5.00");

  private final Pipeline pipeline;
  private final Figures figures;

  Rooms(Pipeline pipeline, Figures figures) {
    this.pipeline = pipeline;
    this.figures = figures;
  }

  List<RoomView> rooms(KpiSets.State state, Instant now) {
    RoomFacts facts = new RoomFacts(pipeline, figures);
    return List.of(
        generator().with(facts.generator()),
        sink().with(facts.sink()),
        etl().with(facts.etl()),
        dashboard(state, now).with(facts.dashboard(state.set(), now)),
        quality(state.set()).with(facts.quality(state.set())));
  }

  private RoomView generator() {
    String title = "Generator";
    Optional<Problem> problem = pipeline.generatorProblem();
    if (problem.isPresent()) {
      return bad("generator", title, problem.get().what());
    }
    Optional<GeneratorStats> stats = pipeline.generated();
    if (stats.isEmpty()) {
      return late("generator", title, "Not asked yet.");
    }
    if (stats.get().backfill() == GeneratorStats.Backfill.RUNNING) {
      return good("generator", title, "Writes the history.");
    }
    double rate = stats.get().ordersPerSecond();
    return rate == 0
        ? late("generator", title, "Paused: the rate is 0 orders a second.")
        : good(
            "generator",
            title,
            "Emits %s orders a second.".formatted(figures.decimal(BigDecimal.valueOf(rate))));
  }

  private RoomView sink() {
    List<Problem> problems = pipeline.sinkProblems();
    if (!problems.isEmpty()) {
      return bad("sink", "Sink", problems.get(0).what());
    }
    Optional<SinkMeters> meters = pipeline.kept();
    if (meters.isEmpty()) {
      return late("sink", "Sink", "Not asked yet.");
    }
    long lag =
        Arrays.stream(Topic.values()).mapToLong(topic -> meters.get().counts(topic).lag()).sum();
    return lag > LAG
        ? late("sink", "Sink", "Is %s records behind Kafka.".formatted(figures.count(lag)))
        : good("sink", "Sink", "Keeps up; %s records to publish.".formatted(figures.count(lag)));
  }

  private RoomView etl() {
    Optional<Problem> problem = pipeline.etlProblem();
    if (problem.isPresent()) {
      return bad("etl", "ETL", problem.get().what());
    }
    if (pipeline.running().isPresent()) {
      return good(
          "etl",
          "ETL",
          "Running: %s.".formatted(Words.within(String.valueOf(pipeline.running().get().stage()))));
    }
    List<RunReport> runs = pipeline.runs();
    if (runs.isEmpty()) {
      return late("etl", "ETL", "Has not run since it started.");
    }
    RunReport last = runs.get(0);
    return switch (last.status()) {
      case FAILED -> bad("etl", "ETL", RunWords.lastFailed(last));
      case SUCCEEDED -> {
        String words = "The last run succeeded" + RunWords.but(last.warnings());
        yield last.warnings().isEmpty() ? good("etl", "ETL", words) : late("etl", "ETL", words);
      }
    };
  }

  private RoomView dashboard(KpiSets.State state, Instant now) {
    if (state.problem().isPresent()) {
      return bad("dashboard", "Dashboard", state.problem().get().what());
    }
    if (state.set().isEmpty()) {
      return late("dashboard", "Dashboard", "No numbers yet.");
    }
    Instant started = state.set().get().manifest().run().startedAt();
    return switch (Freshness.of(started, pipeline.knownSchedule()).at(now)) {
      case FRESH -> good("dashboard", "Dashboard", "Shows the newest numbers.");
      case LATE -> late("dashboard", "Dashboard", "One scheduled run is missing.");
      case STALE -> bad("dashboard", "Dashboard", "Two or more scheduled runs are missing.");
    };
  }

  private RoomView quality(Optional<KpiSet> set) {
    String title = "Data quality";
    Optional<KpiRow> worst =
        set.flatMap(shown -> shown.table(KpiFile.DATA_QUALITY)).stream()
            .flatMap(table -> table.rows().stream())
            .max(Comparator.comparing(Rooms::failedPercent));
    if (worst.isEmpty()) {
      return late("quality", title, "Not measured yet.");
    }
    BigDecimal percent = failedPercent(worst.get());
    String rule = Words.within(worst.get().text(KpiColumns.RULE));
    String words =
        "%s of %s broke the rule “%s”, the most of all."
            .formatted(
                figures.percent(percent), Words.within(worst.get().text(KpiColumns.TOPIC)), rule);
    if (percent.signum() == 0) {
      return good("quality", title, "No record broke a rule.");
    }
    if (percent.compareTo(BROKEN) > 0) {
      return bad("quality", title, words);
    }
    return percent.compareTo(WORTH_A_LOOK) > 0
        ? late("quality", title, words)
        : good("quality", title, words);
  }

  /** Of the records that the rule was applied to; 0 without any. */
  static BigDecimal failedPercent(KpiRow rule) {
    BigDecimal checked = rule.number(KpiColumns.CHECKED).orElse(BigDecimal.ZERO);
    return checked.signum() == 0
        ? BigDecimal.ZERO
        : rule.number(KpiColumns.FAILED)
            .orElse(BigDecimal.ZERO)
            .movePointRight(2)
            .divide(checked, 2, RoundingMode.HALF_UP);
  }

  private static RoomView good(String name, String title, String verdict) {
    return new RoomView(name, title, "good", "fine", verdict, List.of());
  }

  private static RoomView late(String name, String title, String verdict) {
    return new RoomView(name, title, "late", "look", verdict, List.of());
  }

  private static RoomView bad(String name, String title, String verdict) {
    return new RoomView(name, title, "bad", "broken", verdict, List.of());
  }
}
