package io.salespulse.etl.kpi;

import io.salespulse.etl.fold.Customer;
import io.salespulse.etl.fold.FoldedFacts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Counts over all customers. Time to first order is first order - sign-up of those who have both; a
 * first order before the sign-up is left out and counted.
 *
 * <pre>
 * c1 signed up 10:00, ordered 12:00 and 13:00; c2 signed up 11:00; c3 ordered, never signed up
 * -> customers 2, ordering 2, repeating 1, mean hours 2.00, median hours 2.00, negatives 0
 * </pre>
 *
 * @param customers who signed up
 * @param newInWindow sign-ups in the moving window
 * @param newInPrevious sign-ups in the window before it
 * @param ordering with one order or more
 * @param repeating with two orders or more
 * @param atRisk without an order for the churn days
 * @param negatives first orders before the sign-up
 */
record CustomerTotals(
    long customers,
    long newInWindow,
    long newInPrevious,
    long ordering,
    long repeating,
    long atRisk,
    Optional<BigDecimal> meanHours,
    Optional<BigDecimal> medianHours,
    long negatives) {

  private static final BigDecimal MICROSECONDS_OF_AN_HOUR =
      BigDecimal.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.EPOCH.plusSeconds(3600)));

  static CustomerTotals of(FoldedFacts facts, Instant asOf, Duration window, int churnDays) {
    Collection<Customer> all = facts.customers();
    Instant start = asOf.minus(window);
    long[] waits = all.stream().flatMap(CustomerTotals::wait).mapToLong(w -> w).sorted().toArray();
    int negatives = (int) Arrays.stream(waits).filter(wait -> wait < 0).count();
    long[] counted = Arrays.copyOfRange(waits, negatives, waits.length);
    return new CustomerTotals(
        all.stream().filter(customer -> customer.signup().isPresent()).count(),
        signedUp(all, start, asOf),
        signedUp(all, start.minus(window), start),
        all.stream().filter(customer -> customer.orders() >= 1).count(),
        all.stream().filter(customer -> customer.orders() >= 2).count(),
        all.stream().filter(customer -> ChurnRisk.isAtRisk(customer, asOf, churnDays)).count(),
        mean(counted),
        median(counted),
        negatives);
  }

  /** Microseconds from the sign-up to the first order. */
  private static Stream<Long> wait(Customer customer) {
    return customer.signup().stream()
        .flatMap(
            signup ->
                customer
                    .firstOrder()
                    .map(order -> ChronoUnit.MICROS.between(signup, order))
                    .stream());
  }

  private static long signedUp(Collection<Customer> all, Instant after, Instant upTo) {
    return all.stream()
        .filter(
            customer -> customer.signup().filter(at -> Windows.within(at, after, upTo)).isPresent())
        .count();
  }

  private static Optional<BigDecimal> mean(long[] waits) {
    BigDecimal sum =
        Arrays.stream(waits).mapToObj(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add);
    return Ratio.of(sum, MICROSECONDS_OF_AN_HOUR.multiply(BigDecimal.valueOf(waits.length)));
  }

  /**
   * @param waits ascending
   */
  private static Optional<BigDecimal> median(long[] waits) {
    if (waits.length == 0) {
      return Optional.empty();
    }
    BigDecimal twice =
        BigDecimal.valueOf(waits[(waits.length - 1) / 2])
            .add(BigDecimal.valueOf(waits[waits.length / 2]));
    return Ratio.of(twice, MICROSECONDS_OF_AN_HOUR.multiply(BigDecimal.valueOf(2)));
  }
}
