package io.salespulse.ui.filters;

import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.KpiFile;
import io.salespulse.ui.kpi.KpiSet;
import io.salespulse.ui.section.SelectedKpis;
import io.salespulse.ui.selection.Choice;
import io.salespulse.ui.selection.Dimension;
import io.salespulse.ui.selection.Range;
import io.salespulse.ui.selection.Range.Preset;
import io.salespulse.ui.selection.Selection;
import io.salespulse.ui.selection.Selection.Comparison;
import io.salespulse.ui.text.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The filters: what can be chosen, what is, and what comes out.
 *
 * @param query what was asked for, as it stands in the address; may be blank
 * @param range the days that are chosen
 * @param kept the rest of the address, which a plain form would lose
 * @param chips what is on, each a link that takes it off
 * @param clear query of the address without any filter
 * @param absent why no filter works; blank where they do
 */
public record Filters(
    String query,
    List<SelectView> selects,
    Range range,
    Map<String, String> kept,
    List<ChipView> chips,
    String clear,
    Optional<Result> result,
    String absent) {

  private static final Set<String> OWN =
      Set.of("range", "from", "to", "compare", "category", "channel", "membership");

  /** Of more values than these, one is searched for by its name; of fewer, all are in sight. */
  private static final int LONGEST_LIST = 20;

  /**
   * @param search how one of many values is looked for; empty of a few, of which one is picked
   */
  record SelectView(
      String name, String title, List<OptionView> options, Optional<SearchView> search) {

    private static SelectView of(String name, String title, List<OptionView> options) {
      return new SelectView(name, title, options, Optional.empty());
    }
  }

  /**
   * A field to type into, with the options as suggestions.
   *
   * @param text what stands in it, may be blank
   * @param placeholder what stands there where nothing is chosen
   * @param wrong why what was typed is no filter, in a sentence; may be blank
   * @param otherwise the same for what the browser finds to be none of the options
   */
  record SearchView(String text, String placeholder, String wrong, String otherwise) {}

  record OptionView(String value, String text, boolean chosen) {}

  /**
   * @param query of the address without it
   */
  record ChipView(String id, String title, String text, String query) {}

  public static Filters of(SelectedKpis kpis) {
    Map<String, String> kept = kpis.choice().fields();
    kept.keySet().removeAll(OWN);
    return new Filters(
        kpis.asked().query(),
        selects(kpis),
        kpis.selection().range(),
        kept,
        chips(kpis),
        kpis.choice().with(Selection.ALL).query(),
        kpis.cube().filter(cube -> kpis.selection().isFilter()).map(cube -> Result.of(kpis, cube)),
        kpis.cube().isPresent() ? "" : absent(kpis));
  }

  private static String absent(SelectedKpis kpis) {
    return kpis.set().isTooLong(KpiFile.SALES_CUBE)
        ? "Filters do not work: sales_cube.csv has more than %s rows, for which the dashboard needs a larger heap."
            .formatted(kpis.figures().count(KpiSet.longest(KpiFile.SALES_CUBE)))
        : "Filters do not work: this KPI set was made without its sales cube.";
  }

  private static List<SelectView> selects(SelectedKpis kpis) {
    Preset range = kpis.selection().range().preset();
    boolean compared = kpis.selection().comparison() == Comparison.PREVIOUS;
    List<SelectView> selects = new ArrayList<>();
    selects.add(
        SelectView.of(
            "range",
            "Days",
            Arrays.stream(Preset.values())
                .map(
                    preset ->
                        new OptionView(preset.parameter(), title(preset, kpis), preset == range))
                .toList()));
    for (Dimension dimension : Dimension.values()) {
      selects.add(select(kpis, dimension));
    }
    selects.add(
        SelectView.of(
            "compare",
            "Compared with",
            List.of(
                new OptionView("previous", "The period before", compared),
                new OptionView("none", "Nothing", !compared))));
    return selects;
  }

  private static SelectView select(SelectedKpis kpis, Dimension dimension) {
    List<OptionView> values = values(kpis, dimension);
    String wrong = kpis.unknownWords(dimension);
    // What was typed and is wrong has to stand somewhere.
    if (values.size() <= LONGEST_LIST && wrong.isEmpty()) {
      OptionView all = new OptionView("", "All", kpis.selection().value(dimension).isEmpty());
      return SelectView.of(
          dimension.parameter(),
          dimension.title(),
          Stream.concat(Stream.of(all), values.stream()).toList());
    }
    String text =
        values.stream()
            .filter(OptionView::chosen)
            .map(Filters::typed)
            .findFirst()
            .orElseGet(() -> kpis.unknown().getOrDefault(dimension, ""));
    return new SelectView(
        dimension.parameter(),
        dimension.title(),
        values.stream()
            .map(value -> new OptionView(typed(value), value.text(), value.chosen()))
            .toList(),
        Optional.of(
            new SearchView(
                text,
                "All " + dimension.plural(),
                wrong,
                "No %s of the list is called so: choose one of them, or Other."
                    .formatted(dimension.parameter()))));
  }

  /** What stands in the field for a value. */
  private static String typed(OptionView option) {
    return option.value().equals(KpiColumns.OTHER) ? option.text() : option.value();
  }

  /**
   * The cube's values, and the chosen one even when the cube does not have it; Other at the end.
   */
  private static List<OptionView> values(SelectedKpis kpis, Dimension dimension) {
    String chosen = kpis.selection().value(dimension).orElse("");
    return Stream.concat(
            kpis.cube().stream().flatMap(cube -> cube.values(dimension).stream()),
            Stream.of(chosen))
        .filter(Choice::isFilter)
        .distinct()
        .sorted(Comparator.comparing(KpiColumns.OTHER::equals))
        .map(value -> new OptionView(value, kpis.name(dimension, value), value.equals(chosen)))
        .toList();
  }

  private static List<ChipView> chips(SelectedKpis kpis) {
    Selection selection = kpis.selection();
    List<ChipView> chips = new ArrayList<>();
    if (selection.range().preset() != Preset.ALL) {
      String query = kpis.choice().with(selection.with(Range.ALL)).query();
      chips.add(new ChipView("chip-range", "Days", days(kpis), query));
    }
    for (Dimension dimension : selection.values().keySet()) {
      chips.add(
          new ChipView(
              "chip-" + dimension.parameter(),
              dimension.title(),
              kpis.name(dimension, selection.values().get(dimension)),
              kpis.choice().with(selection.with(dimension, "")).query()));
    }
    return chips;
  }

  private static String days(SelectedKpis kpis) {
    Preset preset = kpis.selection().range().preset();
    return preset == Preset.CUSTOM
        ? kpis.period().map(kpis.figures()::days).orElse("")
        : title(preset, kpis);
  }

  /** Days are counted back from the newest one of the numbers, whether that is today or not. */
  private static String title(Preset preset, SelectedKpis kpis) {
    String newest = kpis.called(kpis.asOf().toLocalDate());
    return switch (preset) {
      case ALL, CUSTOM -> preset.title();
      case TODAY -> Words.of(newest);
      case WEEK, FORTNIGHT, MONTH, QUARTER ->
          kpis.areOfToday() ? preset.title() : preset.title() + " to " + newest;
    };
  }
}
