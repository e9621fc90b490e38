package io.salespulse.etl.kpi;

import io.salespulse.etl.fold.Buyer;
import io.salespulse.etl.fold.Dimensions;
import io.salespulse.etl.fold.Dimensions.CustomerVersion;
import io.salespulse.etl.fold.FoldedFacts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Counts over all customers and buyers. Time to first order is first order - sign-up of those who
 * have both; a first order before the sign-up is left out and counted.
 *
 * <pre>
 * c1 signed up 10:00, ordered 12:00 and 13:00; c2 signed up 11:00; c3 ordered, never signed up
 * -> customers 2, ordering 2, repeating 1, mean hours 2.00, median hours 2.00, negatives 0
 * </pre>
 *
 * @param customers who signed up and were not deleted
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
      BigDecimal.valueOf(microseconds(Duration.ofHours(1)));

  static CustomerTotals of(
      FoldedFacts facts, Dimensions dimensions, Instant asOf, Duration window, int churnDays) {
    List<Buyer> buyers = facts.buyers().filter(Buyer::hasOrdered).toList();
    Instant start = asOf.minus(window);
    long[] waits =
        buyers.stream()
            .flatMap(buyer -> wait(buyer, dimensions).stream())
            .mapToLong(wait -> wait)
            .sorted()
            .toArray();
    int negatives = (int) Arrays.stream(waits).filter(wait -> wait < 0).count();
    long[] counted = Arrays.copyOfRange(waits, negatives, waits.length);
    return new CustomerTotals(
        dimensions.customers().size(),
        signedUp(dimensions, start, asOf),
        signedUp(dimensions, start.minus(window), start),
        buyers.size(),
        buyers.stream().filter(buyer -> buyer.orders() >= 2).count(),
        buyers.stream().filter(buyer -> ChurnRisk.isAtRisk(buyer, asOf, churnDays)).count(),
        mean(counted),
        median(counted),
        negatives);
  }

  /** Microseconds from the sign-up to the first order; empty where there was no sign-up. */
  private static Optional<Long> wait(Buyer buyer, Dimensions dimensions) {
    Instant first = buyer.firstOrder().orElseThrow();
    return Optional.ofNullable(dimensions.customers().get(buyer.id()))
        .map(customer -> microseconds(Duration.between(customer.signup(), first)));
  }

  /** Not by ChronoUnit, which counts nanoseconds, of which a long holds 292 years. */
  private static long microseconds(Duration wait) {
    return wait.getSeconds() * 1_000_000 + wait.getNano() / 1_000;
  }

  private static long signedUp(Dimensions dimensions, Instant after, Instant upTo) {
    return dimensions.customers().values().stream()
        .map(CustomerVersion::signup)
        .filter(signup -> Windows.within(signup, after, upTo))
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
