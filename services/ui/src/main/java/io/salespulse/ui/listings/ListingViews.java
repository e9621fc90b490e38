package io.salespulse.ui.listings;

import io.salespulse.contract.KpiColumns;
import io.salespulse.ui.kpi.KpiRow;
import io.salespulse.ui.kpi.KpiTable;
import io.salespulse.ui.kpi.NumericColumns;
import io.salespulse.ui.section.SectionBuilder;
import io.salespulse.ui.section.SectionView;
import io.salespulse.ui.section.SectionView.ChoiceView;
import io.salespulse.ui.section.SectionView.ColumnView;
import io.salespulse.ui.section.SectionView.FieldView;
import io.salespulse.ui.section.SectionView.SearchView;
import io.salespulse.ui.section.SectionView.SortView;
import io.salespulse.ui.section.SectionView.TableView;
import io.salespulse.ui.section.Shown;
import io.salespulse.ui.section.Tables;
import io.salespulse.ui.selection.Choice;
import io.salespulse.ui.selection.Listing;
import io.salespulse.ui.selection.Section;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes the tables that can be sorted, searched and paged. */
public final class ListingViews {

  private static final int ROWS = 10;

  private final Shown shown;
  private final Tables tables;

  public ListingViews(Shown shown, Tables tables) {
    this.shown = shown;
    this.tables = tables;
  }

  /**
   * @param columns to show, the first of which names the row
   */
  public SectionView of(Section section, List<String> columns) {
    SectionBuilder built = new SectionBuilder(section, shown);
    shown
        .set()
        .table(section.file())
        .ifPresent(
            table -> {
              Listing listing = shown.choice().listing(section);
              List<KpiRow> found = sorted(found(table, listing.find()), columns, listing.sort());
              int pages = Math.max(1, (found.size() + ROWS - 1) / ROWS);
              int page = Math.min(listing.page(), pages);
              int first = (page - 1) * ROWS;
              List<KpiRow> rows = found.subList(first, Math.min(first + ROWS, found.size()));
              built.table(table(section, columns, rows, tables.fitting(table)));
              if (table.rows().size() > ROWS) {
                built.search(search(section, found.size(), first, rows.size()));
              }
            });
    return built.build();
  }

  private TableView table(
      Section section, List<String> columns, List<KpiRow> rows, Tables fitting) {
    List<ColumnView> plain = tables.heads(section.file(), columns);
    List<ColumnView> heads =
        columns.stream()
            .map(
                column -> {
                  ColumnView head = plain.get(columns.indexOf(column));
                  return new ColumnView(
                      head.title(), head.kind(), head.weight(), Optional.of(sort(section, column)));
                })
            .toList();
    return new TableView(
        section.fragment() + "-table",
        section.file().title(),
        "plain",
        heads,
        rows.stream().map(row -> fitting.row(row, columns)).toList(),
        shown.choice().listing(section).find().isEmpty()
            ? "No rows yet."
            : "No row has that text.");
  }

  /** Numbers are sorted from the largest first, texts from A; again for the other way round. */
  private SortView sort(Section section, String column) {
    Listing listing = shown.choice().listing(section);
    String order =
        listing.sort().equals(column)
            ? "ascending"
            : listing.sort().equals("-" + column) ? "descending" : "none";
    boolean descending =
        order.equals("none") ? NumericColumns.contains(column) : order.equals("ascending");
    Listing next = listing.sortedBy(descending ? "-" + column : column);
    return new SortView(
        section.fragment() + "-sort-" + column, shown.choice().with(section, next).query(), order);
  }

  private SearchView search(Section section, int found, int first, int rows) {
    Choice choice = shown.choice();
    Listing listing = choice.listing(section);
    String field = section.fragment() + ".find";
    int page = first / ROWS + 1;
    return new SearchView(
        field,
        listing.find(),
        choice.with(section, new Listing(listing.sort(), "", 1)).fields().entrySet().stream()
            .map(kept -> new FieldView(kept.getKey(), kept.getValue()))
            .toList(),
        found == 0
            ? "None found"
            : "%s to %s of %s"
                .formatted(
                    shown.figures().count(first + 1L),
                    shown.figures().count(first + (long) rows),
                    shown.figures().count(found)),
        page > 1 ? Optional.of(page(section, "before", "Previous", page - 1)) : Optional.empty(),
        first + rows < found
            ? Optional.of(page(section, "after", "Next", page + 1))
            : Optional.empty());
  }

  private ChoiceView page(Section section, String id, String text, int page) {
    Listing there = shown.choice().listing(section).at(page);
    return new ChoiceView(
        section.fragment() + "-" + id, text, shown.choice().with(section, there).query(), false);
  }

  private static List<KpiRow> found(KpiTable table, String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return wanted.isEmpty()
        ? table.rows()
        : table.rows().stream()
            .filter(
                row ->
                    table.file().columns().stream()
                        .filter(column -> !NumericColumns.contains(column))
                        .anyMatch(
                            column -> row.text(column).toLowerCase(Locale.ROOT).contains(wanted)))
            .toList();
  }

  private static List<KpiRow> sorted(List<KpiRow> rows, List<String> columns, String sort) {
    String column = sort.startsWith("-") ? sort.substring(1) : sort;
    if (sort.isEmpty() && columns.contains(KpiColumns.WINDOW_START)) {
      // The window that is going on is what people look for.
      return sorted(rows, columns, "-" + KpiColumns.WINDOW_START);
    }
    if (!columns.contains(column)) {
      return rows;
    }
    Comparator<KpiRow> order =
        NumericColumns.contains(column)
            ? Comparator.comparing(row -> row.number(column).orElse(BigDecimal.ZERO))
            : Comparator.comparing(row -> row.text(column), String.CASE_INSENSITIVE_ORDER);
    // A row without the value is none of the least.
    Comparator<KpiRow> emptyLast = Comparator.comparing(row -> row.text(column).isEmpty());
    return rows.stream()
        .sorted(emptyLast.thenComparing(sort.startsWith("-") ? order.reversed() : order))
        .toList();
  }
}
