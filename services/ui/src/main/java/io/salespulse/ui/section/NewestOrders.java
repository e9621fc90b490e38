package io.salespulse.ui.section;

import io.salespulse.contract.Columns;
import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.KpiFile;
import io.salespulse.ui.kpi.KpiRow;
import io.salespulse.ui.section.TableView.OrdersView;
import io.salespulse.ui.selection.Choice;
import io.salespulse.ui.selection.Dimension;
import io.salespulse.ui.selection.Listing;
import io.salespulse.ui.selection.Period;
import io.salespulse.ui.selection.Range;
import io.salespulse.ui.selection.Section;
import io.salespulse.ui.selection.Selection;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The newest orders, and the way to them from a number that they are part of: the filters that
 * {@code recent_orders} has columns for, set as the number says.
 */
public final class NewestOrders {

  private final SelectedKpis kpis;
  private final List<KpiRow> rows;

  public NewestOrders(SelectedKpis kpis) {
    this.kpis = kpis;
    this.rows = kpis.set().table(KpiFile.RECENT_ORDERS).orElse(List.of());
  }

  /** When the oldest of them was ordered; empty without any. */
  public Optional<Instant> since() {
    return rows.isEmpty() ? Optional.empty() : ordered(rows.get(rows.size() - 1));
  }

  /** Those of the days and the channel that are chosen, and of the listing's status. */
  public List<KpiRow> selected() {
    Optional<Period> period = kpis.period();
    Optional<String> channel = kpis.selection().value(Dimension.CHANNEL);
    String status = kpis.choice().listing(Section.ORDERS).status();
    return rows.stream()
        .filter(
            row ->
                period.isEmpty()
                    || ordered(row).map(this::day).filter(period.get()::contains).isPresent())
        .filter(row -> channel.isEmpty() || isOf(channel.get(), row))
        .filter(row -> status.isEmpty() || row.text(Columns.STATUS).equals(status))
        .toList();
  }

  /** From a channel's number; empty where none of them is of it, or it is no filter. */
  public Optional<OrdersView> ofChannel(int cell, String channel) {
    return !isBeyond()
            && kpis.isFilter(Dimension.CHANNEL, channel)
            && Choice.isFilter(channel)
            && any(row -> isOf(channel, row))
        ? Optional.of(
            view(
                cell,
                kpis.selection().with(Dimension.CHANNEL, channel),
                Listing.DEFAULT,
                kpis.name(Dimension.CHANNEL, channel)))
        : Optional.empty();
  }

  /**
   * From the number of a step of time; empty where they do not reach back so far.
   *
   * @param name of the step for people
   */
  public Optional<OrdersView> ofDays(int cell, Period days, String name) {
    return since()
        .filter(oldest -> !isBeyond())
        .map(this::day)
        .filter(oldest -> !days.last().isBefore(oldest))
        .map(oldest -> view(cell, kpis.selection().with(Range.of(days)), Listing.DEFAULT, name));
  }

  /** From a status's number, which is of all orders; empty where none of them has it. */
  public Optional<OrdersView> ofStatus(int cell, String status, String name) {
    return Listing.isStatus(status) && any(row -> row.text(Columns.STATUS).equals(status))
        ? Optional.of(view(cell, Selection.ALL, Listing.DEFAULT.ofStatus(status), name))
        : Optional.empty();
  }

  /**
   * From a number of all orders, so without any filter; empty without orders.
   *
   * @param sort as in {@link Listing#sort}
   */
  public Optional<String> ofAll(String sort) {
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(query(Selection.ALL, Listing.DEFAULT.sortedBy(sort)));
  }

  /** Whether numbers are of a choice that these orders have no columns for. */
  private boolean isBeyond() {
    return Stream.of(Dimension.CATEGORY, Dimension.MEMBERSHIP)
        .anyMatch(dimension -> kpis.selection().value(dimension).isPresent());
  }

  private OrdersView view(int cell, Selection selection, Listing listing, String name) {
    return new OrdersView(cell, query(selection, listing), "orders, the newest of " + name);
  }

  private String query(Selection selection, Listing listing) {
    return kpis.choice().with(selection).with(Section.ORDERS, listing).query();
  }

  private boolean any(Predicate<KpiRow> wanted) {
    return rows.stream().anyMatch(wanted);
  }

  /** Of what the cube has no rows of its own for, all. */
  private boolean isOf(String channel, KpiRow row) {
    String own = row.text(KpiColumns.CHANNEL);
    return channel.equals(KpiColumns.OTHER)
        ? kpis.cube().filter(cube -> cube.has(Dimension.CHANNEL, own)).isEmpty()
        : own.equals(channel);
  }

  private LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, kpis.figures().zone());
  }

  private static Optional<Instant> ordered(KpiRow row) {
    try {
      return Optional.of(OffsetDateTime.parse(row.text(Columns.ORDER_DATE)).toInstant());
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }
}
