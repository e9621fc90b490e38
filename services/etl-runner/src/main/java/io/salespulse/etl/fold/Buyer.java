package io.salespulse.etl.fold;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

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
      allOrders += orders(entry);
      allSales = allSales.add(sales(entry));
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

  /** Number of entries, which are in the order of their dates; a date can have several. */
  public int size() {
    return PackedDays.size(days);
  }

  /** Local date of an entry. */
  public LocalDate date(int entry) {
    return LocalDate.ofEpochDay(PackedDays.epochDay(days, entry));
  }

  /** What the customer was in the orders of an entry. */
  public String membership(int entry) {
    return packing.membership(days, entry);
  }

  /** Orders that count of an entry. */
  public long orders(int entry) {
    return PackedDays.orders(days, entry);
  }

  /** Gross sales less refunds of an entry. */
  public BigDecimal sales(int entry) {
    return packing.grossSales(days, entry).subtract(packing.refunds(days, entry));
  }
}
