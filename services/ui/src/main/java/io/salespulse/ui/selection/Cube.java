package io.salespulse.ui.selection;

import io.salespulse.contract.KpiColumns;
import io.salespulse.ui.kpi.NumberColumn;
import io.salespulse.ui.kpi.PackedTable;
import io.salespulse.ui.kpi.TextColumn;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

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
    this.days = dates.values().stream().map(Range::day).toList();
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
    sums(dates, selection, selection.isOfCategory(), Optional.empty())
        .forEach((date, totals) -> sums.put(LocalDate.parse(date), totals));
    return sums;
  }

  /**
   * The sums of each value of a dimension; what the selection says of that dimension itself is
   * passed over, so that its other values stay in sight.
   *
   * @param period empty for all days
   */
  public Map<String, Totals> by(Dimension dimension, Selection selection, Optional<Period> period) {
    Selection others = selection.with(dimension, "");
    boolean ofCategories = dimension == Dimension.CATEGORY || others.isOfCategory();
    return sums(columns.get(dimension), others, ofCategories, period);
  }

  /**
   * One pass over the rows.
   *
   * @param ofCategories whether the rows of categories are added up, or those of whole orders:
   *     sales stand in these alone
   * @return by the values of a column; one without a row is not there
   */
  private Map<String, Totals> sums(
      TextColumn groups, Selection selection, boolean ofCategories, Optional<Period> period) {
    IntPredicate wanted = wanted(selection, ofCategories, period);
    NumberColumn[] numbers =
        Stream.of(
                KpiColumns.ORDERS,
                KpiColumns.ITEMS,
                ofCategories ? KpiColumns.REVENUE : KpiColumns.GROSS_SALES,
                KpiColumns.REFUNDS,
                ofCategories ? KpiColumns.REVENUE : KpiColumns.SALES)
            .map(table::numbers)
            .toArray(NumberColumn[]::new);
    long[][] sums = new long[groups.values().size()][];
    for (int row = 0; row < table.rows(); row++) {
      if (wanted.test(row)) {
        int group = groups.code(row);
        if (sums[group] == null) {
          sums[group] = new long[numbers.length];
        }
        for (int number = 0; number < numbers.length; number++) {
          sums[group][number] += numbers[number].units(row);
        }
      }
    }
    Map<String, Totals> totals = new HashMap<>();
    for (int group = 0; group < sums.length; group++) {
      long[] sum = sums[group];
      if (sum != null) {
        totals.put(
            groups.values().get(group),
            new Totals(
                numbers[0].number(sum[0]).longValue(),
                numbers[1].number(sum[1]).longValue(),
                numbers[2].number(sum[2]),
                numbers[3].number(sum[3]),
                numbers[4].number(sum[4])));
      }
    }
    return totals;
  }

  private IntPredicate wanted(Selection selection, boolean ofCategories, Optional<Period> period) {
    boolean[] isDayWanted = new boolean[days.size()];
    for (int code = 0; code < isDayWanted.length; code++) {
      isDayWanted[code] =
          days.get(code)
              .filter(day -> period.map(there -> there.contains(day)).orElse(true))
              .isPresent();
    }
    TextColumn categories = columns.get(Dimension.CATEGORY);
    int whole = categories.codeOf(KpiColumns.WHOLE_ORDERS);
    IntPredicate wanted =
        row -> isDayWanted[dates.code(row)] && (categories.code(row) == whole) != ofCategories;
    for (Map.Entry<Dimension, String> held : selection.values().entrySet()) {
      TextColumn column = columns.get(held.getKey());
      int code = column.codeOf(held.getValue());
      wanted = wanted.and(row -> column.code(row) == code);
    }
    return wanted;
  }
}
