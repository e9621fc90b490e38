package io.salespulse.ui.pipeline;

import io.salespulse.contract.DataQualityRule;
import io.salespulse.contract.GeneratorStats;
import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.SinkStatus;
import io.salespulse.contract.Topic;
import io.salespulse.ui.format.Figures;
import io.salespulse.ui.health.Problem;
import io.salespulse.ui.kpi.KpiRow;
import io.salespulse.ui.kpi.KpiSets;
import io.salespulse.ui.pipeline.PipelineView.FactView;
import io.salespulse.ui.pipeline.PipelineView.StageView;
import io.salespulse.ui.quality.Quality;
import io.salespulse.ui.text.HostileText;
import io.salespulse.ui.text.Words;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Judges each stage of the pipeline: fine, worth a look, or broken, and why. */
final class Stages {

  /** Records not yet published that a sink with a roll of minutes may well hold. */
  private static final long LAG = 50_000;

  /** Producers may say a thing twice: it changes nothing, and is no fault of the data. */
  private static final String SAID_AGAIN = DataQualityRule.NOT_A_DUPLICATE.rule();

  /** Per cent of records that broke a rule. */
  private static final BigDecimal WORTH_A_LOOK = new BigDecimal("1.00");

  private static final BigDecimal BROKEN = new BigDecimal("5.00");

  /** Of what is wrong with a query: enough for the line to blame and what was meant perhaps. */
  private static final int LONGEST = 300;

  private final Pipeline pipeline;
  private final Figures figures;

  Stages(Pipeline pipeline, Figures figures) {
    this.pipeline = pipeline;
    this.figures = figures;
  }

  /**
   * @param verdict in a sentence
   */
  private record Judgement(String level, String word, String verdict) {

    static Judgement good(String verdict) {
      return new Judgement("good", "fine", verdict);
    }

    static Judgement late(String verdict) {
      return new Judgement("late", "look", verdict);
    }

    static Judgement bad(String verdict) {
      return new Judgement("bad", "broken", verdict);
    }

    StageView of(String name, String title, List<FactView> facts) {
      return new StageView(name, title, level, word, verdict, facts);
    }
  }

  List<StageView> stages(
      KpiSets.State state, List<KpiRow> rules, ChangedFields changed, Instant now) {
    return List.of(
        generator().of("generator", "Generator", emitted()),
        sink(changed).of("sink", "Sink", kept()),
        etl().of("etl", "ETL", lastRun()),
        dashboard(state, now).of("dashboard", "Dashboard", asOf(state, now)),
        quality(rules).of("quality", "Data quality", failures(rules)));
  }

  private Judgement generator() {
    if (!pipeline.hasGenerator()) {
      return Judgement.good("There is none: the orders come from elsewhere.");
    }
    Optional<Problem> problem = pipeline.generatorProblem();
    Optional<GeneratorStats> stats = pipeline.generated();
    if (problem.isPresent() || stats.isEmpty()) {
      return Judgement.bad(problem.map(Problem::what).orElse("Says nothing."));
    }
    if (stats.get().backfill() == GeneratorStats.Backfill.RUNNING) {
      return Judgement.good("Writes the history.");
    }
    double rate = stats.get().ordersPerSecond();
    return rate == 0
        ? Judgement.late("Paused: the rate is 0 orders a second.")
        : Judgement.good(
            "Emits %s orders a second.".formatted(figures.rate(BigDecimal.valueOf(rate))));
  }

  private List<FactView> emitted() {
    return pipeline.generated().map(GeneratorStats::topics).stream()
        .map(topics -> topics.values().stream().mapToLong(GeneratorStats.Counts::emitted).sum())
        .map(emitted -> fact("emitted", emitted))
        .toList();
  }

  private Judgement sink(ChangedFields changed) {
    Optional<Problem> problem = pipeline.sinkProblems().stream().findFirst();
    Optional<SinkStatus> status = pipeline.kept();
    if (problem.isPresent() || status.isEmpty()) {
      return Judgement.bad(problem.map(Problem::what).orElse("Says nothing."));
    }
    long lag = sum(status.get(), SinkStatus.Counts::lag);
    String records = lag == 1 ? "1 record" : figures.count(lag) + " records";
    if (lag > LAG) {
      return Judgement.late("Is %s behind Kafka.".formatted(records));
    }
    Optional<String> missing = pipeline.missingTopics().stream().findFirst();
    if (missing.isPresent()) {
      return Judgement.late(HostileText.tamed(missing.get(), LONGEST));
    }
    String keepsUp = "Keeps up; %s to publish.".formatted(records);
    return changed
        .worst()
        .map(words -> Judgement.late(keepsUp + " " + HostileText.tamed(words, LONGEST)))
        .orElse(Judgement.good(keepsUp));
  }

  private List<FactView> kept() {
    return pipeline
        .kept()
        .map(
            status ->
                List.of(
                    fact("consumed", sum(status, SinkStatus.Counts::records)),
                    fact("lag", sum(status, SinkStatus.Counts::lag)),
                    fact("rejected", sum(status, SinkStatus.Counts::rejected)),
                    fact("segments", sum(status, SinkStatus.Counts::segments))))
        .orElse(List.of());
  }

  private static long sum(SinkStatus status, ToLongFunction<SinkStatus.Counts> count) {
    return Arrays.stream(Topic.values()).map(status::counts).mapToLong(count).sum();
  }

  private Judgement etl() {
    Optional<Problem> problem = pipeline.etlProblem().or(pipeline::etlNotReady);
    if (problem.isPresent()) {
      return Judgement.bad(problem.get().what());
    }
    String wrong = wrongKpi().map(words -> " " + words).orElse("");
    if (pipeline.running().isPresent()) {
      String stage = String.valueOf(pipeline.running().get().stage());
      String running = "Running: %s.".formatted(Words.within(stage)) + wrong;
      return wrong.isEmpty() ? Judgement.good(running) : Judgement.late(running);
    }
    if (pipeline.runs().isEmpty()) {
      return Judgement.late("Has not run since it started.");
    }
    RunReport last = pipeline.runs().get(0);
    String succeeded = "The last run succeeded" + RunWords.but(last.warnings()) + wrong;
    return switch (last.status()) {
      case FAILED -> Judgement.bad(RunWords.lastFailed(last));
      case SUCCEEDED ->
          last.warnings().isEmpty() && wrong.isEmpty()
              ? Judgement.good(succeeded)
              : Judgement.late(succeeded);
    };
  }

  /** A KPI of the shop's own that the next run will not compute, where the last did not say so. */
  private Optional<String> wrongKpi() {
    List<String> told =
        pipeline.runs().stream().limit(1).flatMap(last -> last.warnings().stream()).toList();
    return pipeline.knownSchedule().ownKpis().stream()
        .flatMap(own -> own.problem().map(why -> own.file() + ": " + why).stream())
        .filter(wrong -> told.stream().noneMatch(warning -> warning.contains(wrong)))
        .findFirst()
        .map(wrong -> Problem.sentence(HostileText.tamed("KPI of your own " + wrong, LONGEST)));
  }

  private List<FactView> lastRun() {
    return pipeline.runs().stream()
        .limit(1)
        .flatMap(
            last ->
                Stream.of(
                    new FactView(
                        "last run",
                        figures.duration(Duration.between(last.startedAt(), last.finishedAt()))),
                    fact("days rebuilt", last.daysRebuilt().size())))
        .toList();
  }

  private Judgement dashboard(KpiSets.State state, Instant now) {
    if (state.problem().isPresent()) {
      return Judgement.bad(state.problem().get().what());
    }
    if (state.set().isEmpty()) {
      return Judgement.late("No numbers yet.");
    }
    RunReport run = state.set().get().manifest().run();
    return switch (Freshness.of(run.startedAt(), pipeline.knownSchedule()).at(now)) {
      case FRESH ->
          run.incomplete()
              ? Judgement.late(RunWords.incomplete(run))
              : Judgement.good("Shows the newest numbers.");
      case LATE -> Judgement.late("One scheduled run is missing.");
      case STALE -> Judgement.bad("Two or more scheduled runs are missing.");
    };
  }

  private List<FactView> asOf(KpiSets.State state, Instant now) {
    return state.set().stream()
        .map(set -> new FactView("as of", figures.time(set.manifest().run().asOf(), now)))
        .toList();
  }

  private Judgement quality(List<KpiRow> rules) {
    Optional<KpiRow> worst =
        rules.stream()
            .filter(rule -> !rule.text(KpiColumns.RULE).equals(SAID_AGAIN))
            .max(
                Comparator.comparing(Quality::failedPercent)
                    .thenComparing(rule -> rule.numberOrZero(KpiColumns.FAILED)));
    if (worst.isEmpty()) {
      return Judgement.late("Not measured yet.");
    }
    KpiRow rule = worst.get();
    if (rule.numberOrZero(KpiColumns.FAILED).signum() == 0) {
      return Judgement.good("No record broke a rule.");
    }
    BigDecimal percent = Quality.failedPercent(rule);
    // A few in a million are not none.
    String share =
        percent.signum() == 0
            ? "Less than " + figures.percent(new BigDecimal("0.01"))
            : figures.percent(percent);
    String verdict =
        "%s of %s broke the rule “%s”, the most of all."
            .formatted(
                share,
                Words.within(rule.text(KpiColumns.TOPIC)),
                Words.within(rule.text(KpiColumns.RULE)));
    if (percent.compareTo(BROKEN) > 0) {
      return Judgement.bad(verdict);
    }
    return percent.compareTo(WORTH_A_LOOK) > 0 ? Judgement.late(verdict) : Judgement.good(verdict);
  }

  private List<FactView> failures(List<KpiRow> rules) {
    BigDecimal failed =
        rules.stream()
            .map(rule -> rule.numberOrZero(KpiColumns.FAILED))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return rules.isEmpty()
        ? List.of()
        : List.of(fact("failures", failed.longValue()), fact("rules", rules.size()));
  }

  private FactView fact(String title, long count) {
    return new FactView(title, figures.count(count));
  }
}
