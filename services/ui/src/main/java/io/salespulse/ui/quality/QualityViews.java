package io.salespulse.ui.quality;

import io.salespulse.contract.KpiColumns;
import io.salespulse.ui.format.HostileText;
import io.salespulse.ui.format.Words;
import io.salespulse.ui.kpi.KpiRow;
import io.salespulse.ui.section.SectionBuilder;
import io.salespulse.ui.section.SectionView;
import io.salespulse.ui.section.SectionView.CellView;
import io.salespulse.ui.section.SectionView.ColumnView;
import io.salespulse.ui.section.SectionView.MoreView;
import io.salespulse.ui.section.SectionView.RowView;
import io.salespulse.ui.section.SectionView.TableView;
import io.salespulse.ui.section.Shown;
import io.salespulse.ui.section.Tables;
import io.salespulse.ui.selection.Section;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes the tables of cleaning rules: the broken ones first, all behind a disclosure. */
public final class QualityViews {

  /** The pipeline page has them all; here stand those to look at first. */
  private static final int WORST = 6;

  private static final List<String> COLUMNS =
      List.of(KpiColumns.RULE, KpiColumns.TOPIC, KpiColumns.CHECKED, KpiColumns.FAILED);

  /** Of what breaks the rule. */
  public static final ColumnView OUTCOME =
      new ColumnView("Outcome", "text", "major", Optional.empty());

  private final Shown shown;
  private final Tables tables;

  public QualityViews(Shown shown, Tables tables) {
    this.shown = shown;
    this.tables = tables;
  }

  public SectionView quality() {
    SectionBuilder section = new SectionBuilder(Section.QUALITY, shown);
    shown.set().table(Section.QUALITY.file()).ifPresent(table -> fill(section, table.rows()));
    return section.build();
  }

  private void fill(SectionBuilder section, List<KpiRow> rows) {
    List<ColumnView> heads = new ArrayList<>(tables.heads(Section.QUALITY.file(), COLUMNS));
    heads.add(2, OUTCOME);
    List<RowView> broken =
        rows.stream()
            .filter(QualityViews::isBroken)
            .sorted(Comparator.comparing(QualityViews::failedPercent).reversed())
            .limit(WORST)
            .map(this::rule)
            .toList();
    section
        .table(
            new TableView(
                "quality-table",
                "Rules that most records broke",
                "plain",
                heads,
                broken,
                "No record broke a rule."))
        .more(
            new MoreView(
                "All %d rules".formatted(rows.size()),
                tables.of(
                    "quality-all-table",
                    "All rules",
                    heads,
                    rows.stream().map(this::rule).toList())));
  }

  /** Whether any record broke it, also where a percentage of all would be 0.00. */
  public static boolean isBroken(KpiRow row) {
    return row.number(KpiColumns.FAILED).orElse(BigDecimal.ZERO).signum() > 0;
  }

  private RowView rule(KpiRow row) {
    List<CellView> cells = new ArrayList<>(tables.row(row, COLUMNS).cells());
    cells.set(0, Tables.label(Words.of(row.text(KpiColumns.RULE))));
    cells.set(1, Tables.text(Words.of(row.text(KpiColumns.TOPIC))));
    cells.add(2, outcome(row));
    return Tables.row(cells, "").withDetails(files(row));
  }

  public static CellView outcome(KpiRow row) {
    return Tables.text(Outcome.of(row.text(KpiColumns.RULE)).map(Outcome::words).orElse("—"));
  }

  /** The raw files that the rule's row names, and how many lines of each do not parse. */
  public static List<String> files(KpiRow row) {
    String files = row.text(KpiColumns.FILES);
    return files.isEmpty()
        ? List.of()
        : Arrays.stream(files.split(KpiColumns.BETWEEN_FILES)).map(HostileText::tamed).toList();
  }

  /** Of the records that the rule was applied to; 0 without any. */
  public static BigDecimal failedPercent(KpiRow rule) {
    BigDecimal checked = count(rule, KpiColumns.CHECKED);
    return checked.signum() == 0
        ? BigDecimal.ZERO
        : count(rule, KpiColumns.FAILED).movePointRight(2).divide(checked, 2, RoundingMode.HALF_UP);
  }

  private static BigDecimal count(KpiRow rule, String column) {
    return rule.number(column).orElse(BigDecimal.ZERO);
  }
}
