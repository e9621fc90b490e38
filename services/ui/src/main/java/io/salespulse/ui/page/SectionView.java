package io.salespulse.ui.page;

import java.util.List;
import java.util.Optional;

/**
 * A part of the page with one table, which a chart may stand in for.
 *
 * @param name as in {@code /fragments/<name>}, and the element's id
 * @param query what was chosen, as it follows the name in the fragment's address; may be blank
 * @param absent why there is nothing to show
 * @param note a sentence under the table; may be blank
 * @param more rows for those who want all, behind a disclosure
 * @param download name of the CSV
 */
record SectionView(
    String etag,
    String name,
    String query,
    String title,
    String meaning,
    List<ControlView> controls,
    Optional<String> absent,
    Optional<ChartView> chart,
    Optional<TableView> table,
    String note,
    Optional<MoreView> more,
    String download) {

  /** A choice between a few ways to look at the same thing: links, one of which is current. */
  record ControlView(String label, List<ChoiceView> choices) {}

  /**
   * @param query the whole query of the page's and the fragment's address
   */
  record ChoiceView(String id, String text, String query, boolean chosen) {}

  /**
   * What the script draws from the table's cells.
   *
   * @param kind column, line or bar
   * @param summary what the chart shows, for those who do not see it
   * @param valueColumn index of the drawn column, 0 being the label
   * @param currency ISO 4217 for an axis of money, blank for counts
   */
  record ChartView(String kind, String summary, int valueColumn, String currency) {}

  /** Columns and rows of one table. */
  record TableView(
      String id, String caption, List<ColumnView> columns, List<RowView> rows, String empty) {}

  /** A disclosure and what is in it. */
  record MoreView(String title, TableView table) {}

  /**
   * @param kind label, text, number or share
   * @param weight major, or minor for what a narrow screen leaves out
   */
  record ColumnView(String title, String kind, String weight) {}

  /**
   * @param emphasis blank, partial (a period that is not over) or rest (a sum of rows left out)
   */
  record RowView(List<CellView> cells, String emphasis) {}

  /**
   * @param kind label, text, number or share
   * @param weight as the column's
   * @param value as in the CSV, for numbers
   */
  record CellView(String kind, String weight, String text, String value) {}
}
