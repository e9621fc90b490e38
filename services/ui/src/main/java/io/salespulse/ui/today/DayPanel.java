package io.salespulse.ui.today;

import io.salespulse.contract.KpiFile;
import io.salespulse.ui.cards.Change;
import io.salespulse.ui.cards.OrderFigure;
import io.salespulse.ui.section.SectionView.ChartView;
import io.salespulse.ui.section.SectionView.DataView;
import io.salespulse.ui.section.SelectedKpis;
import io.salespulse.ui.section.TableView;
import io.salespulse.ui.section.TableView.CellView;
import io.salespulse.ui.section.TableView.ColumnView;
import io.salespulse.ui.section.TableView.RowView;
import io.salespulse.ui.section.Tables;
import io.salespulse.ui.selection.Choice.By;
import io.salespulse.ui.selection.Selection.Comparison;
import io.salespulse.ui.selection.Totals;
import io.salespulse.ui.text.Words;
import io.salespulse.ui.today.Today.DayFigureView;
import io.salespulse.ui.today.Today.VerdictView;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes what is said of one day, and of those beside it. */
final class DayPanel {

  private static final String CAPTION = "Gross sales added up through the day";

  private final SelectedKpis kpis;
  private final KpiFile file;
  private final DayCurve shown;
  private final DayNames names;

  /** Empty where nothing is known of any day. */
  private final Optional<LocalDate> begin;

  /** What somebody wants the day to be compared with, whether that can be done or not. */
  private final List<Beside> beside;

  private record Beside(String name, DayCurve curve) {}

  /**
   * @param file whose rows the steps are
   * @param steps by their start in the reporting zone
   */
  DayPanel(
      SelectedKpis kpis,
      KpiFile file,
      SortedMap<ZonedDateTime, Totals> steps,
      DayCurve shown,
      DayNames names) {
    this.kpis = kpis;
    this.file = file;
    this.shown = shown;
    this.names = names;
    // The quarters of an hour reach back 15 days, whenever the shop began.
    this.begin =
        Stream.concat(kpis.series().days().stream(), Stream.of(steps))
            .filter(known -> !known.isEmpty())
            .map(known -> known.firstKey().toLocalDate())
            .min(LocalDate::compareTo);
    this.beside =
        kpis.selection().comparison() == Comparison.NONE
            ? List.of()
            : List.of(beside(steps, names.dayBefore(), 1), beside(steps, names.weekBefore(), 7));
  }

  private Beside beside(SortedMap<ZonedDateTime, Totals> steps, String name, int daysBefore) {
    return new Beside(
        name, DayCurve.of(shown.step(), steps, shown.day().minusDays(daysBefore), kpis.asOf()));
  }

  boolean hasOrders() {
    return shown.total().orders() > 0;
  }

  /** Whether the shop's numbers reach back to a day. */
  boolean isKnown(LocalDate day) {
    return begin.filter(first -> !first.isAfter(day)).isPresent();
  }

  /** The day on which the numbers begin is none as a whole. */
  private boolean isKnown(Beside other) {
    return begin.filter(first -> first.isBefore(other.curve().day())).isPresent();
  }

  /** Its orders until the time that is compared. */
  private long orders(Beside other) {
    return other.curve().until(shown.end()).orders();
  }

  private List<Beside> known() {
    return beside.stream().filter(this::isKnown).toList();
  }

  /** Of what had no order nothing can be told in per cent. */
  private List<Beside> compared() {
    return known().stream().filter(other -> orders(other) > 0).toList();
  }

  /** What is said while a day has no order, with what the day before had by then. */
  String noOrderYet() {
    if (shown.end() == 0) {
      return kpis.areOfToday()
          ? names.title() + " has no quarter of an hour yet that is over."
          : names.title() + ": the numbers know no quarter of an hour of it.";
    }
    return "%s has no order until %s%s."
        .formatted(
            names.title(),
            DayCurve.time(shown.end()),
            compared().stream()
                .filter(other -> other.name().equals(names.dayBefore()))
                .findFirst()
                .map(
                    other ->
                        ", by when %s had %s"
                            .formatted(other.name(), kpis.figures().count(orders(other))))
                .orElse(""));
  }

  /**
   * Of a day that goes on.
   *
   * @param lead what is said first; may be blank
   */
  Today soFar(String lead) {
    return view(
        "%s%s until %s%s."
            .formatted(
                lead, date(), DayCurve.time(shown.end()), besideWords(" until the same time")));
  }

  /**
   * Of a day that is over.
   *
   * @param lead what is said first; may be blank
   */
  Today asAWhole(String lead) {
    return view("%s%s as a whole%s.".formatted(lead, date(), besideWords("")));
  }

  private String date() {
    return kpis.figures().step(By.DAY, shown.day().atStartOfDay(kpis.figures().zone()));
  }

  private String besideWords(String until) {
    return known().isEmpty() ? "" : ", beside %s%s".formatted(names(known()), until);
  }

  private static String names(List<Beside> others) {
    return String.join(" and ", others.stream().map(Beside::name).toList());
  }

  private Today view(String meaning) {
    return new Today(
        Today.section(kpis, names.title(), meaning, "", Optional.of(data()), file.kpi()),
        beside.isEmpty() ? Optional.empty() : Optional.of(verdict()),
        figures(),
        notes());
  }

  private VerdictView verdict() {
    Map<String, List<Beside>> bySense = new LinkedHashMap<>();
    for (Beside other : compared()) {
      change(other, OrderFigure.GROSS_SALES)
          .filter(change -> !change.text().isEmpty())
          .ifPresent(
              change ->
                  bySense.computeIfAbsent(change.sense(), none -> new ArrayList<>()).add(other));
    }
    boolean isGood = bySense.containsKey("good");
    boolean isBad = bySense.containsKey("bad");
    String words =
        String.join(
            ", ",
            bySense.entrySet().stream()
                .map(there -> relation(there.getKey()) + " " + names(there.getValue()))
                .toList());
    return new VerdictView(
        isGood == isBad ? "neutral" : isGood ? "good" : "bad",
        isGood == isBad ? "" : isGood ? "▲" : "▼",
        words.isEmpty() ? "Nothing to compare with" : Words.of(words));
  }

  private String relation(String sense) {
    return switch (sense) {
      case "good" -> names.more();
      case "bad" -> names.less();
      default -> "level with";
    };
  }

  private List<DayFigureView> figures() {
    List<DayFigureView> figures = new ArrayList<>();
    figures.add(figure("gross", "Gross sales", OrderFigure.GROSS_SALES, compared()));
    figures.add(figure("orders", "Orders", OrderFigure.ORDERS, compared()));
    figures.add(figure("average", "Average order value", OrderFigure.AVERAGE, compared()));
    if (!kpis.set().isBeforeRefunds()) {
      figures.add(figure("refunds", "Refunds", OrderFigure.REFUNDS, List.of()));
      figures.add(figure("sales", "Sales, net of refunds", OrderFigure.SALES, List.of()));
    }
    return figures;
  }

  private DayFigureView figure(String name, String title, OrderFigure figure, List<Beside> others) {
    return new DayFigureView(
        name,
        title,
        figure.text(shown.total(), kpis.figures()),
        others.stream().flatMap(other -> change(other, figure).stream()).toList());
  }

  private Optional<Change> change(Beside other, OrderFigure figure) {
    Totals before = other.curve().until(shown.end());
    return figure
        .change(shown.total(), before, kpis.figures())
        .map(
            change ->
                change.from(
                    "%s: %s"
                        .formatted(
                            other.name(), figure.words(before, kpis.figures()).orElseThrow())));
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    List<Beside> unknown = beside.stream().filter(other -> !isKnown(other)).toList();
    if (!unknown.isEmpty()) {
      notes.add(
          "Not compared with %s%s."
              .formatted(
                  names(unknown),
                  begin
                      .map(first -> ": the numbers begin on " + kpis.figures().date(first))
                      .orElse("")));
    }
    List<Beside> without = known().stream().filter(other -> orders(other) == 0).toList();
    if (!without.isEmpty()) {
      notes.add(
          "Not compared with %s: no orders%s."
              .formatted(
                  names(without),
                  shown.end() < DayCurve.WHOLE_DAY ? " until " + DayCurve.time(shown.end()) : ""));
    }
    if (!kpis.set().isBeforeRefunds()) {
      notes.add(
          "Refunds are not compared: each belongs to the day of its order and may still come.");
    }
    return notes;
  }

  /** A row for each hour, and one for the time that is compared. */
  private DataView data() {
    TreeSet<Integer> times = new TreeSet<>(List.of(shown.end()));
    IntStream.rangeClosed(1, DayCurve.WHOLE_DAY / DayCurve.HOUR)
        .forEach(hour -> times.add(hour * DayCurve.HOUR));
    List<DayCurve> curves =
        Stream.concat(Stream.of(shown), known().stream().map(Beside::curve)).toList();
    Tables tables =
        new Tables(kpis.figures())
            .fitting(curves.stream().map(curve -> curve.total().gross()).toList());
    List<ColumnView> columns = new ArrayList<>();
    columns.add(ColumnView.of("Until", "label"));
    columns.add(ColumnView.of(names.title(), "number"));
    known().forEach(other -> columns.add(ColumnView.of(Words.of(other.name()), "number")));
    return DataView.of(
        TableView.of(
            "today-table",
            CAPTION,
            columns,
            times.stream().map(time -> row(time, curves, tables)).toList()),
        new ChartView(
            "day",
            "Line chart of gross sales added up through the day.",
            1,
            IntStream.range(2, columns.size()).boxed().toList(),
            List.of(),
            kpis.figures().currency().getCurrencyCode()),
        "");
  }

  private static RowView row(int time, List<DayCurve> curves, Tables tables) {
    List<CellView> cells = new ArrayList<>();
    cells.add(CellView.label(DayCurve.time(time)));
    for (DayCurve curve : curves) {
      cells.add(
          tables.money(
              time > curve.end() ? Optional.empty() : Optional.of(curve.until(time).gross())));
    }
    return RowView.of(cells);
  }
}
