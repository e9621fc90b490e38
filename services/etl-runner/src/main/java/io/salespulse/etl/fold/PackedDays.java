package io.salespulse.etl.fold;

import io.salespulse.etl.fold.DayFacts.CustomerDay;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How the {@link CustomerDay}s of one customer lie in an array: 40 bytes each, of which a large
 * shop has millions, in the order of their dates.
 *
 * <p>An entry needs no home day to be taken out again: of entries that are equal in everything else
 * it does not matter which one goes.
 */
final class PackedDays {

  static final long[] NONE = new long[0];

  /** Date, membership and orders; gross sales; refunds; first order; last order. */
  private static final int LONGS = 5;

  // The first long has 23 bits for the date as days since 1970, with the sign, 12 for the
  // membership and 29 for the orders.
  private static final int DATE_SHIFT = 41;
  private static final int MEMBERSHIP_SHIFT = 29;
  private static final long MOST_DAYS = (1L << 22) - 1;
  private static final long MOST_MEMBERSHIPS = (1L << 12) - 1;
  private static final long MOST_ORDERS = (1L << 29) - 1;

  private static final int GROSS_SALES = 1;
  private static final int REFUNDS = 2;
  private static final int FIRST_ORDER = 3;
  private static final int LAST_ORDER = 4;

  private static final long NO_ORDER = Long.MIN_VALUE;

  private final Names<String> memberships = new Names<>(List.of());
  private final PackedAmounts amounts = new PackedAmounts();

  /**
   * The entries and one more.
   *
   * @throws ArithmeticException where a figure has no room: a date after the year 13000, a name of
   *     membership beyond 4,095, half a billion orders of a customer on one day
   */
  long[] plus(long[] days, CustomerDay day) {
    long[] added = packed(day);
    int place = days.length;
    while (place > 0 && days[place - LONGS] > added[0]) {
      place -= LONGS;
    }
    long[] more = Arrays.copyOf(days, days.length + LONGS);
    System.arraycopy(days, place, more, place + LONGS, days.length - place);
    System.arraycopy(added, 0, more, place, LONGS);
    return more;
  }

  /**
   * The entries without one.
   *
   * @throws IllegalStateException where it is not among them
   */
  long[] minus(long[] days, CustomerDay day) {
    long[] removed = packed(day);
    for (int place = 0; place < days.length; place += LONGS) {
      if (Arrays.equals(days, place, place + LONGS, removed, 0, LONGS)) {
        long[] fewer = Arrays.copyOf(days, days.length - LONGS);
        System.arraycopy(days, place + LONGS, fewer, place, fewer.length - place);
        return fewer;
      }
    }
    throw new IllegalStateException("cannot take out what was never added: " + day);
  }

  private long[] packed(CustomerDay day) {
    long date = within(MOST_DAYS, day.date().toEpochDay());
    long membership = within(MOST_MEMBERSHIPS, memberships.number(day.membership()));
    return new long[] {
      date << DATE_SHIFT | membership << MEMBERSHIP_SHIFT | within(MOST_ORDERS, day.orders()),
      amounts.packed(day.grossSales()),
      amounts.packed(day.refunds()),
      packed(day.firstOrder()),
      packed(day.lastOrder())
    };
  }

  private static long within(long most, long figure) {
    if (figure > most) {
      throw new ArithmeticException("%d is more than %d".formatted(figure, most));
    }
    return figure;
  }

  private static long packed(Optional<Instant> order) {
    // ChronoUnit.MICROS.between counts nanoseconds, of which a long holds 292 years.
    return order.map(at -> at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000).orElse(NO_ORDER);
  }

  static int size(long[] days) {
    return days.length / LONGS;
  }

  /** Days since 1970-01-01. */
  static int epochDay(long[] days, int entry) {
    return (int) (days[entry * LONGS] >> DATE_SHIFT);
  }

  String membership(long[] days, int entry) {
    return memberships.name((int) (days[entry * LONGS] >> MEMBERSHIP_SHIFT & MOST_MEMBERSHIPS));
  }

  static long orders(long[] days, int entry) {
    return days[entry * LONGS] & MOST_ORDERS;
  }

  BigDecimal grossSales(long[] days, int entry) {
    return amounts.amount(days[entry * LONGS + GROSS_SALES]);
  }

  BigDecimal refunds(long[] days, int entry) {
    return amounts.amount(days[entry * LONGS + REFUNDS]);
  }

  /** Empty for an entry of returns alone. */
  static Optional<Instant> firstOrder(long[] days, int entry) {
    return order(days[entry * LONGS + FIRST_ORDER]);
  }

  /** Empty for an entry of returns alone. */
  static Optional<Instant> lastOrder(long[] days, int entry) {
    return order(days[entry * LONGS + LAST_ORDER]);
  }

  private static Optional<Instant> order(long packed) {
    return packed == NO_ORDER
        ? Optional.empty()
        : Optional.of(Instant.EPOCH.plus(packed, ChronoUnit.MICROS));
  }
}
