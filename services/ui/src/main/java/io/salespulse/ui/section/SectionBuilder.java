package io.salespulse.ui.section;

import io.salespulse.ui.kpi.KpiSet;
import io.salespulse.ui.section.SectionView.ChartView;
import io.salespulse.ui.section.SectionView.ControlView;
import io.salespulse.ui.section.SectionView.MoreView;
import io.salespulse.ui.section.SectionView.RowView;
import io.salespulse.ui.section.SectionView.SearchView;
import io.salespulse.ui.section.SectionView.SliceView;
import io.salespulse.ui.section.SectionView.TableView;
import io.salespulse.ui.selection.Section;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Puts a section together; what is not said stays away. */
public final class SectionBuilder {

  private final Section section;
  private final Shown shown;
  private String title;
  private String meaning;
  private List<ControlView> controls = List.of();
  private Optional<ChartView> chart = Optional.empty();
  private List<SliceView> slices = List.of();
  private Optional<SearchView> search = Optional.empty();
  private Optional<TableView> table = Optional.empty();
  private Optional<MoreView> more = Optional.empty();
  private String note = "";
  private Section.Reach reach;

  public SectionBuilder(Section section, Shown shown) {
    this.section = section;
    this.shown = shown;
    this.title = section.file().title();
    this.meaning = section.file().meaning();
    this.reach = section.reach();
  }

  public SectionBuilder titled(String newTitle, String newMeaning) {
    title = newTitle;
    meaning = newMeaning;
    return this;
  }

  public SectionBuilder reached(Section.Reach newReach) {
    reach = newReach;
    return this;
  }

  public SectionBuilder controls(List<ControlView> newControls) {
    controls = newControls;
    return this;
  }

  public SectionBuilder chart(ChartView newChart) {
    chart = Optional.of(newChart);
    return this;
  }

  public SectionBuilder slices(List<SliceView> newSlices) {
    slices = newSlices;
    return this;
  }

  public SectionBuilder search(SearchView newSearch) {
    search = Optional.of(newSearch);
    return this;
  }

  public SectionBuilder table(TableView newTable) {
    table = Optional.of(newTable);
    return this;
  }

  public SectionBuilder more(MoreView newMore) {
    more = Optional.of(newMore);
    return this;
  }

  public SectionBuilder note(String newNote) {
    note = newNote;
    return this;
  }

  /** A section without a table says that the set lacks its file, and whether it will come. */
  public SectionView build() {
    return new SectionView(
        section.fragment(),
        shown.choice().query(),
        title,
        meaning,
        unreached(),
        controls,
        table.isPresent() ? Optional.empty() : Optional.of(absent()),
        chart.filter(there -> table.filter(rows -> !rows.rows().isEmpty()).isPresent()),
        slices,
        search,
        table.map(this::withDrawnValues),
        note,
        more,
        shown.set().table(section.file()).isPresent() ? section.file().fileName() : "");
  }

  private String absent() {
    if (shown.set().isTooLong(section.file())) {
      return "%s has more than %s rows, for which the dashboard needs a larger heap."
          .formatted(
              section.file().fileName(), shown.figures().count(KpiSet.longest(section.file())));
    }
    return shown.set().isBeforeRefunds()
        ? "This KPI set is of an earlier version. This part comes with the next run."
        : "This KPI set was made without it.";
  }

  /** Charts alone read values, and each of them would come with every refresh. */
  private TableView withDrawnValues(TableView there) {
    Set<Integer> drawn =
        chart
            .map(drawing -> Set.of(drawing.valueColumn(), drawing.previousColumn()))
            .orElse(Set.of());
    return new TableView(
        there.id(),
        there.caption(),
        there.style(),
        there.columns(),
        there.rows().stream().map(row -> withValues(row, drawn)).toList(),
        there.empty());
  }

  private static RowView withValues(RowView row, Set<Integer> columns) {
    return new RowView(
        IntStream.range(0, row.cells().size())
            .mapToObj(
                column ->
                    columns.contains(column)
                        ? row.cells().get(column)
                        : row.cells().get(column).withoutValue())
            .toList(),
        row.emphasis(),
        row.filter(),
        row.details());
  }

  private Optional<String> unreached() {
    boolean cut = shown.choice().selection().isCut();
    boolean filtered = shown.choice().selection().isFilter();
    return switch (reach) {
      case ALL_FILTERS -> Optional.empty();
      case DAYS ->
          cut
              ? Optional.of("Not filtered by category, channel or membership; the days are.")
              : Optional.empty();
      case NO_FILTER ->
          filtered
              ? Optional.of("Not filtered: the filters do not reach this part.")
              : Optional.empty();
    };
  }
}
