package io.salespulse.etl.fold;

import io.salespulse.contract.DataQualityRule;
import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.Topic;
import io.salespulse.etl.fold.DayFacts.CategoryCell;
import io.salespulse.etl.fold.DayFacts.CustomerDay;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The facts of many home days folded into one: what the KPIs are computed from. Days are added in
 * any order and can be taken out again, so that a closed day that changes costs that day and not
 * the history.
 *
 * <p>All of it is in memory: 300 MB for a million customers with five days of orders each, of which
 * 200 are their entries; 48 bytes for each cell of the cube, and a few kilobytes for each day.
 * {@link Dimensions} of a million customers are another 200 MB.
 */
public final class FoldedFacts {

  /** Orders and an amount of theirs: sales or refunds. */
  public record Tally(long orders, BigDecimal amount) {
    private Tally plus(Tally other) {
      return new Tally(Math.addExact(orders, other.orders), amount.add(other.amount));
    }

    private boolean isNothing() {
      return orders == 0 && amount.signum() == 0;
    }
  }

  /** How many records a rule checked and how many failed. */
  public record Checked(long checked, long failed) {
    /** Both added up. */
    public Checked plus(Checked other) {
      return new Checked(
          Math.addExact(checked, other.checked), Math.addExact(failed, other.failed));
    }

    private boolean isNothing() {
      return checked == 0 && failed == 0;
    }
  }

  /**
   * What of a product was sold and did not come back.
   *
   * @param rows of facts; a product of which all came back still has some
   */
  public record Sold(long rows, long items, BigDecimal revenue) {
    /** Both added up. */
    public Sold plus(Sold other) {
      return new Sold(
          Math.addExact(rows, other.rows),
          Math.addExact(items, other.items),
          revenue.add(other.revenue));
    }
  }

  private record TopicRule(Topic topic, DataQualityRule rule) {}

  /** A day comes, or goes: the same sums with the other sign. */
  private enum Change {
    ADD,
    REMOVE;

    Sums of(Sums sums) {
      return this == ADD ? sums : sums.negated();
    }

    BigDecimal of(BigDecimal amount) {
      return this == ADD ? amount : amount.negate();
    }

    long of(long count) {
      return this == ADD ? count : Math.negateExact(count);
    }
  }

  private final NavigableMap<LocalHour, Sums> hours = new TreeMap<>();
  private final NavigableMap<Instant, Sums> quarters = new TreeMap<>();
  private final Map<String, Sums> channels = new TreeMap<>();
  private final Map<String, Sums> paymentMethods = new TreeMap<>();
  private final Map<String, Sums> memberships = new TreeMap<>();
  private final Map<String, Sums> categories = new TreeMap<>();
  private final Map<String, Sold> products = new HashMap<>();
  private final Map<String, Tally> statuses = new TreeMap<>();
  private final Map<String, Tally> categoryRefunds = new TreeMap<>();
  private final NavigableMap<LocalDate, BigDecimal> costOfGoods = new TreeMap<>();
  private final Map<TopicRule, Checked> quality = new HashMap<>();
  private final NavigableMap<String, Long> unparsed = new TreeMap<>();
  private final Map<String, long[]> customers = new HashMap<>();
  private final PackedDays packing = new PackedDays();
  private final Cube cube = new Cube();
  private long cancelled;

  /**
   * Adds a day.
   *
   * @throws ArithmeticException where a count leaves the range of a long
   */
  public void add(DayFacts day) {
    change(day, Change.ADD);
    for (CustomerDay bought : bought(day)) {
      customers.compute(
          bought.customerId(),
          (id, days) -> packing.plus(days == null ? PackedDays.NONE : days, bought));
    }
  }

  /**
   * Takes a day out again: afterwards everything is as if it had never been added.
   *
   * @param day as it was added
   * @throws IllegalStateException where a customer has no such orders, as the day was not added or
   *     was another then; these facts are of no use any more
   */
  public void remove(DayFacts day) {
    change(day, Change.REMOVE);
    for (CustomerDay bought : bought(day)) {
      customers.compute(
          bought.customerId(),
          (id, days) -> {
            long[] left = packing.minus(days == null ? PackedDays.NONE : days, bought);
            return left.length == 0 ? null : left;
          });
    }
  }

  /** Without rows of cancelled orders alone, which make nobody a buyer. */
  private static List<CustomerDay> bought(DayFacts day) {
    return day.customerDays().stream()
        .filter(row -> row.orders() > 0 || row.refunds().signum() > 0)
        .toList();
  }

  private void change(DayFacts day, Change change) {
    List<CategoryCell> cells = new ArrayList<>();
    for (DayFacts.OrderCell cell : day.orders()) {
      cancelled = Math.addExact(cancelled, change.of(cell.sums().cancelled()));
      Sums sums = change.of(cell.sums().withoutCancelled());
      merge(hours, cell.hour(), sums);
      merge(channels, cell.channel(), sums);
      merge(paymentMethods, cell.paymentMethod(), sums);
      merge(memberships, cell.membership(), sums);
      LocalDate date = cell.hour().start().toLocalDate();
      cells.add(
          new CategoryCell(
              new CubeCell(date, KpiColumns.WHOLE_ORDERS, cell.channel(), cell.membership()),
              sums));
    }
    for (DayFacts.QuarterCell cell : day.quarters()) {
      merge(quarters, cell.start(), change.of(cell.sums().withoutCancelled()));
    }
    for (CategoryCell cell : day.categories()) {
      Sums sums = change.of(cell.sums());
      merge(categories, cell.cell().category(), sums);
      cells.add(new CategoryCell(cell.cell(), sums));
    }
    cube.add(cells);
    for (DayFacts.ProductSales sold : day.products()) {
      Sold product = new Sold(change.of(1), change.of(sold.items()), change.of(sold.revenue()));
      merge(products, sold.productId(), product, Sold::plus, sum -> sum.rows() == 0);
      BigDecimal cost = change.of(sold.costOfGoods());
      merge(costOfGoods, day.day(), cost, BigDecimal::add, sum -> sum.signum() == 0);
    }
    for (DayFacts.StatusCell cell : day.statuses()) {
      Tally tally = new Tally(change.of(cell.orders()), change.of(cell.sales()));
      merge(statuses, cell.status(), tally, Tally::plus, Tally::isNothing);
    }
    for (DayFacts.CategoryRefunds cell : day.categoryRefunds()) {
      Tally tally = new Tally(change.of(cell.orders()), change.of(cell.refunds()));
      merge(categoryRefunds, cell.category(), tally, Tally::plus, Tally::isNothing);
    }
    for (DayFacts.RuleCount count : day.quality()) {
      TopicRule rule = new TopicRule(count.topic(), count.rule());
      Checked checked = new Checked(change.of(count.checked()), change.of(count.failed()));
      merge(quality, rule, checked, Checked::plus, Checked::isNothing);
    }
    day.unparsed()
        .forEach(
            (file, lines) ->
                merge(unparsed, file, change.of(lines), Math::addExact, sum -> sum == 0));
  }

  private static <K> void merge(Map<K, Sums> all, K key, Sums sums) {
    merge(all, key, sums, Sums::plus, Sums::isNothing);
  }

  /** Adds to a cell; one that comes to nothing is gone, as if it had never been there. */
  private static <K, V> void merge(
      Map<K, V> all, K key, V value, BinaryOperator<V> plus, Predicate<V> isNothing) {
    V before = all.get(key);
    V after = before == null ? value : plus.apply(before, value);
    if (isNothing.test(after)) {
      all.remove(key);
    } else {
      all.put(key, after);
    }
  }

  /** Number of cancelled orders; they are in none of the sums. */
  public long cancelled() {
    return cancelled;
  }

  /** Sums by local hour, ascending; only hours with an order, item or refund. */
  public NavigableMap<LocalHour, Sums> hours() {
    return Collections.unmodifiableNavigableMap(hours);
  }

  /** Sums by the start of a quarter of an hour, ascending; only with an order, item or refund. */
  public NavigableMap<Instant, Sums> quarters() {
    return Collections.unmodifiableNavigableMap(quarters);
  }

  public Map<String, Sums> channels() {
    return Collections.unmodifiableMap(channels);
  }

  public Map<String, Sums> paymentMethods() {
    return Collections.unmodifiableMap(paymentMethods);
  }

  public Map<String, Sums> memberships() {
    return Collections.unmodifiableMap(memberships);
  }

  /** Items and revenue by category. */
  public Map<String, Sums> categories() {
    return Collections.unmodifiableMap(categories);
  }

  /** Refunds, and the orders and returns that have them, by category. */
  public Map<String, Tally> categoryRefunds() {
    return Collections.unmodifiableMap(categoryRefunds);
  }

  /** Orders and sales by newest status, cancelled orders too. */
  public Map<String, Tally> statuses() {
    return Collections.unmodifiableMap(statuses);
  }

  /** Cells of whole orders and of the items of each category. */
  public Cube cube() {
    return cube;
  }

  /** By product id everything that was ever sold or came back. */
  public Map<String, Sold> products() {
    return Collections.unmodifiableMap(products);
  }

  /** Everyone with an order that counts or a return, in no order. */
  public Stream<Buyer> buyers() {
    return customers.entrySet().stream()
        .map(customer -> new Buyer(customer.getKey(), packing, customer.getValue()));
  }

  /** Cost of the goods sold, by UTC day of the order. */
  public NavigableMap<LocalDate, BigDecimal> costOfGoods() {
    return Collections.unmodifiableNavigableMap(costOfGoods);
  }

  /** What a rule counted of these days' records; nothing before the first. */
  public Checked quality(Topic topic, DataQualityRule rule) {
    return quality.getOrDefault(new TopicRule(topic, rule), new Checked(0, 0));
  }

  /** Lines that do not parse, by the name of their raw file; only files with such lines. */
  public NavigableMap<String, Long> unparsed() {
    return Collections.unmodifiableNavigableMap(unparsed);
  }
}
