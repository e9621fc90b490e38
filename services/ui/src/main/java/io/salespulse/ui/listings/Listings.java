package io.salespulse.ui.listings;

import io.salespulse.contract.KpiColumnType;
import io.salespulse.contract.KpiColumns;
import io.salespulse.ui.kpi.KpiRow;
import io.salespulse.ui.section.Paging;
import io.salespulse.ui.section.SectionView;
import io.salespulse.ui.section.SectionView.DataView;
import io.salespulse.ui.section.SelectedKpis;
import io.salespulse.ui.section.TableView;
import io.salespulse.ui.section.TableView.ColumnView;
import io.salespulse.ui.section.TableView.SortView;
import io.salespulse.ui.section.Tables;
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
  private final Listing listing;
  private final Paging paging;

  private Listings(SelectedKpis kpis, Section section, List<String> columns) {
    this.kpis = kpis;
    this.section = section;
    this.columns = columns;
    this.listing = kpis.choice().listing(section);
    this.paging =
        new Paging(
            kpis, section.fragment(), ROWS, listing, other -> kpis.choice().with(section, other));
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
    Tables tables = new Tables(kpis.figures()).fitting(section.file(), all);
    List<ColumnView> plain = tables.heads(section.file(), columns);
    return new DataView(
        TableView.of(
                section.fragment() + "-table",
                section.file().title(),
                IntStream.range(0, plain.size())
                    .mapToObj(column -> plain.get(column).sortedBy(sort(columns.get(column))))
                    .toList(),
                paging.rows(found).stream().map(row -> tables.row(row, columns)).toList())
            .orElse(listing.find().isEmpty() ? "No rows yet." : "No row has that text."),
        Optional.empty(),
        List.of(),
        all.size() > ROWS ? Optional.of(paging.search(found)) : Optional.empty(),
        "",
        Optional.empty());
  }

  /** Numbers are sorted from the largest first, texts from A. */
  private SortView sort(String column) {
    return paging.sort(column, KpiColumnType.of(column).isNumber() ? "descending" : "ascending");
  }

  private List<KpiRow> found(List<KpiRow> all) {
    String wanted = listing.find().toLowerCase(Locale.ROOT);
    List<String> texts =
        section.file().columns().stream()
            .filter(column -> !KpiColumnType.of(column).isNumber())
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
        KpiColumnType.of(column).isNumber()
            ? Comparator.comparing(row -> row.numberOrZero(column))
            : Comparator.comparing(row -> row.text(column), String.CASE_INSENSITIVE_ORDER);
    return Paging.sorted(rows, sort, order, row -> row.text(column).isEmpty());
  }
}
