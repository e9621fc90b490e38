package io.salespulse.ui.filters;

import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.KpiFile;
import io.salespulse.ui.filters.FiltersView.ChipView;
import io.salespulse.ui.filters.FiltersView.OptionView;
import io.salespulse.ui.filters.FiltersView.SelectView;
import io.salespulse.ui.kpi.KpiSet;
import io.salespulse.ui.section.SectionView.FieldView;
import io.salespulse.ui.section.Shown;
import io.salespulse.ui.selection.Choice;
import io.salespulse.ui.selection.Dimension;
import io.salespulse.ui.selection.Range;
import io.salespulse.ui.selection.Selection;
import io.salespulse.ui.selection.Selection.Comparison;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes the filters and the chips of those that are on. */
public final class FilterViews {

  private static final Set<String> OWN =
      Set.of("range", "from", "to", "compare", "category", "channel", "membership");

  private final Shown shown;
  private final Selection selection;

  public FilterViews(Shown shown) {
    this.shown = shown;
    this.selection = shown.choice().selection();
  }

  public FiltersView filters() {
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
        shown.cube().filter(cube -> selection.isFilter()).map(cube -> ResultViews.of(shown, cube)),
        absent());
  }

  private Optional<String> absent() {
    if (shown.cube().isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        shown.set().isTooLong(KpiFile.SALES_CUBE)
            ? "Filters do not work: sales_cube.csv has more than %s rows, for which the dashboard needs a larger heap."
                .formatted(shown.figures().count(KpiSet.longest(KpiFile.SALES_CUBE)))
            : "Filters do not work: this KPI set was made without its sales cube.");
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

  /**
   * The cube's values, and the chosen one even when the cube does not have it; Other at the end.
   */
  private List<OptionView> options(Dimension dimension) {
    Optional<String> chosen = selection.value(dimension);
    Stream<String> values =
        Stream.concat(
                shown.cube().stream().flatMap(cube -> cube.values(dimension).stream()),
                chosen.stream())
            .filter(Choice::isFilter)
            .distinct()
            .sorted(Comparator.comparing(KpiColumns.OTHER::equals));
    return Stream.concat(
            Stream.of(new OptionView("", "All", chosen.isEmpty())),
            values.map(
                value ->
                    new OptionView(
                        value,
                        shown.name(dimension, value),
                        chosen.filter(value::equals).isPresent())))
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
                          shown.name(dimension, value),
                          choice.with(selection.with(dimension, "")).query())));
    }
    return chips;
  }

  private String days() {
    Range range = selection.range();
    return range.preset() == Range.Preset.CUSTOM
        ? shown.period().map(shown.figures()::days).orElse("")
        : range.preset().title();
  }
}
