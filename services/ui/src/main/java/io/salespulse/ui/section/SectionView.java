package io.salespulse.ui.section;

import io.salespulse.contract.KpiFile;
import io.salespulse.ui.kpi.KpiRow;
import io.salespulse.ui.kpi.KpiSet;
import io.salespulse.ui.selection.Dimension;
import io.salespulse.ui.selection.Section;
import io.salespulse.ui.selection.Section.Reach;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A part of the page with one table, which a chart may stand in for.
 *
 * @param name as in {@code /fragments/<name>}, and the element's id
 * @param query what was chosen, as it follows the name in the fragment's address; may be blank
 * @param unreached which of the filters that are on it does not follow, in words; may be blank
 * @param absent why there is nothing to show; blank where there is
 * @param data empty where the set lacks the section's file
 * @param download name of the table to hand out; may be blank
 */
public record SectionView(
    String name,
    String query,
    String title,
    String meaning,
    String unreached,
    List<ControlView> controls,
    String absent,
    Optional<DataView> data,
    String download) {

  /**
   * As the catalogue names the section's file.
   *
   * @param data made of the file's rows
   */
  public static SectionView of(
      Section section, SelectedKpis kpis, Function<List<KpiRow>, DataView> data) {
    return of(
        section,
        kpis,
        section.file().title(),
        section.file().meaning(),
        kpis.set().table(section.file()).map(data));
  }

  /** With its own title and the sentence under it. */
  public static SectionView of(
      Section section, SelectedKpis kpis, String title, String meaning, Optional<DataView> data) {
    return of(section, section.reach(), kpis, title, meaning, List.of(), data);
  }

  /** With controls, and filters that reach it only as it is looked at now. */
  public static SectionView of(
      Section section,
      Reach reach,
      SelectedKpis kpis,
      String title,
      String meaning,
      List<ControlView> controls,
      Optional<DataView> data) {
    return new SectionView(
        section.fragment(),
        kpis.choice().query(),
        title,
        meaning,
        unreached(reach, kpis),
        controls,
        data.isPresent() ? "" : absent(section.file(), kpis),
        data,
        kpis.set().table(section.file()).isPresent() ? section.file().kpi() : "");
  }

  /** Why there is nothing to show of a file that the set lacks, or that is too long. */
  public static String absent(KpiFile file, SelectedKpis kpis) {
    if (kpis.set().isTooLong(file)) {
      return "%s has more than %s rows, for which the dashboard needs a larger heap."
          .formatted(file.fileName(), kpis.figures().count(KpiSet.longest(file)));
    }
    return kpis.set().isBeforeRefunds()
        ? "This KPI set is of an earlier version. This part comes with the next run."
        : "This KPI set was made without it.";
  }

  /** Which of the filters that are on a part does not follow, in words; may be blank. */
  public static String unreached(Reach reach, SelectedKpis kpis) {
    return switch (reach) {
      case ALL_FILTERS -> "";
      case DAYS ->
          kpis.selection().isCut()
              ? "Not filtered by category, channel or membership; the days are."
              : "";
      case DAYS_AND_CHANNEL ->
          kpis.selection().with(Dimension.CHANNEL, "").isCut()
              ? "Not filtered by category or membership; days and channel are."
              : "";
      case NO_FILTER ->
          kpis.selection().isFilter() ? "Not filtered: the filters do not reach this part." : "";
    };
  }

  /** A choice between a few ways to look at the same thing: links, one of which is current. */
  public record ControlView(String label, List<LinkView> links) {}

  /**
   * @param query of the page's address
   */
  public record LinkView(String id, String text, String query, boolean current) {}

  /**
   * What a section shows.
   *
   * @param slices the table's shares as parts of one bar; may be empty
   * @param search how its rows are searched and paged
   * @param note a sentence under the table; may be blank
   * @param more rows for those who want all, behind a disclosure that is named by its caption
   */
  public record DataView(
      TableView table,
      Optional<ChartView> chart,
      List<SliceView> slices,
      Optional<SearchView> search,
      String note,
      Optional<TableView> more) {

    /** A table alone. */
    public static DataView of(TableView table) {
      return new DataView(
          table, Optional.empty(), List.of(), Optional.empty(), "", Optional.empty());
    }

    /** A table that a chart stands in for, where it has rows. */
    public static DataView of(TableView table, ChartView chart, String note) {
      return new DataView(
          table.drawing(
              Stream.concat(
                      Stream.of(chart.valueColumn(), chart.goalColumn()),
                      chart.previousColumns().stream())
                  .toList()),
          Optional.of(chart).filter(drawn -> !table.rows().isEmpty()),
          List.of(),
          Optional.empty(),
          note,
          Optional.empty());
    }
  }

  /**
   * What the script draws from the table's cells.
   *
   * @param kind column, line, bar or day (a line over the 24 hours that the labels are times of)
   * @param summary what the chart shows, for those who do not see it
   * @param valueColumn index of the drawn column, 0 being the label
   * @param previousColumns indices of the columns drawn behind it
   * @param goalColumn index of the column of what was wanted, drawn over it, -1 for none
   * @param noteColumn index of the column of what is noted, whose rows are marked, -1 for none
   * @param toldColumns indices of columns that the tooltip tells too
   * @param currency ISO 4217 for an axis of money, blank for counts
   */
  public record ChartView(
      String kind,
      String summary,
      int valueColumn,
      List<Integer> previousColumns,
      int goalColumn,
      int noteColumn,
      List<Integer> toldColumns,
      String currency) {

    /** One without goals and notes. */
    public ChartView(
        String kind,
        String summary,
        int valueColumn,
        List<Integer> previousColumns,
        List<Integer> toldColumns,
        String currency) {
      this(kind, summary, valueColumn, previousColumns, -1, -1, toldColumns, currency);
    }

    /** The columns drawn behind it, with blanks between them. */
    public String previous() {
      return previousColumns.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
  }

  /**
   * @param start where it begins, in per cent of the whole bar
   * @param width in per cent of the whole bar
   * @param text name and share
   */
  public record SliceView(String start, String width, String text, LinkView filter) {}

  /**
   * @param field name in the address
   * @param kept the rest of the address, which a plain form would lose
   * @param count how many rows there are and which of them are shown, in words
   */
  public record SearchView(
      String field,
      String text,
      Map<String, String> kept,
      String count,
      Optional<LinkView> before,
      Optional<LinkView> after) {}
}
