package io.salespulse.ui.page;

import io.salespulse.contract.SummaryMetric;
import io.salespulse.contract.Unit;
import io.salespulse.ui.page.FiltersView.ChipView;
import io.salespulse.ui.page.FiltersView.OptionView;
import io.salespulse.ui.page.FiltersView.ResultFigureView;
import io.salespulse.ui.page.FiltersView.ResultView;
import io.salespulse.ui.page.FiltersView.SelectView;
import io.salespulse.ui.page.SectionView.FieldView;
import io.salespulse.ui.selection.Cube;
import io.salespulse.ui.selection.Dimension;
import io.salespulse.ui.selection.Period;
import io.salespulse.ui.selection.Range;
import io.salespulse.ui.selection.Selection;
import io.salespulse.ui.selection.Selection.Comparison;
import io.salespulse.ui.selection.Totals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes the filters and the figures of what they let through. */
final class FilterViews {

  private static final Set<String> OWN =
      Set.of("range", "from", "to", "compare", "category", "channel", "membership");

  private final Shown shown;
  private final Selection selection;

  FilterViews(Shown shown) {
    this.shown = shown;
    this.selection = shown.choice().selection();
  }

  FiltersView filters() {
    Range range = selection.range();
    return new FiltersView(
        selects(),
        range.from().map(LocalDate::toString).orElse(""),
        range.to().map(LocalDate::toString).orElse(""),
        shown.choice().fields().entrySet().stream()
            .filter(field -> !OWN.contains(field.getKey()))
            .map(field -> new FieldView(field.getKey(), field.getValue()))
            .toList(),
        chips(),
        shown.choice().with(Selection.ALL).query(),
        shown.cube().filter(cube -> selection.isFilter()).map(this::result),
        shown.cube().isPresent()
            ? Optional.empty()
            : Optional.of("Filters do not work: this KPI set was made without its sales cube."));
  }

  private List<SelectView> selects() {
    List<SelectView> selects = new ArrayList<>();
    selects.add(
        new SelectView(
            "range",
            "Days",
            Arrays.stream(Range.Preset.values())
                .map(
                    preset ->
                        new OptionView(
                            preset.parameter(),
                            preset.title(),
                            preset == selection.range().preset()))
                .toList()));
    for (Dimension dimension : Dimension.values()) {
      selects.add(new SelectView(dimension.parameter(), dimension.title(), options(dimension)));
    }
    boolean compared = selection.comparison() == Comparison.PREVIOUS;
    selects.add(
        new SelectView(
            "compare",
            "Compared with",
            List.of(
                new OptionView("previous", "The period before", compared),
                new OptionView("none", "Nothing", !compared))));
    return selects;
  }

  /** The cube's values, and the chosen one even when the cube does not have it. */
  private List<OptionView> options(Dimension dimension) {
    Optional<String> chosen = selection.value(dimension);
    Stream<String> values =
        Stream.concat(
                shown.cube().stream().flatMap(cube -> cube.values(dimension).stream()),
                chosen.stream())
            .filter(Choice::isFilter)
            .distinct();
    return Stream.concat(
            Stream.of(new OptionView("", "All", chosen.isEmpty())),
            values.map(
                value ->
                    new OptionView(
                        value, HostileText.tamed(value), chosen.filter(value::equals).isPresent())))
        .toList();
  }

  private List<ChipView> chips() {
    List<ChipView> chips = new ArrayList<>();
    Choice choice = shown.choice();
    if (selection.range().preset() != Range.Preset.ALL) {
      chips.add(
          new ChipView(
              "chip-range", "Days", days(), choice.with(selection.with(Range.ALL)).query()));
    }
    for (Dimension dimension : Dimension.values()) {
      selection
          .value(dimension)
          .ifPresent(
              value ->
                  chips.add(
                      new ChipView(
                          "chip-" + dimension.parameter(),
                          dimension.title(),
                          HostileText.tamed(value),
                          choice.with(selection.with(dimension, "")).query())));
    }
    return chips;
  }

  private String days() {
    Range range = selection.range();
    return range.preset() == Range.Preset.CUSTOM
        ? shown.period().map(this::words).orElse("")
        : range.preset().title();
  }

  private String words(Period period) {
    String first = shown.figures().date(period.first());
    return period.days() == 1 ? first : first + " to " + shown.figures().date(period.last());
  }

  private ResultView result(Cube cube) {
    SortedMap<LocalDate, Totals> days = cube.byDay(selection);
    Totals all = sum(days, shown.period());
    Optional<Period> over = shown.period().flatMap(there -> there.until(yesterday()));
    Optional<Period> earlier =
        over.map(there -> there.earlier(shown.period().orElseThrow().days()))
            .filter(there -> selection.comparison() == Comparison.PREVIOUS)
            .filter(there -> sum(days, Optional.of(there)).orders() > 0);
    Totals compared = sum(days, over);
    Optional<Totals> before = earlier.map(there -> sum(days, Optional.of(there)));
    return new ResultView(
        words(over, earlier),
        List.of(
            figure(
                "sales",
                selection.isOfCategory() ? "Revenue" : "Sales",
                SummaryMetric.TOTAL_SALES,
                totals -> Optional.of(totals.amount()),
                all,
                compared,
                before),
            figure(
                "orders",
                "Orders",
                SummaryMetric.TOTAL_ORDERS,
                totals -> Optional.of(BigDecimal.valueOf(totals.orders())),
                all,
                compared,
                before),
            figure(
                "items",
                "Items",
                SummaryMetric.ITEMS_SOLD,
                totals -> Optional.of(BigDecimal.valueOf(totals.items())),
                all,
                compared,
                before),
            figure(
                "average",
                selection.isOfCategory() ? "Revenue per order" : "Average order value",
                SummaryMetric.AVERAGE_ORDER_VALUE,
                Totals::average,
                all,
                compared,
                before)));
  }

  private LocalDate yesterday() {
    return shown.asOf().toLocalDate().minusDays(1);
  }

  /** Says what is compared: a day that is not over would look like a bad one. */
  private String words(Optional<Period> over, Optional<Period> earlier) {
    String all = shown.period().map(this::words).orElse("All days");
    if (earlier.isEmpty()) {
      return shown.period().isPresent() && over.isEmpty()
          ? all + "; not compared, as today is not over"
          : all;
    }
    return over.equals(shown.period())
        ? "%s, compared with %s".formatted(all, words(earlier.get()))
        : "%s; without today, which is not over, compared with %s"
            .formatted(all, words(earlier.get()));
  }

  private static Totals sum(Map<LocalDate, Totals> days, Optional<Period> period) {
    return days.entrySet().stream()
        .filter(day -> period.map(there -> there.contains(day.getKey())).orElse(true))
        .map(Map.Entry::getValue)
        .reduce(Totals.NONE, Totals::plus);
  }

  /**
   * @param compared of the days that have others before them, {@code all} without today
   */
  private ResultFigureView figure(
      String name,
      String title,
      SummaryMetric sense,
      Function<Totals, Optional<BigDecimal>> value,
      Totals all,
      Totals compared,
      Optional<Totals> before) {
    Unit unit = sense.unit();
    return new ResultFigureView(
        name,
        title,
        value.apply(all).map(number -> shown.figures().text(unit, number)).orElse(FigureText.NONE),
        value
            .apply(compared)
            .flatMap(
                number ->
                    before
                        .flatMap(value)
                        .map(earlier -> Changes.of(sense, number, earlier, shown.figures()))));
  }
}
