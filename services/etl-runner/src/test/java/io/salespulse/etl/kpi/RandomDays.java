package io.salespulse.etl.kpi;

import io.salespulse.contract.DataQualityRule;
import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.Topic;
import io.salespulse.etl.fold.CubeCell;
import io.salespulse.etl.fold.DayFacts;
import io.salespulse.etl.fold.DayFacts.CategoryCell;
import io.salespulse.etl.fold.DayFacts.CategoryRefunds;
import io.salespulse.etl.fold.DayFacts.CustomerDay;
import io.salespulse.etl.fold.DayFacts.OrderCell;
import io.salespulse.etl.fold.DayFacts.ProductSales;
import io.salespulse.etl.fold.DayFacts.QuarterCell;
import io.salespulse.etl.fold.DayFacts.RuleCount;
import io.salespulse.etl.fold.DayFacts.StatusCell;
import io.salespulse.etl.fold.Dimensions;
import io.salespulse.etl.fold.LocalHour;
import io.salespulse.etl.fold.Sums;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Facts of days in a small shop, where few names are shared by many cells and sums often come to
 * nothing: orders, returns, cancelled orders, items that came back, amounts beyond a long.
 */
final class RandomDays {

  private static final List<String> MEMBERSHIPS = List.of("Gold", "Silver", KpiColumns.UNKNOWN);

  private final Random random;
  private final Dimensions dimensions = new Dimensions();

  RandomDays(Random random) {
    this.random = random;
    for (int customer = 0; customer < 8; customer++) {
      dimensions.put(
          new Dimensions.CustomerVersion(
              "c" + customer,
              "Name " + customer,
              "Place " + customer % 3,
              Instant.parse("2026-11-15T00:00:00Z")));
    }
  }

  /** Of some of the customers; the others are not known. */
  Dimensions dimensions() {
    return dimensions;
  }

  DayFacts next(LocalDate day) {
    return new DayFacts(
        day,
        several(6, () -> orderCell(day)),
        several(6, () -> new QuarterCell(start(day, Duration.ofMinutes(15)), sums())),
        several(3, this::statusCell),
        several(6, () -> categoryCell(day)),
        several(3, () -> new CategoryRefunds(category(), 1 + random.nextInt(3), amount())),
        several(5, this::productSales),
        several(8, () -> customerDay(day)),
        several(4, this::ruleCount),
        new TreeMap<>(
            random.nextBoolean() ? Map.of("orders/dt=%s/a.csv".formatted(day), 2L) : Map.of()));
  }

  private <T> List<T> several(int most, Supplier<T> one) {
    return IntStream.range(0, random.nextInt(most + 1)).mapToObj(i -> one.get()).toList();
  }

  private Instant start(LocalDate day, Duration length) {
    long places = Duration.ofDays(1).dividedBy(length);
    return day.atStartOfDay(ZoneOffset.UTC)
        .toInstant()
        .plus(length.multipliedBy(random.nextInt((int) Math.min(places, 5))));
  }

  private OrderCell orderCell(LocalDate day) {
    Instant start = start(day, Duration.ofHours(1));
    return new OrderCell(
        new LocalHour(start.atOffset(ZoneOffset.ofHours(1)).toLocalDateTime(), 3600),
        name("channel", 4),
        name("method", 3),
        MEMBERSHIPS.get(random.nextInt(3)),
        sums());
  }

  private StatusCell statusCell() {
    return random.nextBoolean()
        ? new StatusCell("cancelled", 1, BigDecimal.ZERO)
        : new StatusCell(name("status", 3), 1 + random.nextInt(3), amount());
  }

  private CategoryCell categoryCell(LocalDate day) {
    CubeCell cell =
        new CubeCell(
            day.plusDays(random.nextInt(2)),
            category(),
            name("channel", 4),
            MEMBERSHIPS.get(random.nextInt(3)));
    Sums items = new Sums(0, 0, random.nextInt(5) - 2, BigDecimal.ZERO, BigDecimal.ZERO, amount());
    return new CategoryCell(cell, random.nextBoolean() ? items : items.negated());
  }

  private ProductSales productSales() {
    int pieces = random.nextInt(5) - 2;
    BigDecimal revenue = BigDecimal.TEN.multiply(BigDecimal.valueOf(pieces));
    return new ProductSales(name("p", 4), pieces, revenue, revenue.negate());
  }

  /** An order that counts, or a return; now and then only cancelled orders. */
  private CustomerDay customerDay(LocalDate day) {
    Instant first = start(day, Duration.ofMinutes(7)).plusNanos(123_000);
    boolean ordered = random.nextInt(4) > 0;
    return new CustomerDay(
        name("c", 10),
        day.plusDays(random.nextInt(2)),
        MEMBERSHIPS.get(random.nextInt(3)),
        ordered ? 1 + random.nextInt(3) : 0,
        ordered ? amount() : BigDecimal.ZERO,
        random.nextBoolean() ? amount() : BigDecimal.ZERO,
        Optional.of(first).filter(at -> ordered),
        Optional.of(first.plusSeconds(random.nextInt(3600))).filter(at -> ordered));
  }

  private RuleCount ruleCount() {
    Topic topic = random.nextBoolean() ? Topic.ORDERS : Topic.ORDER_ITEMS;
    List<DataQualityRule> rules = DataQualityRule.of(topic);
    return new RuleCount(topic, rules.get(random.nextInt(rules.size())), 5, random.nextInt(3));
  }

  /** Of orders, of returns, or of cancelled orders alone. */
  private Sums sums() {
    return switch (random.nextInt(3)) {
      case 0 -> new Sums(0, 2, 0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
      case 1 -> new Sums(0, 0, -1, BigDecimal.ZERO, amount(), amount().negate());
      default -> new Sums(1, random.nextInt(2), 3, amount(), BigDecimal.ONE, amount());
    };
  }

  private BigDecimal amount() {
    return switch (random.nextInt(8)) {
      case 0 -> BigDecimal.ONE;
      case 1 -> new BigDecimal("99999999999999.9999").multiply(BigDecimal.valueOf(50));
      default -> BigDecimal.valueOf(random.nextInt(1_000_000), 4);
    };
  }

  private String category() {
    return name("category", 4);
  }

  private String name(String kind, int different) {
    return kind + random.nextInt(different);
  }
}
