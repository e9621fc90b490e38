package io.salespulse.ui.listings;

import io.salespulse.contract.KpiColumns;
import io.salespulse.ui.kpi.KpiRow;
import io.salespulse.ui.kpi.NumericColumns;
import io.salespulse.ui.section.SectionView;
import io.salespulse.ui.section.SectionView.DataView;
import io.salespulse.ui.section.SectionView.LinkView;
import io.salespulse.ui.section.SectionView.SearchView;
import io.salespulse.ui.section.SelectedKpis;
import io.salespulse.ui.section.TableView;
import io.salespulse.ui.section.TableView.ColumnView;
import io.salespulse.ui.section.TableView.SortView;
import io.salespulse.ui.section.Tables;
import io.salespulse.ui.selection.Choice;
import io.salespulse.ui.selection.Listing;
import io.salespulse.ui.selection.Section;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Tables that can be sorted, searched and paged. */
public final class Listings {

  private static final int ROWS = 10;

  private final SelectedKpis kpis;
  private final Section section;
  private final List<String> columns;
  private final Choice choice;
  private final Listing listing;

  private Listings(SelectedKpis kpis, Section section, List<String> columns) {
    this.kpis = kpis;
    this.section = section;
    this.columns = columns;
    this.choice = kpis.choice();
    this.listing = choice.listing(section);
  }

  /**
   * @param label the column that names a row
   * @param left columns that only the CSV has
   */
  public static SectionView of(SelectedKpis kpis, Section section, String label, String... left) {
    return of(kpis, section, Tables.columns(section.file(), label, left));
  }

  /**
   * @param columns to show, the first of which names a row
   */
  public static SectionView of(SelectedKpis kpis, Section section, List<String> columns) {
    Listings listings = new Listings(kpis, section, columns);
    return SectionView.of(section, kpis, kpis.set().table(section.file()).map(listings::data));
  }

  private DataView data(List<KpiRow> all) {
    List<KpiRow> found = sorted(found(all), listing.sort());
    int pages = Math.max(1, (found.size() + ROWS - 1) / ROWS);
    int page = Math.min(listing.page(), pages);
    int first = (page - 1) * ROWS;
    List<KpiRow> rows = found.subList(first, Math.min(first + ROWS, found.size()));
    Tables tables = new Tables(kpis.figures()).fitting(section.file(), all);
    List<ColumnView> plain = tables.heads(section.file(), columns);
    return new DataView(
        TableView.of(
                section.fragment() + "-table",
                section.file().title(),
                IntStream.range(0, plain.size())
                    .mapToObj(column -> plain.get(column).sortedBy(sort(columns.get(column))))
                    .toList(),
                rows.stream().map(row -> tables.row(row, columns)).toList())
            .orElse(listing.find().isEmpty() ? "No rows yet." : "No row has that text."),
        Optional.empty(),
        List.of(),
        all.size() > ROWS ? Optional.of(search(found.size(), page, pages)) : Optional.empty(),
        "",
        Optional.empty());
  }

  /** Numbers are sorted from the largest first, texts from A; again for the other way round. */
  private SortView sort(String column) {
    String order =
        listing.sort().equals(column)
            ? "ascending"
            : listing.sort().equals("-" + column) ? "descending" : "none";
    boolean descending =
        order.equals("none") ? NumericColumns.contains(column) : order.equals("ascending");
    Listing next = new Listing(descending ? "-" + column : column, listing.find(), 1);
    return new SortView(
        section.fragment() + "-sort-" + column, choice.with(section, next).query(), order);
  }

  private SearchView search(int found, int page, int pages) {
    int first = (page - 1) * ROWS;
    return new SearchView(
        section.fragment() + ".find",
        listing.find(),
        choice.with(section, new Listing(listing.sort(), "", 1)).fields(),
        found == 0
            ? "None found"
            : "%s to %s of %s"
                .formatted(
                    kpis.figures().count(first + 1L),
                    kpis.figures().count(Math.min(first + ROWS, found)),
                    kpis.figures().count(found)),
        page > 1 ? Optional.of(page("before", "Previous", page - 1)) : Optional.empty(),
        page < pages ? Optional.of(page("after", "Next", page + 1)) : Optional.empty());
  }

  private LinkView page(String id, String text, int page) {
    Listing there = new Listing(listing.sort(), listing.find(), page);
    return new LinkView(
        section.fragment() + "-" + id, text, choice.with(section, there).query(), false);
  }

  private List<KpiRow> found(List<KpiRow> all) {
    String wanted = listing.find().toLowerCase(Locale.ROOT);
    List<String> texts =
        section.file().columns().stream()
            .filter(column -> !NumericColumns.contains(column))
            .toList();
    return wanted.isEmpty()
        ? all
        : all.stream()
            .filter(
                row ->
                    texts.stream()
                        .anyMatch(text -> row.text(text).toLowerCase(Locale.ROOT).contains(wanted)))
            .toList();
  }

  private List<KpiRow> sorted(List<KpiRow> rows, String sort) {
    String column = sort.startsWith("-") ? sort.substring(1) : sort;
    if (sort.isEmpty() && columns.contains(KpiColumns.WINDOW_START)) {
      // The window that is going on is what people look for.
      return sorted(rows, "-" + KpiColumns.WINDOW_START);
    }
    if (!columns.contains(column)) {
      return rows;
    }
    Comparator<KpiRow> order =
        NumericColumns.contains(column)
            ? Comparator.comparing(row -> row.numberOrZero(column))
            : Comparator.comparing(row -> row.text(column), String.CASE_INSENSITIVE_ORDER);
    // A row without the value is none of the least.
    Comparator<KpiRow> emptyLast = Comparator.comparing(row -> row.text(column).isEmpty());
    return rows.stream()
        .sorted(emptyLast.thenComparing(sort.startsWith("-") ? order.reversed() : order))
        .toList();
  }
}
