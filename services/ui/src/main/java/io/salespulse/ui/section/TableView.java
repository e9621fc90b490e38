package io.salespulse.ui.section;

import io.salespulse.ui.section.SectionView.LinkView;
import java.util.List;
import java.util.Optional;

/**
 * Columns and rows of one table.
 *
 * @param style plain or heat
 * @param empty what stands there instead of rows
 * @param drawn indices of the columns whose values a chart reads: the others' would only make every
 *     refresh longer
 */
public record TableView(
    String id,
    String caption,
    String style,
    List<ColumnView> columns,
    List<RowView> rows,
    String empty,
    List<Integer> drawn) {

  /** One that says of itself when it has no rows. */
  public static TableView of(
      String id, String caption, List<ColumnView> columns, List<RowView> rows) {
    return new TableView(id, caption, "plain", columns, rows, "No rows yet.", List.of());
  }

  /** One whose cells are shaded by their value. */
  public static TableView heat(
      String id, String caption, List<ColumnView> columns, List<RowView> rows) {
    return new TableView(id, caption, "heat", columns, rows, "No rows yet.", List.of());
  }

  /** The same with other words where it has no rows. */
  public TableView orElse(String words) {
    return new TableView(id, caption, style, columns, rows, words, drawn);
  }

  TableView drawing(List<Integer> values) {
    return new TableView(id, caption, style, columns, rows, empty, values);
  }

  /**
   * @param kind label, text, number, share or heat
   * @param weight major, or minor for what a narrow screen leaves out
   */
  public record ColumnView(String title, String kind, String weight, Optional<SortView> sort) {

    public static ColumnView of(String title, String kind) {
      return new ColumnView(title, kind, "major", Optional.empty());
    }

    /** As one that a narrow screen leaves out. */
    public ColumnView minor() {
      return new ColumnView(title, kind, "minor", sort);
    }

    public ColumnView sortedBy(SortView link) {
      return new ColumnView(title, kind, weight, Optional.of(link));
    }
  }

  /**
   * @param query of the page's address that sorts by the column, or turns its order round
   * @param order ascending, descending or none
   */
  public record SortView(String id, String query, String order) {}

  /**
   * @param emphasis blank, partial (a period that is not over), rest (a sum of rows left out) or
   *     chosen (the filter's)
   * @param filter follows the row's label
   * @param orders follows one of its numbers
   * @param details lines that stand under the cells, as wide as the table; may be empty
   */
  public record RowView(
      List<CellView> cells,
      String emphasis,
      Optional<LinkView> filter,
      Optional<OrdersView> orders,
      List<String> details) {

    public static RowView of(List<CellView> cells) {
      return of(cells, "");
    }

    public static RowView of(List<CellView> cells, String emphasis) {
      return new RowView(cells, emphasis, Optional.empty(), Optional.empty(), List.of());
    }

    public RowView withDetails(List<String> lines) {
      return new RowView(cells, emphasis, filter, orders, lines);
    }

    /** As one of which a number leads to the orders behind it, where there are some. */
    public RowView leadingTo(Optional<OrdersView> newest) {
      return new RowView(cells, emphasis, filter, newest, details);
    }

    /** Whether it is this number that does. */
    public boolean isLeading(int cell) {
      return orders.filter(there -> there.cell() == cell).isPresent();
    }
  }

  /**
   * The way from a number to the newest orders behind it.
   *
   * @param cell index of the number in its row
   * @param query of the page's address
   * @param words what follows the number where the link is read out
   */
  public record OrdersView(int cell, String query, String words) {}

  /**
   * @param kind label, text, number, share or heat
   * @param weight as the column's; of heat its step, 0 to 9; of a share its bar's length, 0 to 100
   * @param value as in the CSV, for numbers that a chart may draw
   */
  public record CellView(String kind, String weight, String text, String value) {

    /** What names the row. */
    public static CellView label(String text) {
      return new CellView("label", "major", text, "");
    }

    /** One that no chart draws. */
    public static CellView number(String text) {
      return new CellView("number", "major", text, "");
    }

    public static CellView text(String text) {
      return new CellView("text", "major", text, "");
    }

    /**
     * @param step of the shade
     */
    public static CellView heat(long step, String text) {
      return new CellView("heat", String.valueOf(step), text, "");
    }

    /** As one that a narrow screen leaves out. */
    public CellView minor() {
      return new CellView(kind, "minor", text, value);
    }
  }
}
