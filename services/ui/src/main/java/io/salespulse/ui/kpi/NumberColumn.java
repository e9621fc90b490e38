package io.salespulse.ui.kpi;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * A column of decimal numbers, each a whole number of the column's smallest unit: of 12.50 in a
 * column with two decimals, 1250. All of them together are checked to fit a {@code long}, so that
 * no sum of some of them can be too large for one.
 */
public final class NumberColumn implements Column {

  private static final int EMPTY = Integer.MIN_VALUE;
  private static final long WIDE_EMPTY = Long.MIN_VALUE;
  private static final long NOT_PLAIN = -1;

  /** Digits of a number, a sign among them, that a {@code long} holds whatever they are. */
  static final int SURELY_HELD = 18;

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

  @Override
  public void add(String cell) {
    if (cell.isEmpty()) {
      put(WIDE_EMPTY);
      return;
    }
    long digits = digits(cell);
    if (digits != NOT_PLAIN && decimals(cell) == scale) {
      magnitude = Math.addExact(magnitude, digits);
      put(digits);
      return;
    }
    BigDecimal value = new BigDecimal(cell);
    if (value.scale() > scale) {
      rescale(value.scale());
    }
    long unscaled = value.scaleByPowerOfTen(scale).longValueExact();
    magnitude = Math.addExact(magnitude, Math.absExact(unscaled));
    put(unscaled);
  }

  /**
   * A cell without its point, as one number; {@link #NOT_PLAIN} where it has a sign or an exponent,
   * or more than a {@code long} surely holds. A cube has millions of cells, nearly all plain.
   */
  private static long digits(String cell) {
    if (cell.length() > SURELY_HELD) {
      return NOT_PLAIN;
    }
    long digits = 0;
    for (int index = 0; index < cell.length(); index++) {
      char letter = cell.charAt(index);
      if (letter >= '0' && letter <= '9') {
        digits = digits * 10 + letter - '0';
      } else if (letter != '.') {
        return NOT_PLAIN;
      }
    }
    return digits;
  }

  private static int decimals(String cell) {
    int point = cell.indexOf('.');
    return point < 0 ? 0 : cell.length() - point - 1;
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

  @Override
  public String text(int row) {
    long unscaled = raw(row);
    return unscaled == WIDE_EMPTY ? "" : number(unscaled).toPlainString();
  }
}
