package io.salespulse.ui.selection;

import io.salespulse.contract.KpiColumns;
import io.salespulse.ui.kpi.NumberColumn;
import io.salespulse.ui.kpi.PackedTable;
import io.salespulse.ui.kpi.TextColumn;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What the rows of {@code sales_cube} add up to for a {@link Selection}. */
public final class Cube {

  private final PackedTable table;
  private final TextColumn dates;
  private final Map<Dimension, TextColumn> columns = new EnumMap<>(Dimension.class);

  /** By the code of their date, empty where that is no day: such rows are left out. */
  private final List<Optional<LocalDate>> days;

  /**
   * @param table the rows of {@code sales_cube}
   */
  public Cube(PackedTable table) {
    this.table = table;
    this.dates = table.texts(KpiColumns.DATE);
    this.days = dates.values().stream().map(Cube::day).toList();
    for (Dimension dimension : Dimension.values()) {
      columns.put(dimension, table.texts(dimension.column()));
    }
  }

  /**
   * The values that a dimension has on any day, in their natural order; {@link KpiColumns#OTHER}
   * among them where the file has it.
   */
  public List<String> values(Dimension dimension) {
    TreeSet<String> values = new TreeSet<>(columns.get(dimension).values());
    if (dimension == Dimension.CATEGORY) {
      values.remove(KpiColumns.WHOLE_ORDERS);
    }
    return List.copyOf(values);
  }

  /** Whether a dimension has the value on any day. */
  public boolean has(Dimension dimension, String value) {
    return columns.get(dimension).codeOf(value) != TextColumn.NOWHERE;
  }

  /** The sums of each day of the cube, whatever the selection's range; zeros where it sold none. */
  public SortedMap<LocalDate, Totals> byDay(Selection selection) {
    SortedMap<LocalDate, Totals> sums = new TreeMap<>();
    days.forEach(day -> day.ifPresent(there -> sums.put(there, Totals.NONE)));
    new Sums(dates, selection.isOfCategory(), day -> true)
        .of(selection.values())
        .forEach((code, totals) -> sums.put(days.get(code).orElseThrow(), totals));
    return sums;
  }

  /**
   * The sums of each value of a dimension; what the selection says of that dimension itself is
   * passed over, so that its other values stay in sight.
   *
   * @param period empty for all days
   */
  public Map<String, Totals> by(Dimension dimension, Selection selection, Optional<Period> period) {
    TextColumn column = columns.get(dimension);
    Selection others = selection.with(dimension, "");
    Map<String, Totals> sums = new HashMap<>();
    new Sums(
            column,
            dimension == Dimension.CATEGORY || others.isOfCategory(),
            day -> period.map(wanted -> wanted.contains(day)).orElse(true))
        .of(others.values())
        .forEach((code, totals) -> sums.put(column.values().get(code), totals));
    return sums;
  }

  private static Optional<LocalDate> day(String date) {
    try {
      return Optional.of(LocalDate.parse(date));
    } catch (DateTimeException notADay) {
      return Optional.empty();
    }
  }

  /** One pass over the rows. */
  private final class Sums {
    private final TextColumn groups;
    private final boolean ofCategories;
    private final boolean[] isDayWanted;

    /**
     * @param ofCategories whether the rows of categories are added up, or those of whole orders:
     *     sales stand in these alone
     */
    private Sums(TextColumn groups, boolean ofCategories, Predicate<LocalDate> wanted) {
      this.groups = groups;
      this.ofCategories = ofCategories;
      this.isDayWanted = new boolean[days.size()];
      for (int code = 0; code < isDayWanted.length; code++) {
        isDayWanted[code] = days.get(code).filter(wanted).isPresent();
      }
    }

    /** By the groups' codes; a group without a row is not there. */
    private Map<Integer, Totals> of(Map<Dimension, String> values) {
      NumberColumn orders = table.numbers(KpiColumns.ORDERS);
      NumberColumn items = table.numbers(KpiColumns.ITEMS);
      NumberColumn gross =
          table.numbers(ofCategories ? KpiColumns.REVENUE : KpiColumns.GROSS_SALES);
      NumberColumn refunds = table.numbers(KpiColumns.REFUNDS);
      NumberColumn amounts = table.numbers(ofCategories ? KpiColumns.REVENUE : KpiColumns.SALES);
      TextColumn categories = columns.get(Dimension.CATEGORY);
      int whole = categories.codeOf(KpiColumns.WHOLE_ORDERS);
      TextColumn[] held = values.keySet().stream().map(columns::get).toArray(TextColumn[]::new);
      int[] wanted =
          values.entrySet().stream()
              .mapToInt(value -> columns.get(value.getKey()).codeOf(value.getValue()))
              .toArray();
      int size = groups.values().size();
      long[][] sums = new long[size][];
      for (int row = 0; row < table.rows(); row++) {
        if (isDayWanted[dates.code(row)]
            && (categories.code(row) == whole) != ofCategories
            && isHeld(row, held, wanted)) {
          int group = groups.code(row);
          if (sums[group] == null) {
            sums[group] = new long[5];
          }
          sums[group][0] += orders.units(row);
          sums[group][1] += items.units(row);
          sums[group][2] += gross.units(row);
          sums[group][3] += refunds.units(row);
          sums[group][4] += amounts.units(row);
        }
      }
      Map<Integer, Totals> totals = new HashMap<>();
      for (int group = 0; group < size; group++) {
        if (sums[group] != null) {
          totals.put(
              group,
              new Totals(
                  orders.number(sums[group][0]).longValue(),
                  items.number(sums[group][1]).longValue(),
                  gross.number(sums[group][2]),
                  refunds.number(sums[group][3]),
                  amounts.number(sums[group][4])));
        }
      }
      return totals;
    }

    private static boolean isHeld(int row, TextColumn[] held, int[] wanted) {
      for (int index = 0; index < held.length; index++) {
        if (held[index].code(row) != wanted[index]) {
          return false;
        }
      }
      return true;
    }
  }
}
