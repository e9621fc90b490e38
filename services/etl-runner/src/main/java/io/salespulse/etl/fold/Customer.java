package io.salespulse.etl.fold;

import io.salespulse.etl.clean.Cleaning;
import io.salespulse.etl.fold.DayFacts.CustomerDay;
import io.salespulse.etl.fold.DayFacts.CustomerVersion;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is known of one customer. An object is never changed, so that folded facts can be copied
 * without copying the customers; there may be a million of them, hence the plain fields.
 */
public final class Customer {

  private static final long NO_VERSION = Long.MIN_VALUE;

  private final String id;
  private final String name;
  private final String location;
  private final Instant signup;
  private final long offset;
  private final long orders;
  private final BigDecimal sales;
  private final Instant firstOrder;
  private final Instant lastOrder;

  /** Local dates with an order as days since 1970-01-01, ascending. */
  private final int[] dates;

  private final Set<String> memberships;

  private Customer(
      String id,
      CustomerVersion profile,
      long orders,
      BigDecimal sales,
      Instant firstOrder,
      Instant lastOrder,
      int[] dates,
      Set<String> memberships) {
    this.id = id;
    this.name = profile.name();
    this.location = profile.location();
    this.signup = profile.signup();
    this.offset = profile.offset();
    this.orders = orders;
    this.sales = sales;
    this.firstOrder = firstOrder;
    this.lastOrder = lastOrder;
    this.dates = dates;
    this.memberships = memberships;
  }

  /** A customer of whom nothing but the id is known. */
  static Customer stranger(String id) {
    CustomerVersion unknown =
        new CustomerVersion(id, Cleaning.UNKNOWN, Cleaning.UNKNOWN, null, NO_VERSION);
    return new Customer(id, unknown, 0, BigDecimal.ZERO, null, null, new int[0], Set.of());
  }

  /** The customer as this version says, unless a newer one is known. */
  Customer with(CustomerVersion version) {
    return version.offset() < offset
        ? this
        : new Customer(id, version, orders, sales, firstOrder, lastOrder, dates, memberships);
  }

  Customer with(CustomerDay day) {
    return new Customer(
        id,
        new CustomerVersion(id, name, location, signup, offset),
        Math.addExact(orders, day.orders()),
        sales.add(day.sales()),
        earlier(day.firstOrder()),
        later(day.lastOrder()),
        orderedOn(day.date()) ? dates : withDate((int) day.date().toEpochDay()),
        orderedAs(day.membership()) ? memberships : withMembership(day.membership()));
  }

  private Instant earlier(Instant order) {
    return firstOrder == null || order.isBefore(firstOrder) ? order : firstOrder;
  }

  private Instant later(Instant order) {
    return lastOrder == null || order.isAfter(lastOrder) ? order : lastOrder;
  }

  private int[] withDate(int date) {
    int[] more = Arrays.copyOf(dates, dates.length + 1);
    more[dates.length] = date;
    Arrays.sort(more);
    return more;
  }

  private Set<String> withMembership(String membership) {
    // Nearly every customer has one, and Set.of a constant text then costs next to nothing.
    return memberships.isEmpty()
        ? Set.of(membership)
        : Set.copyOf(
            Stream.concat(memberships.stream(), Stream.of(membership))
                .collect(java.util.stream.Collectors.toCollection(TreeSet::new)));
  }

  boolean orderedOn(LocalDate date) {
    return Arrays.binarySearch(dates, (int) date.toEpochDay()) >= 0;
  }

  boolean orderedAs(String membership) {
    return memberships.contains(membership);
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  public String location() {
    return location;
  }

  /** Empty for a customer who is known from orders only. */
  public Optional<Instant> signup() {
    return Optional.ofNullable(signup);
  }

  public long orders() {
    return orders;
  }

  /** Sum of the totals of all orders. */
  public BigDecimal sales() {
    return sales;
  }

  /** Empty for a customer who never ordered. */
  public Optional<Instant> firstOrder() {
    return Optional.ofNullable(firstOrder);
  }

  /** Empty for a customer who never ordered. */
  public Optional<Instant> lastOrder() {
    return Optional.ofNullable(lastOrder);
  }

  /** Local dates with an order as days since 1970-01-01, ascending; a copy. */
  public int[] orderDates() {
    return dates.clone();
  }
}
