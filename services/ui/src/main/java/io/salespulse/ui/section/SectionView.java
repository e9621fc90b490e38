package io.salespulse.ui.section;

import java.util.List;
import java.util.Optional;

/**
 * A part of the page with one table, which a chart may stand in for.
 *
 * @param name as in {@code /fragments/<name>}, and the element's id
 * @param query what was chosen, as it follows the name in the fragment's address; may be blank
 * @param unreached which of the filters that are on it does not follow, in words
 * @param absent why there is nothing to show
 * @param slices the table's shares as parts of one bar; may be empty
 * @param search how its rows are searched and paged
 * @param note a sentence under the table; may be blank
 * @param more rows for those who want all, behind a disclosure
 * @param download name of the CSV; may be blank
 */
public record SectionView(
    String name,
    String query,
    String title,
    String meaning,
    Optional<String> unreached,
    List<ControlView> controls,
    Optional<String> absent,
    Optional<ChartView> chart,
    List<SliceView> slices,
    Optional<SearchView> search,
    Optional<TableView> table,
    String note,
    Optional<MoreView> more,
    String download) {

  /** A choice between a few ways to look at the same thing: links, one of which is current. */
  public record ControlView(String label, List<ChoiceView> choices) {}

  /**
   * @param query of the page's address
   */
  public record ChoiceView(String id, String text, String query, boolean chosen) {}

  /**
   * What the script draws from the table's cells.
   *
   * @param kind column, line or bar
   * @param summary what the chart shows, for those who do not see it
   * @param valueColumn index of the drawn column, 0 being the label
   * @param previousColumn index of the column drawn behind it, -1 for none
   * @param toldColumns indices of columns that the tooltip tells too
   * @param currency ISO 4217 for an axis of money, blank for counts
   */
  public record ChartView(
      String kind,
      String summary,
      int valueColumn,
      int previousColumn,
      List<Integer> toldColumns,
      String currency) {}

  /**
   * @param start where it begins, in per cent of the whole bar
   * @param width in per cent of the whole bar
   * @param text name and share
   */
  public record SliceView(String start, String width, String text, ChoiceView filter) {}

  /**
   * @param field name in the address
   * @param kept the rest of the address, which a plain form would lose
   * @param count how many rows there are and which of them are shown, in words
   */
  public record SearchView(
      String field,
      String text,
      List<FieldView> kept,
      String count,
      Optional<ChoiceView> before,
      Optional<ChoiceView> after) {}

  /** A name and its value in the address. */
  public record FieldView(String name, String value) {}

  /**
   * Columns and rows of one table.
   *
   * @param style plain or heat
   */
  public record TableView(
      String id,
      String caption,
      String style,
      List<ColumnView> columns,
      List<RowView> rows,
      String empty) {}

  /** A disclosure and what is in it. */
  public record MoreView(String title, TableView table) {}

  /**
   * @param kind label, text, number, share or heat
   * @param weight major, or minor for what a narrow screen leaves out
   */
  public record ColumnView(String title, String kind, String weight, Optional<SortView> sort) {}

  /**
   * @param query of the page's address that sorts by the column, or turns its order round
   * @param order ascending, descending or none
   */
  public record SortView(String id, String query, String order) {}

  /**
   * @param emphasis blank, partial (a period that is not over), rest (a sum of rows left out) or
   *     chosen (the filter's)
   * @param filter follows the row's label
   * @param details lines that stand under the cells, as wide as the table; may be empty
   */
  public record RowView(
      List<CellView> cells, String emphasis, Optional<ChoiceView> filter, List<String> details) {

    public RowView withDetails(List<String> lines) {
      return new RowView(cells, emphasis, filter, lines);
    }
  }

  /**
   * @param kind label, text, number, share or heat
   * @param weight as the column's; of heat its step, 0 to 9; of a share its bar's length, 0 to 100
   * @param value as in the CSV, for numbers
   */
  public record CellView(String kind, String weight, String text, String value) {

    /** As one that a narrow screen leaves out. */
    public CellView minor() {
      return new CellView(kind, "minor", text, value);
    }

    CellView withoutValue() {
      return new CellView(kind, weight, text, "");
    }
  }
}
