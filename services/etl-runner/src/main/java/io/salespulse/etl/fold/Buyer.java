package io.salespulse.etl.fold;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a customer bought and brought back: in all, and by local date and membership. An object for
 * the moment, made from the entries of the facts.
 */
public final class Buyer {

  private final String id;
  private final PackedDays packing;
  private final long[] days;
  private final long orders;
  private final BigDecimal sales;
  private final Instant firstOrder;
  private final Instant lastOrder;

  Buyer(String id, PackedDays packing, long[] days) {
    this.id = id;
    this.packing = packing;
    this.days = days;
    long allOrders = 0;
    BigDecimal allSales = BigDecimal.ZERO;
    Instant first = null;
    Instant last = null;
    for (int entry = 0; entry < size(); entry++) {
      allOrders += ordersAt(entry);
      allSales = allSales.add(salesAt(entry));
      Instant from = PackedDays.firstOrder(days, entry).orElse(first);
      first = first == null || from.isBefore(first) ? from : first;
      Instant to = PackedDays.lastOrder(days, entry).orElse(last);
      last = last == null || to.isAfter(last) ? to : last;
    }
    this.orders = allOrders;
    this.sales = allSales;
    this.firstOrder = first;
    this.lastOrder = last;
  }

  public String id() {
    return id;
  }

  /** Whether there is an order that counts; if not, there are returns alone. */
  public boolean hasOrdered() {
    return orders > 0;
  }

  /** Orders that are neither cancelled nor returns. */
  public long orders() {
    return orders;
  }

  /** Gross sales less refunds of all orders, less the returns. */
  public BigDecimal sales() {
    return sales;
  }

  /** The earliest order that counts; empty where there is none. */
  public Optional<Instant> firstOrder() {
    return Optional.ofNullable(firstOrder);
  }

  /** The latest order that counts; empty where there is none. */
  public Optional<Instant> lastOrder() {
    return Optional.ofNullable(lastOrder);
  }

  /** Local dates with an order that counts, ascending, each once. */
  public Stream<LocalDate> dates() {
    return entriesWithOrders().mapToObj(this::dateAt).distinct();
  }

  /** Memberships with an order that counts, each once. */
  public Stream<String> memberships() {
    return entriesWithOrders().mapToObj(this::membershipAt).distinct();
  }

  private IntStream entriesWithOrders() {
    return IntStream.range(0, size()).filter(entry -> ordersAt(entry) > 0);
  }

  /** Number of entries, which are in the order of their dates; a date can have several. */
  public int size() {
    return PackedDays.size(days);
  }

  /** Local date of an entry. */
  public LocalDate dateAt(int entry) {
    return LocalDate.ofEpochDay(PackedDays.epochDay(days, entry));
  }

  private String membershipAt(int entry) {
    return packing.membership(days, entry);
  }

  /** Orders that count of an entry. */
  public long ordersAt(int entry) {
    return PackedDays.orders(days, entry);
  }

  /** Gross sales less refunds of an entry. */
  public BigDecimal salesAt(int entry) {
    return packing.grossSales(days, entry).subtract(packing.refunds(days, entry));
  }
}
