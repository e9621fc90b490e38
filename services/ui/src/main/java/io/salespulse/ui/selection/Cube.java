package io.salespulse.ui.selection;

import io.salespulse.contract.KpiColumns;
import io.salespulse.ui.kpi.KpiRow;
import io.salespulse.ui.kpi.KpiTable;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The rows of {@code sales_cube}, read once, and the sums that a {@link Selection} asks for. */
public final class Cube {

  /** The category of the rows that hold whole orders. */
  private static final String WHOLE_ORDERS = "*";

  private final List<Cell> cells = new ArrayList<>();
  private final TreeSet<LocalDate> days = new TreeSet<>();

  private record Cell(
      LocalDate day, Map<Dimension, String> at, long orders, long items, Amounts amounts) {

    boolean isWhole() {
      return at.get(Dimension.CATEGORY).equals(WHOLE_ORDERS);
    }

    /** Sales stand in the rows of whole orders alone. */
    Totals totals() {
      return new Totals(orders, items, isWhole() ? amounts.sales() : amounts.revenue());
    }
  }

  private record Amounts(BigDecimal sales, BigDecimal revenue) {}

  /** Rows without a readable day are left out. */
  public Cube(KpiTable table) {
    for (KpiRow row : table.rows()) {
      day(row).ifPresent(day -> add(row, day));
    }
  }

  private void add(KpiRow row, LocalDate day) {
    days.add(day);
    Map<Dimension, String> at = new EnumMap<>(Dimension.class);
    for (Dimension dimension : Dimension.values()) {
      at.put(dimension, row.text(dimension.column()));
    }
    cells.add(
        new Cell(
            day,
            at,
            number(row, KpiColumns.ORDERS).longValue(),
            number(row, KpiColumns.ITEMS).longValue(),
            new Amounts(number(row, KpiColumns.SALES), number(row, KpiColumns.REVENUE))));
  }

  /** The values that a dimension has on any day, in their natural order. */
  public List<String> values(Dimension dimension) {
    TreeSet<String> values = new TreeSet<>();
    for (Cell cell : cells) {
      values.add(cell.at().get(dimension));
    }
    values.remove(WHOLE_ORDERS);
    return List.copyOf(values);
  }

  /** The sums of each day of the cube, whatever the selection's range; zeros where it sold none. */
  public SortedMap<LocalDate, Totals> byDay(Selection selection) {
    SortedMap<LocalDate, Totals> sums = new TreeMap<>();
    days.forEach(day -> sums.put(day, Totals.NONE));
    Predicate<Cell> selected = selected(selection);
    for (Cell cell : cells) {
      if (selected.test(cell)) {
        sums.merge(cell.day(), cell.totals(), Totals::plus);
      }
    }
    return sums;
  }

  /**
   * The sums of each value of a dimension; what the selection says of that dimension itself is
   * passed over, so that its other values stay in sight.
   *
   * @param period empty for all days
   */
  public Map<String, Totals> by(Dimension dimension, Selection selection, Optional<Period> period) {
    Predicate<Cell> selected =
        dimension == Dimension.CATEGORY
            ? matches(selection.with(dimension, "")).and(cell -> !cell.isWhole())
            : selected(selection.with(dimension, ""));
    Map<String, Totals> sums = new HashMap<>();
    for (Cell cell : cells) {
      if (selected.test(cell) && period.map(days -> days.contains(cell.day())).orElse(true)) {
        sums.merge(cell.at().get(dimension), cell.totals(), Totals::plus);
      }
    }
    return sums;
  }

  private static Predicate<Cell> selected(Selection selection) {
    return selection.isOfCategory() ? matches(selection) : matches(selection).and(Cell::isWhole);
  }

  private static Predicate<Cell> matches(Selection selection) {
    return cell ->
        selection.values().entrySet().stream()
            .allMatch(wanted -> wanted.getValue().equals(cell.at().get(wanted.getKey())));
  }

  private static Optional<LocalDate> day(KpiRow row) {
    try {
      return Optional.of(LocalDate.parse(row.text(KpiColumns.DATE)));
    } catch (DateTimeException notADay) {
      return Optional.empty();
    }
  }

  private static BigDecimal number(KpiRow row, String column) {
    return row.number(column).orElse(BigDecimal.ZERO);
  }
}
