package io.salespulse.ui.pipeline;

import io.salespulse.contract.GeneratorStats;
import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.KpiFile;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.Topic;
import io.salespulse.ui.format.Figures;
import io.salespulse.ui.kpi.KpiRow;
import io.salespulse.ui.kpi.KpiSet;
import io.salespulse.ui.pipeline.PipelineView.FactView;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** The live numbers of each room of the pipeline; of a room that does not answer, none. */
final class RoomFacts {

  private final Pipeline pipeline;
  private final Figures figures;

  RoomFacts(Pipeline pipeline, Figures figures) {
    this.pipeline = pipeline;
    this.figures = figures;
  }

  List<FactView> generator() {
    return pipeline.generated().map(GeneratorStats::topics).stream()
        .map(
            topics ->
                fact(
                    "emitted",
                    topics.values().stream().mapToLong(GeneratorStats.Counts::emitted).sum()))
        .toList();
  }

  List<FactView> sink() {
    Optional<SinkMeters> meters = pipeline.kept();
    if (meters.isEmpty()) {
      return List.of();
    }
    return List.of(
        fact("consumed", sum(meters.get(), SinkMeters.Counts::records)),
        fact("lag", sum(meters.get(), SinkMeters.Counts::lag)),
        fact("rejected", sum(meters.get(), SinkMeters.Counts::rejected)),
        fact("segments", sum(meters.get(), SinkMeters.Counts::segments)));
  }

  private static long sum(SinkMeters meters, ToLongFunction<SinkMeters.Counts> count) {
    return Arrays.stream(Topic.values()).map(meters::counts).mapToLong(count).sum();
  }

  List<FactView> etl() {
    List<RunReport> runs = pipeline.runs();
    if (runs.isEmpty()) {
      return List.of();
    }
    RunReport last = runs.get(0);
    Duration took = Duration.between(last.startedAt(), last.finishedAt());
    return List.of(
        new FactView("last run", figures.duration(took)),
        fact("days rebuilt", last.daysRebuilt().size()));
  }

  List<FactView> dashboard(Optional<KpiSet> set, Instant now) {
    return set.map(shown -> shown.manifest().run().asOf()).stream()
        .map(asOf -> new FactView("as of", figures.time(asOf, now)))
        .toList();
  }

  List<FactView> quality(Optional<KpiSet> set) {
    List<KpiRow> rules =
        set.flatMap(shown -> shown.table(KpiFile.DATA_QUALITY)).stream()
            .flatMap(table -> table.rows().stream())
            .toList();
    long failed =
        rules.stream()
            .map(rule -> rule.number(KpiColumns.FAILED).orElse(BigDecimal.ZERO))
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .longValue();
    return rules.isEmpty()
        ? List.of()
        : List.of(fact("failures", failed), fact("rules", rules.size()));
  }

  private FactView fact(String title, long count) {
    return new FactView(title, figures.count(count));
  }
}
