package io.salespulse.ui.selection;

import io.salespulse.contract.KpiColumns;
import io.salespulse.ui.kpi.NumberColumn;
import io.salespulse.ui.kpi.PackedTable;
import io.salespulse.ui.kpi.TextColumn;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the rows of {@code sales_cube} add up to for a {@link Selection}. */
public final class Cube {

  private static final int NO_SPAN = -1;

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

  /** The first day of the cube. */
  public Optional<LocalDate> firstDay() {
    return days.stream().flatMap(Optional::stream).min(Comparator.naturalOrder());
  }

  /** The sums of each day of the cube, whatever the selection's range; zeros where it sold none. */
  public SortedMap<LocalDate, Totals> byDay(Selection selection) {
    SortedMap<LocalDate, Totals> sums = new TreeMap<>();
    days.forEach(day -> day.ifPresent(there -> sums.put(there, Totals.NONE)));
    sums(dates, selection, selection.isOfCategory(), List.of(day -> true))
        .get(0)
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
    return by(
            dimension,
            selection,
            List.of(day -> period.map(there -> there.contains(day)).orElse(true)))
        .get(0);
  }

  /**
   * The same of several spans of days at once.
   *
   * @param spans which days belong to each; none belongs to two
   * @return for each span, in their order
   */
  public List<Map<String, Totals>> by(
      Dimension dimension, Selection selection, List<Predicate<LocalDate>> spans) {
    Selection others = selection.with(dimension, "");
    boolean ofCategories = dimension == Dimension.CATEGORY || others.isOfCategory();
    return sums(columns.get(dimension), others, ofCategories, spans);
  }

  /**
   * One pass over the rows.
   *
   * @param ofCategories whether the rows of categories are added up, or those of whole orders:
   *     sales stand in these alone
   * @return for each span, by the values of a column; one without a row is not there
   */
  private List<Map<String, Totals>> sums(
      TextColumn groups,
      Selection selection,
      boolean ofCategories,
      List<Predicate<LocalDate>> spans) {
    IntPredicate wanted = wanted(selection, ofCategories);
    int[] spanOfDay = spansOfDays(spans);
    NumberColumn[] numbers =
        Stream.of(
                KpiColumns.ORDERS,
                KpiColumns.ITEMS,
                ofCategories ? KpiColumns.REVENUE : KpiColumns.GROSS_SALES,
                KpiColumns.REFUNDS,
                ofCategories ? KpiColumns.REVENUE : KpiColumns.SALES)
            .map(table::numbers)
            .toArray(NumberColumn[]::new);
    long[][][] sums = new long[spans.size()][groups.values().size()][];
    for (int row = 0; row < table.rows(); row++) {
      int span = spanOfDay[dates.code(row)];
      if (span != NO_SPAN && wanted.test(row)) {
        int group = groups.code(row);
        if (sums[span][group] == null) {
          sums[span][group] = new long[numbers.length];
        }
        for (int number = 0; number < numbers.length; number++) {
          sums[span][group][number] += numbers[number].units(row);
        }
      }
    }
    return Arrays.stream(sums).map(ofSpan -> totals(groups, ofSpan, numbers)).toList();
  }

  private static Map<String, Totals> totals(
      TextColumn groups, long[][] sums, NumberColumn[] numbers) {
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

  /** By the code of a date, the number of its span. */
  private int[] spansOfDays(List<Predicate<LocalDate>> spans) {
    return days.stream()
        .mapToInt(
            day ->
                IntStream.range(0, spans.size())
                    .filter(span -> day.filter(spans.get(span)).isPresent())
                    .findFirst()
                    .orElse(NO_SPAN))
        .toArray();
  }

  private IntPredicate wanted(Selection selection, boolean ofCategories) {
    TextColumn categories = columns.get(Dimension.CATEGORY);
    int whole = categories.codeOf(KpiColumns.WHOLE_ORDERS);
    IntPredicate wanted = row -> (categories.code(row) == whole) != ofCategories;
    for (Map.Entry<Dimension, String> held : selection.values().entrySet()) {
      TextColumn column = columns.get(held.getKey());
      int code = column.codeOf(held.getValue());
      wanted = wanted.and(row -> column.code(row) == code);
    }
    return wanted;
  }
}
