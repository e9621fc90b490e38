package io.salespulse.etl.fold;

import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The cells of one local date, as columns of numbers in the order of their keys: 48 bytes a cell,
 * of which a chain of shops has millions. An object is never changed, so that copies of the cube
 * share it.
 */
final class DateCells {

  static final DateCells NONE = new DateCells(new TreeMap<>());

  private final long[] keys;
  private final long[] orders;
  private final long[] items;
  private final AmountColumn grossSales;
  private final AmountColumn refunds;
  private final AmountColumn revenue;

  private DateCells(SortedMap<Long, Sums> cells) {
    int size = cells.size();
    keys = new long[size];
    orders = new long[size];
    items = new long[size];
    BigDecimal[] grossSalesOfCells = new BigDecimal[size];
    BigDecimal[] refundsOfCells = new BigDecimal[size];
    BigDecimal[] revenueOfCells = new BigDecimal[size];
    int cell = 0;
    for (Map.Entry<Long, Sums> entry : cells.entrySet()) {
      Sums sums = entry.getValue();
      keys[cell] = entry.getKey();
      orders[cell] = sums.orders();
      items[cell] = sums.items();
      grossSalesOfCells[cell] = sums.grossSales();
      refundsOfCells[cell] = sums.refunds();
      revenueOfCells[cell] = sums.revenue();
      cell++;
    }
    grossSales = new AmountColumn(grossSalesOfCells);
    refunds = new AmountColumn(refundsOfCells);
    revenue = new AmountColumn(revenueOfCells);
  }

  /** These cells and the others, those of the same key added up; a cell of nothing is gone. */
  DateCells plus(Map<Long, Sums> others) {
    SortedMap<Long, Sums> all = new TreeMap<>(others);
    for (int cell = 0; cell < size(); cell++) {
      all.merge(keys[cell], sums(cell), Sums::plus);
    }
    all.values().removeIf(Sums::isNothing);
    return new DateCells(all);
  }

  int size() {
    return keys.length;
  }

  long key(int cell) {
    return keys[cell];
  }

  Sums sums(int cell) {
    return new Sums(
        orders[cell], 0, items[cell], grossSales.at(cell), refunds.at(cell), revenue.at(cell));
  }
}
