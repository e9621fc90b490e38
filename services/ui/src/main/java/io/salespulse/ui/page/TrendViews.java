package io.salespulse.ui.page;

import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.KpiFile;
import io.salespulse.ui.kpi.KpiRow;
import io.salespulse.ui.kpi.KpiSet;
import io.salespulse.ui.kpi.KpiTable;
import io.salespulse.ui.page.SectionView.CellView;
import io.salespulse.ui.page.SectionView.ChartView;
import io.salespulse.ui.page.SectionView.ChoiceView;
import io.salespulse.ui.page.SectionView.ControlView;
import io.salespulse.ui.page.SectionView.RowView;
import io.salespulse.ui.page.SectionView.TableView;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the trend: sales or orders, by day or by hour. */
final class TrendViews {

  /** A week of hours and a quarter of days: more steps than that are a texture, not a chart. */
  private static final int HOURS = 7 * 24;

  private static final int DAYS = 92;

  private final KpiSet set;
  private final Figures figures;
  private final Tables tables;
  private final String etag;

  TrendViews(KpiSet set, Figures figures, Tables tables, String etag) {
    this.set = set;
    this.figures = figures;
    this.tables = tables;
    this.etag = etag;
  }

  SectionView trend(Choice choice) {
    KpiFile file =
        switch (choice.by()) {
          case DAY -> KpiFile.SALES_BY_DAY;
          case HOUR -> KpiFile.SALES_BY_HOUR;
        };
    List<String> columns =
        switch (choice.by()) {
          case DAY ->
              List.of(
                  KpiColumns.DATE,
                  KpiColumns.ORDERS,
                  KpiColumns.ITEMS,
                  KpiColumns.CUSTOMERS,
                  KpiColumns.SALES);
          case HOUR ->
              List.of(KpiColumns.HOUR_START, KpiColumns.ORDERS, KpiColumns.ITEMS, KpiColumns.SALES);
        };
    Optional<TableView> table =
        set.table(file)
            .map(rows -> tables.of("trend-table", file.title(), columns, rows(rows, columns)));
    return new SectionView(
        etag,
        Section.TREND.fragment(),
        choice.query(),
        "Trend",
        file.meaning(),
        controls(choice),
        table.isPresent() ? Optional.empty() : Optional.of("This KPI set was made without it."),
        table.filter(there -> !there.rows().isEmpty()).map(there -> chart(choice, columns)),
        table,
        note(file),
        Optional.empty(),
        table.isPresent() ? file.fileName() : "");
  }

  private String note(KpiFile file) {
    int steps = steps(file);
    return set.table(file).filter(table -> table.rows().size() > steps).isPresent()
        ? "The last %d of %d; the CSV has them all."
            .formatted(steps, set.table(file).orElseThrow().rows().size())
        : "";
  }

  private static int steps(KpiFile file) {
    return file == KpiFile.SALES_BY_HOUR ? HOURS : DAYS;
  }

  private List<RowView> rows(KpiTable table, List<String> columns) {
    List<KpiRow> all = table.rows();
    List<RowView> rows = new ArrayList<>();
    for (KpiRow row : all.subList(Math.max(0, all.size() - steps(table.file())), all.size())) {
      List<CellView> cells = new ArrayList<>(tables.row(row, columns, "").cells());
      Step step = step(row.text(columns.get(0)));
      cells.set(0, tables.label(step.text()));
      rows.add(new RowView(cells, step.partial() ? "partial" : ""));
    }
    return rows;
  }

  /**
   * @param partial whether the as-of time falls into the step, so that more is to come
   */
  private record Step(String text, boolean partial) {}

  private Step step(String start) {
    Instant asOf = set.manifest().run().asOf();
    try {
      if (start.length() == 10) {
        LocalDate day = LocalDate.parse(start);
        return new Step(figures.day(day), day.equals(asOf.atZone(figures.zone()).toLocalDate()));
      }
      OffsetDateTime hour = OffsetDateTime.parse(start);
      Instant first = hour.withOffsetSameInstant(ZoneOffset.UTC).toInstant();
      return new Step(
          figures.hour(hour), !asOf.isBefore(first) && asOf.isBefore(first.plusSeconds(3600)));
    } catch (DateTimeException unusual) {
      return new Step(HostileText.tamed(start), false);
    }
  }

  private ChartView chart(Choice choice, List<String> columns) {
    String column =
        switch (choice.show()) {
          case SALES -> KpiColumns.SALES;
          case ORDERS -> KpiColumns.ORDERS;
        };
    String step =
        switch (choice.by()) {
          case DAY -> "day";
          case HOUR -> "hour";
        };
    return new ChartView(
        choice.by() == Choice.By.DAY ? "column" : "line",
        "Chart of the %s of each %s.".formatted(column, step),
        columns.indexOf(column),
        choice.show() == Choice.Show.SALES ? figures.currency().getCurrencyCode() : "");
  }

  private static List<ControlView> controls(Choice chosen) {
    return List.of(
        new ControlView(
            "Show",
            List.of(
                choice("show-sales", "Sales", new Choice(chosen.by(), Choice.Show.SALES), chosen),
                choice(
                    "show-orders", "Orders", new Choice(chosen.by(), Choice.Show.ORDERS), chosen))),
        new ControlView(
            "By",
            List.of(
                choice("by-day", "Day", new Choice(Choice.By.DAY, chosen.show()), chosen),
                choice("by-hour", "Hour", new Choice(Choice.By.HOUR, chosen.show()), chosen))));
  }

  private static ChoiceView choice(String id, String text, Choice choice, Choice chosen) {
    return new ChoiceView(id, text, choice.query(), choice.equals(chosen));
  }
}
