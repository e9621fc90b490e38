package io.salespulse.ui.kpi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Optional;

/**
 * A column of decimal numbers, each a whole number of the column's smallest unit: of 12.50 in a
 * column with two decimals, 1250. All of them together are checked to fit a {@code long}, so that
 * no sum of some of them can be too large for one.
 */
public final class NumberColumn {

  private static final int EMPTY = Integer.MIN_VALUE;
  private static final long WIDE_EMPTY = Long.MIN_VALUE;

  /** As long as every number fits; else {@link #wide} has them. */
  private int[] narrow;

  private long[] wide = {};
  private int rows;
  private int scale;

  /** Sum of the absolute values. */
  private long magnitude;

  /**
   * @param capacity rows that will be added
   */
  NumberColumn(int capacity) {
    this.narrow = new int[capacity];
  }

  /**
   * @throws ArithmeticException when the column adds up to more than it can hold; it is then of no
   *     use any more
   */
  void add(Optional<BigDecimal> number) {
    if (number.isEmpty()) {
      put(WIDE_EMPTY);
      return;
    }
    BigDecimal value = number.get();
    if (value.scale() > scale) {
      rescale(value.scale());
    }
    long unscaled =
        value.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
    magnitude = Math.addExact(magnitude, Math.absExact(unscaled));
    put(unscaled);
  }

  private void put(long unscaled) {
    boolean fits = Math.abs(unscaled) <= Integer.MAX_VALUE || unscaled == WIDE_EMPTY;
    if (wide.length == 0 && !fits) {
      widen();
    }
    if (wide.length > 0) {
      wide[rows++] = unscaled;
    } else {
      narrow[rows++] = unscaled == WIDE_EMPTY ? EMPTY : (int) unscaled;
    }
  }

  private void widen() {
    long[] all = new long[narrow.length];
    for (int row = 0; row < rows; row++) {
      all[row] = narrow[row] == EMPTY ? WIDE_EMPTY : narrow[row];
    }
    wide = all;
    narrow = new int[0];
  }

  /** Numbers of one file have as many decimals, so that this happens once. */
  private void rescale(int larger) {
    long factor = BigDecimal.TEN.pow(larger - scale).longValueExact();
    scale = larger;
    magnitude = Math.multiplyExact(magnitude, factor);
    long[] before = new long[rows];
    Arrays.setAll(before, this::raw);
    rows = 0;
    for (long unscaled : before) {
      put(unscaled == WIDE_EMPTY ? WIDE_EMPTY : unscaled * factor);
    }
  }

  private long raw(int row) {
    if (wide.length > 0) {
      return wide[row];
    }
    return narrow[row] == EMPTY ? WIDE_EMPTY : narrow[row];
  }

  /** In the column's smallest unit; 0 where the cell is empty. */
  public long units(int row) {
    long unscaled = raw(row);
    return unscaled == WIDE_EMPTY ? 0 : unscaled;
  }

  /** So many of the column's smallest unit as a number. */
  public BigDecimal number(long units) {
    return BigDecimal.valueOf(units, scale);
  }

  /** With as many decimals as the column's other numbers; blank where the cell is empty. */
  String text(int row) {
    long unscaled = raw(row);
    return unscaled == WIDE_EMPTY ? "" : number(unscaled).toPlainString();
  }
}
