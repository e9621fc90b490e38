package io.salespulse.etl.fold;

import io.salespulse.contract.DataQualityRule;
import io.salespulse.contract.Topic;
import io.salespulse.etl.fold.DayFacts.CustomerDay;
import io.salespulse.etl.fold.DayFacts.ProductVersion;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * The facts of many days folded into one: what the KPIs are computed from. Days are added in their
 * order, each once, and never taken out again; {@link #copy} is what lets a run add today to the
 * days that are closed.
 *
 * <p>All of it is in memory: some 300 bytes for each customer, 100 for each customer and ten-day
 * window, 40 for each cell of the cube, and a few kilobytes for each day.
 */
public final class FoldedFacts {

  /** Length of the tumbling windows of customers' sales, counted from 1970-01-01. */
  public static final int WINDOW_DAYS = 10;

  /** What customers of one membership bought; a customer counts in each they ordered with. */
  public record MembershipSales(long customers, long orders, BigDecimal sales) {
    private MembershipSales plus(MembershipSales other) {
      return new MembershipSales(
          customers + other.customers, orders + other.orders, sales.add(other.sales));
    }
  }

  /** How many records a rule checked and how many failed. */
  public record Checked(long checked, long failed) {
    private Checked plus(Checked other) {
      return new Checked(checked + other.checked, failed + other.failed);
    }
  }

  private record TopicRule(Topic topic, DataQualityRule rule) {}

  private final NavigableMap<LocalHour, Sums> hours = new TreeMap<>();
  private final NavigableMap<LocalDate, Sums> dates = new TreeMap<>();
  private final Map<String, Sums> channels = new TreeMap<>();
  private final Map<String, Sums> categories = new TreeMap<>();
  private final Map<String, Sums> paymentMethods = new TreeMap<>();
  private final Map<String, Sums> products = new HashMap<>();
  private final Map<String, Customer> customers = new HashMap<>();
  private final NavigableMap<LocalDate, Long> customersByDate = new TreeMap<>();
  private final Map<String, MembershipSales> memberships = new TreeMap<>();
  private final NavigableMap<LocalDate, Map<String, BigDecimal>> windows = new TreeMap<>();
  private final Map<String, ProductVersion> catalogue = new HashMap<>();
  private final NavigableMap<LocalDate, BigDecimal> costOfGoods = new TreeMap<>();
  private final NavigableMap<LocalDate, BigDecimal> inventory = new TreeMap<>();
  private final Map<TopicRule, Checked> quality = new HashMap<>();
  private final NavigableMap<String, Long> unparsed = new TreeMap<>();
  private final Cube cube;

  /** Facts of no day. */
  public FoldedFacts() {
    this(new Cube());
  }

  private FoldedFacts(Cube cube) {
    this.cube = cube;
  }

  /** Another object with the same facts; a change of one is not seen by the other. */
  public FoldedFacts copy() {
    FoldedFacts copy = new FoldedFacts(cube.copy());
    copy.hours.putAll(hours);
    copy.dates.putAll(dates);
    copy.channels.putAll(channels);
    copy.categories.putAll(categories);
    copy.paymentMethods.putAll(paymentMethods);
    copy.products.putAll(products);
    copy.customers.putAll(customers);
    copy.customersByDate.putAll(customersByDate);
    copy.memberships.putAll(memberships);
    windows.forEach((start, sales) -> copy.windows.put(start, new HashMap<>(sales)));
    copy.catalogue.putAll(catalogue);
    copy.costOfGoods.putAll(costOfGoods);
    copy.inventory.putAll(inventory);
    copy.quality.putAll(quality);
    copy.unparsed.putAll(unparsed);
    return copy;
  }

  /**
   * Adds the next day.
   *
   * @throws ArithmeticException where a count leaves the range of a long
   */
  public void add(DayFacts day) {
    for (DayFacts.OrderCell cell : day.orders()) {
      hours.merge(cell.hour(), cell.sums(), Sums::plus);
      paymentMethods.merge(cell.paymentMethod(), cell.sums(), Sums::plus);
      dates.merge(cell.hour().start().toLocalDate(), cell.sums(), Sums::plus);
      channels.merge(cell.channel(), cell.sums(), Sums::plus);
    }
    for (DayFacts.CategoryCell cell : day.categories()) {
      categories.merge(cell.cell().category(), cell.sums(), Sums::plus);
    }
    cube.add(day.orders(), day.categories());
    for (DayFacts.ProductSales product : day.products()) {
      products.merge(product.productId(), product.sums(), Sums::plus);
      costOfGoods.merge(day.day(), product.costOfGoods(), BigDecimal::add);
    }
    day.customers()
        .forEach(version -> customers.put(version.customerId(), knownAs(version).with(version)));
    day.customerDays().forEach(this::add);
    addStock(day);
    day.quality()
        .forEach(
            count ->
                quality.merge(
                    new TopicRule(count.topic(), count.rule()),
                    new Checked(count.checked(), count.failed()),
                    Checked::plus));
    unparsed.putAll(day.unparsed());
  }

  private Customer knownAs(DayFacts.CustomerVersion version) {
    return customers.getOrDefault(version.customerId(), Customer.stranger(version.customerId()));
  }

  private void add(CustomerDay day) {
    Customer before = customers.get(day.customerId());
    if (before == null) {
      before = Customer.stranger(day.customerId());
    }
    if (!before.orderedOn(day.date())) {
      customersByDate.merge(day.date(), 1L, Long::sum);
    }
    memberships.merge(
        day.membership(),
        new MembershipSales(before.orderedAs(day.membership()) ? 0 : 1, day.orders(), day.sales()),
        MembershipSales::plus);
    windows
        .computeIfAbsent(windowStart(day.date()), start -> new HashMap<>())
        .merge(day.customerId(), day.sales(), BigDecimal::add);
    customers.put(day.customerId(), before.with(day));
  }

  private static LocalDate windowStart(LocalDate date) {
    return date.minusDays(Math.floorMod(date.toEpochDay(), (long) WINDOW_DAYS));
  }

  /** A day's inventory is worth the stock x cost of the products known at its end. */
  private void addStock(DayFacts day) {
    BinaryOperator<ProductVersion> newer =
        (before, after) -> after.offset() >= before.offset() ? after : before;
    day.stock().forEach(version -> catalogue.merge(version.productId(), version, newer));
    catalogue.values().stream()
        .map(ProductVersion::inventoryValue)
        .flatMap(Optional::stream)
        .reduce(BigDecimal::add)
        .ifPresent(value -> inventory.put(day.day(), value));
  }

  /** Orders, items and sales by local hour, ascending. */
  public NavigableMap<LocalHour, Sums> hours() {
    return Collections.unmodifiableNavigableMap(hours);
  }

  /** Orders, items and sales by local date, ascending. */
  public NavigableMap<LocalDate, Sums> dates() {
    return Collections.unmodifiableNavigableMap(dates);
  }

  public Map<String, Sums> channels() {
    return Collections.unmodifiableMap(channels);
  }

  /** Items and revenue by category. */
  public Map<String, Sums> categories() {
    return Collections.unmodifiableMap(categories);
  }

  /** Cells of whole orders and of the items of each category. */
  public Cube cube() {
    return cube;
  }

  public Map<String, Sums> paymentMethods() {
    return Collections.unmodifiableMap(paymentMethods);
  }

  /** Items and revenue by product id. */
  public Map<String, Sums> products() {
    return Collections.unmodifiableMap(products);
  }

  /** Everyone who signed up or ordered. */
  public Collection<Customer> customers() {
    return Collections.unmodifiableCollection(customers.values());
  }

  /** The customer of that id, empty for one who is not known at all. */
  public Optional<Customer> customer(String id) {
    return Optional.ofNullable(customers.get(id));
  }

  /** Distinct customers who ordered, by local date. */
  public NavigableMap<LocalDate, Long> customersByDate() {
    return Collections.unmodifiableNavigableMap(customersByDate);
  }

  public Map<String, MembershipSales> memberships() {
    return Collections.unmodifiableMap(memberships);
  }

  /** Sales by customer id in each window of {@link #WINDOW_DAYS}, by the window's first date. */
  public NavigableMap<LocalDate, Map<String, BigDecimal>> windows() {
    return Collections.unmodifiableNavigableMap(windows);
  }

  /** The newest version of a product, empty for one that is not known. */
  public Optional<ProductVersion> product(String id) {
    return Optional.ofNullable(catalogue.get(id));
  }

  /** Cost of the goods sold, by UTC day. */
  public NavigableMap<LocalDate, BigDecimal> costOfGoods() {
    return Collections.unmodifiableNavigableMap(costOfGoods);
  }

  /** Inventory value at the end of each UTC day from the first stock on. */
  public NavigableMap<LocalDate, BigDecimal> inventory() {
    return Collections.unmodifiableNavigableMap(inventory);
  }

  /** What a rule counted; nothing before its first record. */
  public Checked quality(Topic topic, DataQualityRule rule) {
    return quality.getOrDefault(new TopicRule(topic, rule), new Checked(0, 0));
  }

  /** Lines that do not parse, by the name of their raw file; only files with such lines. */
  public NavigableMap<String, Long> unparsed() {
    return Collections.unmodifiableNavigableMap(unparsed);
  }
}
