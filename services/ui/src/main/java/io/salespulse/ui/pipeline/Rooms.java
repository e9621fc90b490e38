package io.salespulse.ui.pipeline;

import io.salespulse.contract.DataQualityRule;
import io.salespulse.contract.GeneratorStats;
import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.KpiFile;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.Topic;
import io.salespulse.ui.format.Figures;
import io.salespulse.ui.format.HostileText;
import io.salespulse.ui.format.Words;
import io.salespulse.ui.health.Problem;
import io.salespulse.ui.kpi.KpiRow;
import io.salespulse.ui.kpi.KpiSet;
import io.salespulse.ui.kpi.KpiSets;
import io.salespulse.ui.pipeline.PipelineView.RoomView;
import io.salespulse.ui.quality.QualityViews;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Judges each room of the pipeline: fine, worth a look, or broken, and why. */
final class Rooms {

  /** Records not yet published that a sink with a roll of minutes may well hold. */
  private static final long LAG = 50_000;

  /** Producers may say a thing twice: it changes nothing, and is no fault of the data. */
  private static final String SAID_AGAIN = DataQualityRule.NOT_A_DUPLICATE.rule();

  /** Per cent of records that broke a rule. */
  private static final BigDecimal WORTH_A_LOOK = new BigDecimal("1.00");

  private static final BigDecimal BROKEN = new BigDecimal("5.00");

  private static final int LONGEST = 300;

  private final Pipeline pipeline;
  private final Figures figures;

  Rooms(Pipeline pipeline, Figures figures) {
    this.pipeline = pipeline;
    this.figures = figures;
  }

  List<RoomView> rooms(KpiSets.State state, Instant now) {
    RoomFacts facts = new RoomFacts(pipeline, figures);
    boolean unknown = pipeline.areSourcesUnknown();
    return List.of(
        (unknown ? notAsked("generator", "Generator") : generator()).with(facts.generator()),
        (unknown ? notAsked("sink", "Sink") : sink()).with(facts.sink()),
        (unknown ? notAsked("etl", "ETL") : etl()).with(facts.etl()),
        dashboard(state, now).with(facts.dashboard(state.set(), now)),
        quality(state.set()).with(facts.quality(state.set())));
  }

  /** For the moment until somebody who has just come is answered. */
  private static RoomView notAsked(String name, String title) {
    return late(name, title, "Not asked for a while.");
  }

  private RoomView generator() {
    String title = "Generator";
    if (!pipeline.hasGenerator()) {
      return good("generator", title, "There is none: the orders come from elsewhere.");
    }
    Optional<String> problem = pipeline.generatorProblem().map(Rooms::words);
    Optional<GeneratorStats> stats = pipeline.generated();
    if (problem.isPresent() || stats.isEmpty()) {
      return bad("generator", title, problem.orElse("Says nothing."));
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
            "Emits %s orders a second.".formatted(figures.rate(BigDecimal.valueOf(rate))));
  }

  private RoomView sink() {
    Optional<String> problem = pipeline.sinkProblems().stream().findFirst().map(Rooms::words);
    Optional<SinkMeters> meters = pipeline.kept();
    if (problem.isPresent() || meters.isEmpty()) {
      return bad("sink", "Sink", problem.orElse("Says nothing."));
    }
    long lag =
        Arrays.stream(Topic.values()).mapToLong(topic -> meters.get().counts(topic).lag()).sum();
    return lag > LAG
        ? late("sink", "Sink", "Is %s records behind Kafka.".formatted(figures.count(lag)))
        : good("sink", "Sink", "Keeps up; %s to publish.".formatted(records(lag)));
  }

  private String records(long count) {
    return count == 1 ? "1 record" : figures.count(count) + " records";
  }

  /** A room has space for a reason, and not for one without end. */
  private static String words(Problem problem) {
    return HostileText.tamed(problem.what(), LONGEST);
  }

  private RoomView etl() {
    Optional<String> problem = pipeline.etlProblem().or(pipeline::etlNotReady).map(Rooms::words);
    if (problem.isPresent()) {
      return bad("etl", "ETL", problem.get());
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
    RunReport run = state.set().get().manifest().run();
    return switch (Freshness.of(run.startedAt(), pipeline.knownSchedule()).at(now)) {
      case FRESH ->
          run.incomplete()
              ? late("dashboard", "Dashboard", RunWords.incomplete(run))
              : good("dashboard", "Dashboard", "Shows the newest numbers.");
      case LATE -> late("dashboard", "Dashboard", "One scheduled run is missing.");
      case STALE -> bad("dashboard", "Dashboard", "Two or more scheduled runs are missing.");
    };
  }

  private RoomView quality(Optional<KpiSet> set) {
    String title = "Data quality";
    Optional<KpiRow> worst =
        set.flatMap(shown -> shown.table(KpiFile.DATA_QUALITY)).stream()
            .flatMap(table -> table.rows().stream())
            .filter(rule -> !rule.text(KpiColumns.RULE).equals(SAID_AGAIN))
            .max(
                Comparator.comparing(QualityViews::failedPercent)
                    .thenComparing(rule -> count(rule, KpiColumns.FAILED)));
    if (worst.isEmpty()) {
      return late("quality", title, "Not measured yet.");
    }
    KpiRow row = worst.get();
    if (count(row, KpiColumns.FAILED).signum() == 0) {
      return good("quality", title, "No record broke a rule.");
    }
    BigDecimal percent = QualityViews.failedPercent(row);
    String words =
        "%s of %s broke the rule “%s”, the most of all."
            .formatted(
                share(percent),
                Words.within(row.text(KpiColumns.TOPIC)),
                Words.within(row.text(KpiColumns.RULE)));
    if (percent.compareTo(BROKEN) > 0) {
      return bad("quality", title, words);
    }
    return percent.compareTo(WORTH_A_LOOK) > 0
        ? late("quality", title, words)
        : good("quality", title, words);
  }

  /** A few in a million are not none. */
  private String share(BigDecimal percent) {
    return percent.signum() == 0
        ? "Less than " + figures.percent(new BigDecimal("0.01"))
        : figures.percent(percent);
  }

  private static BigDecimal count(KpiRow rule, String column) {
    return rule.number(column).orElse(BigDecimal.ZERO);
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
