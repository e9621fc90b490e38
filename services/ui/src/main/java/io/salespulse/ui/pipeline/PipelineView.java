package io.salespulse.ui.pipeline;

import io.salespulse.contract.GeneratorStats;
import io.salespulse.contract.KpiFile;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.SinkStatus;
import io.salespulse.contract.Topic;
import io.salespulse.ui.format.Figures;
import io.salespulse.ui.kpi.KpiRow;
import io.salespulse.ui.kpi.KpiSet;
import io.salespulse.ui.kpi.KpiSets;
import io.salespulse.ui.quality.Quality;
import io.salespulse.ui.section.TableView;
import io.salespulse.ui.section.TableView.CellView;
import io.salespulse.ui.section.TableView.ColumnView;
import io.salespulse.ui.section.TableView.RowView;
import io.salespulse.ui.section.Tables;
import io.salespulse.ui.text.Words;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The way of the data, stage by stage; one that is gone leaves dashes.
 *
 * @param stages in the order of the way
 * @param flow each topic through the stages
 * @param changes fields that are not as they were
 * @param records the newest of each topic, and what became of their fields
 * @param runs the last runs
 * @param quality every rule
 */
public record PipelineView(
    List<StageView> stages,
    TableView flow,
    TableView changes,
    TableView records,
    TableView runs,
    TableView quality) {

  private static final int RUNS = 10;

  /**
   * @param level good, late or bad
   * @param word what the level means: fine, look or broken
   * @param verdict why, in a sentence
   * @param facts its live numbers, the first of which says the most
   */
  record StageView(
      String name, String title, String level, String word, String verdict, List<FactView> facts) {}

  /** A number and what it counts. */
  record FactView(String title, String text) {}

  public static PipelineView of(
      Pipeline pipeline, KpiSets.State state, Locale locale, Instant now) {
    Figures figures = Figures.of(state.set().map(KpiSet::manifest), locale);
    Tables tables = new Tables(figures);
    List<KpiRow> rules =
        state.set().flatMap(set -> set.table(KpiFile.DATA_QUALITY)).stream()
            .flatMap(List::stream)
            .toList();
    ChangedFields changed = new ChangedFields(pipeline.samples(), figures, now);
    return new PipelineView(
        new Stages(pipeline, figures).stages(state, rules, changed, now),
        flow(pipeline, tables),
        changed.table(),
        NewestRecords.table(pipeline.samples(), figures, now),
        TableView.of(
                "runs-table",
                "Last runs",
                List.of(
                    ColumnView.of("Started", "label"),
                    ColumnView.of("Took", "number"),
                    ColumnView.of("Days rebuilt", "number"),
                    ColumnView.of("Result", "text"),
                    ColumnView.of("Stages", "text").minor()),
                pipeline.runs().stream().limit(RUNS).map(run -> run(run, figures, now)).toList())
            .orElse("The ETL has told of no run yet."),
        Quality.table(rules, tables));
  }

  private static TableView flow(Pipeline pipeline, Tables tables) {
    return TableView.of(
        "flow-table",
        "Records of each topic on their way",
        List.of(
            ColumnView.of("Topic", "label"),
            ColumnView.of("Emitted", "number"),
            ColumnView.of("Consumed", "number"),
            ColumnView.of("Lag", "number"),
            ColumnView.of("Rejected", "number"),
            ColumnView.of("Segments", "number")),
        Arrays.stream(Topic.values()).map(topic -> flow(topic, pipeline, tables)).toList());
  }

  private static RowView flow(Topic topic, Pipeline pipeline, Tables tables) {
    Optional<Long> emitted =
        pipeline
            .generated()
            .map(GeneratorStats::topics)
            .map(topics -> topics.get(topic.topicName()))
            .map(GeneratorStats.Counts::emitted);
    Optional<SinkStatus.Counts> kept = pipeline.kept().map(status -> status.counts(topic));
    Function<Optional<Long>, CellView> cell = count -> tables.count(count.map(BigDecimal::valueOf));
    return RowView.of(
        List.of(
            CellView.label(Words.of(topic.topicName())),
            cell.apply(emitted),
            cell.apply(kept.map(SinkStatus.Counts::records)),
            cell.apply(kept.map(SinkStatus.Counts::lag)),
            cell.apply(kept.map(SinkStatus.Counts::rejected)),
            cell.apply(kept.map(SinkStatus.Counts::segments))));
  }

  private static RowView run(RunReport run, Figures figures, Instant now) {
    String stages =
        run.stages().stream()
            .map(
                stage ->
                    Words.of(stage.stage())
                        + " "
                        + figures.duration(Duration.ofMillis(stage.milliseconds())))
            // A line ends between two stages, not within one.
            .map(stage -> stage.replace(' ', '\u00a0'))
            .collect(Collectors.joining(", "));
    return RowView.of(
        List.of(
            CellView.label(figures.time(run.startedAt(), now)),
            CellView.number(figures.duration(Duration.between(run.startedAt(), run.finishedAt()))),
            CellView.number(figures.count(run.daysRebuilt().size())),
            CellView.text(RunWords.result(run)),
            CellView.text(stages).minor()));
  }
}
