package io.salespulse.etl.fold;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The cells of one local date, as columns of numbers in the order of their keys: 48 bytes a cell,
 * of which a chain of shops has millions.
 */
final class DateCells {

  private final PackedAmounts amounts;
  private final long[] keys;
  private final long[] orders;
  private final long[] items;
  private final long[] grossSales;
  private final long[] refunds;
  private final long[] revenue;

  DateCells(PackedAmounts amounts, SortedMap<Long, Sums> cells) {
    this.amounts = amounts;
    int size = cells.size();
    keys = new long[size];
    orders = new long[size];
    items = new long[size];
    grossSales = new long[size];
    refunds = new long[size];
    revenue = new long[size];
    int cell = 0;
    for (Map.Entry<Long, Sums> entry : cells.entrySet()) {
      Sums sums = entry.getValue();
      keys[cell] = entry.getKey();
      orders[cell] = sums.orders();
      items[cell] = sums.items();
      grossSales[cell] = amounts.packed(sums.grossSales());
      refunds[cell] = amounts.packed(sums.refunds());
      revenue[cell] = amounts.packed(sums.revenue());
      cell++;
    }
  }

  /** These cells and the others, those of the same key added up; a cell of nothing is gone. */
  DateCells plus(Map<Long, Sums> others) {
    SortedMap<Long, Sums> all = new TreeMap<>(others);
    for (int cell = 0; cell < size(); cell++) {
      all.merge(keys[cell], sums(cell), Sums::plus);
    }
    all.values().removeIf(Sums::isNothing);
    return new DateCells(amounts, all);
  }

  int size() {
    return keys.length;
  }

  long key(int cell) {
    return keys[cell];
  }

  Sums sums(int cell) {
    return new Sums(
        orders[cell],
        0,
        items[cell],
        amounts.amount(grossSales[cell]),
        amounts.amount(refunds[cell]),
        amounts.amount(revenue[cell]));
  }
}
