package io.salespulse.ui.quality;

import io.salespulse.contract.DataQualityRule;
import io.salespulse.contract.KpiColumns;
import io.salespulse.ui.kpi.KpiRow;
import io.salespulse.ui.section.SectionView;
import io.salespulse.ui.section.SectionView.DataView;
import io.salespulse.ui.section.SelectedKpis;
import io.salespulse.ui.section.TableView;
import io.salespulse.ui.section.TableView.CellView;
import io.salespulse.ui.section.TableView.ColumnView;
import io.salespulse.ui.section.TableView.RowView;
import io.salespulse.ui.section.Tables;
import io.salespulse.ui.selection.Section;
import io.salespulse.ui.text.HostileText;
import io.salespulse.ui.text.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The cleaning rules: the broken ones first, all behind a disclosure. */
public final class Quality {

  /** The pipeline page has them all; here stand those to look at first. */
  private static final int WORST = 6;

  private static final List<ColumnView> COLUMNS =
      List.of(
          ColumnView.of("Rule", "label"),
          ColumnView.of("Data", "text"),
          ColumnView.of("Outcome", "text"),
          ColumnView.of("Checked", "number"),
          ColumnView.of("Failed", "number"));

  private static final ColumnView SHARE = ColumnView.of("Share", "number");

  private Quality() {}

  public static SectionView of(SelectedKpis kpis) {
    Tables tables = new Tables(kpis.figures());
    return SectionView.of(Section.QUALITY, kpis, rules -> data(rules, tables));
  }

  private static DataView data(List<KpiRow> rules, Tables tables) {
    List<RowView> broken =
        rules.stream()
            .filter(Quality::isBroken)
            .sorted(Comparator.comparing(Quality::failedPercent).reversed())
            .limit(WORST)
            .map(rule -> row(rule, tables))
            .toList();
    return new DataView(
        TableView.of("quality-table", "Rules that most records broke", COLUMNS, broken)
            .orElse("No record broke a rule."),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        "",
        Optional.of(
            TableView.of(
                "quality-all-table",
                "All rules",
                COLUMNS,
                rules.stream().map(rule -> row(rule, tables)).toList())));
  }

  /** All rules with the share of records that broke each, for a page about nothing else. */
  public static TableView table(List<KpiRow> rules, Tables tables) {
    return TableView.of(
        "rules-table",
        "Records that broke each cleaning rule",
        Stream.concat(COLUMNS.stream(), Stream.of(SHARE)).toList(),
        rules.stream()
            .map(
                rule ->
                    RowView.of(
                            Stream.concat(
                                    row(rule, tables).cells().stream(),
                                    Stream.of(tables.percent(failedPercent(rule))))
                                .toList(),
                            isBroken(rule) ? "" : "rest")
                        .withDetails(files(rule)))
            .toList());
  }

  private static RowView row(KpiRow rule, Tables tables) {
    return RowView.of(
            List.of(
                CellView.label(Words.of(rule.text(KpiColumns.RULE))),
                CellView.text(Words.of(rule.text(KpiColumns.TOPIC))),
                CellView.text(outcome(rule.text(KpiColumns.RULE))),
                tables.count(rule.number(KpiColumns.CHECKED)),
                tables.count(rule.number(KpiColumns.FAILED))))
        .withDetails(files(rule));
  }

  /** Whether any record broke it, also where a percentage of all would be 0.00. */
  private static boolean isBroken(KpiRow rule) {
    return rule.numberOrZero(KpiColumns.FAILED).signum() > 0;
  }

  /** Of the records that the rule was applied to; 0 without any. */
  public static BigDecimal failedPercent(KpiRow rule) {
    BigDecimal checked = rule.numberOrZero(KpiColumns.CHECKED);
    return checked.signum() == 0
        ? BigDecimal.ZERO
        : rule.numberOrZero(KpiColumns.FAILED)
            .movePointRight(2)
            .divide(checked, 2, RoundingMode.HALF_UP);
  }

  /** What becomes of a record that breaks the rule; a dash for one that is not in the catalogue. */
  private static String outcome(String name) {
    return Arrays.stream(DataQualityRule.values())
        .filter(rule -> rule.rule().equals(name))
        .findFirst()
        .map(Quality::outcome)
        .orElse("—");
  }

  private static String outcome(DataQualityRule rule) {
    return switch (rule) {
      case ACCEPTED_BY_SINK,
          LINE_PARSES,
          IDS_PRESENT,
          NUMBERS_PARSE,
          TIMESTAMPS_PARSE,
          AMOUNTS_NOT_NEGATIVE,
          NOT_IN_FUTURE ->
          "left out";
      case ITEM_HAS_ORDER -> "waits for its order";
      case NOT_A_DUPLICATE,
          ITEM_HAS_PRODUCT,
          ORDER_HAS_CUSTOMER,
          ORDER_TOTAL_MATCHES_ITEMS,
          REFUND_NOT_ABOVE_TOTAL,
          ORDER_NOT_AHEAD_OF_RECORD,
          TEXTS_NOT_CUT ->
          "only counted";
    };
  }

  /** The raw files that the rule's row names, and how many lines of each do not parse. */
  private static List<String> files(KpiRow rule) {
    String files = rule.text(KpiColumns.FILES);
    return files.isEmpty()
        ? List.of()
        : Arrays.stream(files.split(KpiColumns.BETWEEN_FILES)).map(HostileText::tamed).toList();
  }
}
