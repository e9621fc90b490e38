package io.salespulse.etl.fold;

import io.salespulse.contract.KpiColumns;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.LongUnaryOperator;

/**
 * Sums by local date, category, channel and membership, every cell of all time: which of them are
 * published one by one is known only when all are here.
 */
public final class Cube {

  // A key has 24 bits for the category, 28 for the channel and 12 for the membership: more names
  // than that have no place in memory.
  private static final int CATEGORY_SHIFT = 40;
  private static final int CHANNEL_SHIFT = 12;
  private static final long CHANNELS = (1L << 28) - 1;
  private static final long MEMBERSHIPS = (1L << 12) - 1;

  private final Names<String> categories =
      new Names<>(List.of(KpiColumns.OTHER, KpiColumns.WHOLE_ORDERS));
  private final Names<String> channels = new Names<>(List.of(KpiColumns.OTHER));
  private final Names<String> memberships = new Names<>(List.of(KpiColumns.OTHER));
  private final DateCells none = new DateCells(new PackedAmounts(), new TreeMap<>());
  private final NavigableMap<LocalDate, DateCells> dates = new TreeMap<>();

  /** Adds the sums of cells, which may be less than nothing; a cell of nothing is gone. */
  void add(List<DayFacts.CategoryCell> changes) {
    Map<LocalDate, Map<Long, Sums>> added = new HashMap<>();
    changes.forEach(cell -> add(added, cell.cell(), cell.sums()));
    added.forEach(
        (date, cells) ->
            dates.compute(
                date,
                (same, old) -> {
                  DateCells sum = (old == null ? none : old).plus(cells);
                  return sum.size() == 0 ? null : sum;
                }));
  }

  private void add(Map<LocalDate, Map<Long, Sums>> added, CubeCell cell, Sums sums) {
    long key =
        key(
            categories.number(cell.category()),
            channels.number(cell.channel()),
            memberships.number(cell.membership()));
    added.computeIfAbsent(cell.date(), date -> new HashMap<>()).merge(key, sums, Sums::plus);
  }

  /** Whether it has at most so many rows where only these values stay apart. */
  public boolean hasAtMost(int rows, CubeValues apart) {
    LongUnaryOperator folded = folded(apart);
    long left = rows;
    for (DateCells cells : dates.values()) {
      long[] keys = new long[cells.size()];
      Arrays.setAll(keys, cell -> folded.applyAsLong(cells.key(cell)));
      Arrays.sort(keys);
      for (int cell = 0; cell < keys.length; cell++) {
        left -= cell == 0 || keys[cell] != keys[cell - 1] ? 1 : 0;
      }
      if (left < 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Hands out the rows in the order of their cells, with {@link KpiColumns#OTHER} in the place of
   * every value that does not stay apart. Orders of several categories that became one are added
   * up, so that an order with items in two of them counts twice there.
   */
  public void forEach(CubeValues apart, BiConsumer<CubeCell, Sums> rows) {
    LongUnaryOperator folded = folded(apart);
    dates.forEach(
        (date, cells) -> {
          Map<Long, Sums> sums = new HashMap<>();
          for (int cell = 0; cell < cells.size(); cell++) {
            sums.merge(folded.applyAsLong(cells.key(cell)), cells.sums(cell), Sums::plus);
          }
          NavigableMap<CubeCell, Sums> sorted = new TreeMap<>();
          sums.forEach((key, sum) -> sorted.put(cell(date, key), sum));
          sorted.forEach(rows);
        });
  }

  private LongUnaryOperator folded(CubeValues apart) {
    int[] category = folded(categories, apart.categories());
    category[categories.number(KpiColumns.WHOLE_ORDERS)] =
        categories.number(KpiColumns.WHOLE_ORDERS);
    int[] channel = folded(channels, apart.channels());
    int[] membership = folded(memberships, apart.memberships());
    return key -> key(category[category(key)], channel[channel(key)], membership[membership(key)]);
  }

  /** For each name its own number where it stays apart, else that of all others. */
  private static int[] folded(Names<String> names, Set<String> apart) {
    int other = names.number(KpiColumns.OTHER);
    int[] numbers = new int[names.size()];
    Arrays.setAll(numbers, number -> apart.contains(names.name(number)) ? number : other);
    return numbers;
  }

  private CubeCell cell(LocalDate date, long key) {
    return new CubeCell(
        date,
        categories.name(category(key)),
        channels.name(channel(key)),
        memberships.name(membership(key)));
  }

  private static long key(long category, long channel, long membership) {
    return category << CATEGORY_SHIFT | channel << CHANNEL_SHIFT | membership;
  }

  private static int category(long key) {
    return (int) (key >>> CATEGORY_SHIFT);
  }

  private static int channel(long key) {
    return (int) (key >>> CHANNEL_SHIFT & CHANNELS);
  }

  private static int membership(long key) {
    return (int) (key & MEMBERSHIPS);
  }
}
