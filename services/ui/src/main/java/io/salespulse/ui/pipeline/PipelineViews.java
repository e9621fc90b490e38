package io.salespulse.ui.pipeline;

import io.salespulse.contract.GeneratorStats;
import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.KpiFile;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.Topic;
import io.salespulse.ui.format.Figures;
import io.salespulse.ui.format.Words;
import io.salespulse.ui.kpi.KpiRow;
import io.salespulse.ui.kpi.KpiSets;
import io.salespulse.ui.quality.QualityViews;
import io.salespulse.ui.section.SectionView.CellView;
import io.salespulse.ui.section.SectionView.ColumnView;
import io.salespulse.ui.section.SectionView.RowView;
import io.salespulse.ui.section.SectionView.TableView;
import io.salespulse.ui.section.Tables;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes the pipeline page of what the rooms say; a room that is gone leaves dashes. */
public final class PipelineViews {

  private static final int RUNS = 10;

  private final Pipeline pipeline;
  private final KpiSets.State state;
  private final Figures figures;
  private final Tables tables;

  public PipelineViews(Pipeline pipeline, KpiSets.State state, Locale locale) {
    this.pipeline = pipeline;
    this.state = state;
    this.figures =
        state
            .set()
            .map(set -> Figures.of(set.manifest(), locale))
            .orElseGet(() -> Figures.beforeAnyKpi(locale));
    this.tables = new Tables(figures);
  }

  public PipelineView pipeline(Instant now) {
    return new PipelineView(
        new Rooms(pipeline, figures).rooms(state, now), flow(), runs(now), quality());
  }

  private TableView flow() {
    Optional<GeneratorStats> stats = pipeline.generated();
    Optional<SinkMeters> meters = pipeline.kept();
    List<RowView> rows = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      Optional<Long> emitted =
          stats
              .flatMap(there -> Optional.ofNullable(there.topics()))
              .flatMap(topics -> Optional.ofNullable(topics.get(topic.topicName())))
              .map(GeneratorStats.Counts::emitted);
      Optional<SinkMeters.Counts> counts = meters.map(there -> there.counts(topic));
      rows.add(
          Tables.row(
              List.of(
                  Tables.label(Words.of(topic.topicName())),
                  count(emitted),
                  count(counts.map(SinkMeters.Counts::records)),
                  count(counts.map(SinkMeters.Counts::lag)),
                  count(counts.map(SinkMeters.Counts::rejected)),
                  count(counts.map(SinkMeters.Counts::segments))),
              ""));
    }
    return tables.of(
        "flow-table",
        "Records of each topic on their way",
        columns("Topic", "Emitted", "Consumed", "Lag", "Rejected", "Segments"),
        rows);
  }

  private TableView runs(Instant now) {
    List<ColumnView> columns = new ArrayList<>(columns("Started", "Took", "Days rebuilt"));
    columns.add(new ColumnView("Result", "text", "major", Optional.empty()));
    columns.add(new ColumnView("Stages", "text", "minor", Optional.empty()));
    return new TableView(
        "runs-table",
        "Last runs",
        "plain",
        columns,
        pipeline.runs().stream().limit(RUNS).map(run -> run(run, now)).toList(),
        "The ETL has told of no run yet.");
  }

  private RowView run(RunReport run, Instant now) {
    Duration took = Duration.between(run.startedAt(), run.finishedAt());
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
    return Tables.row(
        List.of(
            Tables.label(figures.time(run.startedAt(), now)),
            new CellView(
                "number", "major", figures.duration(took), String.valueOf(took.toMillis())),
            count(Optional.of((long) run.daysRebuilt().size())),
            new CellView("text", "major", RunWords.result(run), ""),
            new CellView("text", "minor", stages, "")),
        "");
  }

  private TableView quality() {
    List<ColumnView> columns = new ArrayList<>(columns("Rule"));
    columns.add(new ColumnView("Data", "text", "major", Optional.empty()));
    columns.add(QualityViews.OUTCOME);
    columns.addAll(
        columns("Checked", "Failed", "Share").stream().map(PipelineViews::number).toList());
    return tables.of(
        "rules-table",
        "Records that broke each cleaning rule",
        columns,
        state.set().flatMap(set -> set.table(KpiFile.DATA_QUALITY)).stream()
            .flatMap(table -> table.rows().stream())
            .map(this::rule)
            .toList());
  }

  private RowView rule(KpiRow row) {
    BigDecimal percent = QualityViews.failedPercent(row);
    return Tables.row(
            List.of(
                Tables.label(Words.of(row.text(KpiColumns.RULE))),
                Tables.text(Words.of(row.text(KpiColumns.TOPIC))),
                QualityViews.outcome(row),
                tables.count(row.number(KpiColumns.CHECKED)),
                tables.count(row.number(KpiColumns.FAILED)),
                new CellView("number", "major", figures.percent(percent), percent.toPlainString())),
            QualityViews.isBroken(row) ? "" : "rest")
        .withDetails(QualityViews.files(row));
  }

  private CellView count(Optional<Long> count) {
    return tables.count(count.map(BigDecimal::valueOf));
  }

  /** The first names the row, the others are numbers. */
  private static List<ColumnView> columns(String... titles) {
    return Arrays.stream(titles)
        .map(
            title ->
                new ColumnView(
                    title, title.equals(titles[0]) ? "label" : "number", "major", Optional.empty()))
        .toList();
  }

  private static ColumnView number(ColumnView column) {
    return new ColumnView(column.title(), "number", column.weight(), column.sort());
  }
}
