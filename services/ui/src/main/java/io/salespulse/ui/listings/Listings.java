package io.salespulse.ui.listings;

import io.salespulse.contract.Columns;
import io.salespulse.contract.KpiColumnType;
import io.salespulse.contract.KpiColumns;
import io.salespulse.ui.kpi.KpiRow;
import io.salespulse.ui.section.NewestOrders;
import io.salespulse.ui.section.Paging;
import io.salespulse.ui.section.SectionView;
import io.salespulse.ui.section.SectionView.ControlView;
import io.salespulse.ui.section.SectionView.DataView;
import io.salespulse.ui.section.SectionView.LinkView;
import io.salespulse.ui.section.SelectedKpis;
import io.salespulse.ui.section.TableView;
import io.salespulse.ui.section.TableView.ColumnView;
import io.salespulse.ui.section.TableView.OrdersView;
import io.salespulse.ui.section.TableView.SortView;
import io.salespulse.ui.section.Tables;
import io.salespulse.ui.selection.Listing;
import io.salespulse.ui.selection.Section;
import io.salespulse.ui.text.HostileText;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tables that can be sorted, searched and paged. */
public final class Listings {

  private static final int ROWS = 10;

  /** To choose from at a glance. */
  private static final int STATUSES = 5;

  private final SelectedKpis kpis;
  private final Section section;
  private final List<String> columns;
  private final Listing listing;
  private final Paging paging;
  private final NewestOrders newest;

  private Listings(SelectedKpis kpis, Section section, List<String> columns) {
    this.kpis = kpis;
    this.section = section;
    this.columns = columns;
    this.listing = kpis.choice().listing(section);
    this.paging =
        new Paging(
            kpis, section.fragment(), ROWS, listing, other -> kpis.choice().with(section, other));
    this.newest = new NewestOrders(kpis);
  }

  /**
   * @param label the column that names a row
   * @param left columns that only the CSV has
   */
  public static SectionView of(SelectedKpis kpis, Section section, String label, String... left) {
    Listings listings = new Listings(kpis, section, Tables.columns(section.file(), label, left));
    return SectionView.of(section, kpis, all -> listings.data(all, all));
  }

  /**
   * The newest orders, of the days, the channel and the status that are chosen; they say how far
   * back they reach.
   *
   * @param columns to show, the first of which names a row
   */
  public static SectionView newestOrders(SelectedKpis kpis, List<String> columns) {
    Listings listings = new Listings(kpis, Section.ORDERS, columns);
    Optional<List<KpiRow>> all = kpis.set().table(Section.ORDERS.file());
    return SectionView.of(
        Section.ORDERS,
        Section.ORDERS.reach(),
        kpis,
        Section.ORDERS.file().title(),
        listings.reach(),
        all.map(listings::statuses).stream().toList(),
        all.map(orders -> listings.data(orders, listings.newest.selected())));
  }

  private String reach() {
    return newest
        .since()
        .map(
            since ->
                "The newest %s orders, back to %s; cancelled ones and returns are among them."
                    .formatted(
                        kpis.figures()
                            .count(
                                kpis.set().table(Section.ORDERS.file()).map(List::size).orElse(0)),
                        kpis.figures().minute(since)))
        .orElse(Section.ORDERS.file().meaning());
  }

  /** Any status, those that most of them have, and the chosen one. */
  private ControlView statuses(List<KpiRow> orders) {
    Map<String, Long> counts =
        orders.stream()
            .map(row -> row.text(Columns.STATUS))
            .filter(Listing::isStatus)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    Stream<String> most =
        counts.keySet().stream()
            .sorted(
                Comparator.<String, Long>comparing(counts::get)
                    .reversed()
                    .thenComparing(Comparator.naturalOrder()))
            .limit(STATUSES);
    List<String> offered =
        Stream.of(Stream.of(""), most, Stream.of(listing.status()))
            .flatMap(status -> status)
            .distinct()
            .toList();
    return new ControlView(
        "Status",
        IntStream.range(0, offered.size())
            .mapToObj(number -> status(number, offered.get(number)))
            .toList());
  }

  private LinkView status(int number, String status) {
    return new LinkView(
        "orders-status-" + number,
        status.isEmpty() ? "All" : HostileText.tamed(status),
        kpis.choice().with(section, listing.ofStatus(status).at(1)).query(),
        status.equals(listing.status()));
  }

  /**
   * @param rows those of all that are chosen, before any search
   */
  private DataView data(List<KpiRow> all, List<KpiRow> rows) {
    List<KpiRow> found = sorted(found(rows), listing.sort());
    Tables tables = new Tables(kpis.figures()).fitting(section.file(), all);
    List<ColumnView> plain = tables.heads(section.file(), columns);
    return new DataView(
        TableView.of(
                section.fragment() + "-table",
                section.file().title(),
                IntStream.range(0, plain.size())
                    .mapToObj(column -> plain.get(column).sortedBy(sort(columns.get(column))))
                    .toList(),
                paging.rows(found).stream()
                    .map(row -> tables.row(row, columns).leadingTo(orders(row)))
                    .toList())
            .orElse(none(all, rows)),
        Optional.empty(),
        List.of(),
        all.size() > ROWS ? Optional.of(paging.search(found)) : Optional.empty(),
        "",
        Optional.empty());
  }

  private String none(List<KpiRow> all, List<KpiRow> rows) {
    if (all.isEmpty()) {
      return "No rows yet.";
    }
    return rows.isEmpty()
        ? "None of the newest orders is of what is chosen."
        : "No row has that text.";
  }

  /** From the number of a status to the orders that have it. */
  private Optional<OrdersView> orders(KpiRow row) {
    String status = section == Section.STATUSES ? row.text(Columns.STATUS) : "";
    return newest.ofStatus(columns.indexOf(KpiColumns.ORDERS), status, HostileText.tamed(status));
  }

  /** Numbers are sorted from the largest first, texts from A. */
  private SortView sort(String column) {
    return paging.sort(column, KpiColumnType.of(column).isNumber() ? "descending" : "ascending");
  }

  private List<KpiRow> found(List<KpiRow> all) {
    List<String> texts =
        section.file().columns().stream()
            .filter(column -> !KpiColumnType.of(column).isNumber())
            .toList();
    return paging.found(all, row -> texts.stream().map(row::text));
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
