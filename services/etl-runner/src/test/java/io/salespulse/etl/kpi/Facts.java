package io.salespulse.etl.kpi;

import io.salespulse.contract.DataQualityRule;
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
import io.salespulse.etl.fold.Dimensions.CustomerVersion;
import io.salespulse.etl.fold.Dimensions.ProductVersion;
import io.salespulse.etl.fold.FoldedFacts;
import io.salespulse.etl.fold.LocalHour;
import io.salespulse.etl.fold.RecentSales;
import io.salespulse.etl.fold.Sums;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Facts and dimensions as the KPI functions see them, written down one by one. */
final class Facts {
  static final Amounts EUR = Amounts.in(Currency.getInstance("EUR"));

  static final Instant SIGNUP = Instant.parse("2026-11-01T00:00:00Z");

  static final RecentSales NOTHING_RECENT =
      new RecentSales(List.of(), List.of(), Map.of(), List.of());

  private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

  /** A fact of a day, or something about a customer, a product or the stock. */
  record Part(Consumer<FoldedFacts> facts, Consumer<Dimensions> dimensions) {}

  private Facts() {}

  /** All facts of days among the parts, folded. */
  static FoldedFacts facts(Part... parts) {
    FoldedFacts facts = new FoldedFacts();
    for (Part part : parts) {
      part.facts().accept(facts);
    }
    return facts;
  }

  /** All that the parts say of customers, products and the stock. */
  static Dimensions dimensions(Part... parts) {
    Dimensions dimensions = new Dimensions();
    for (Part part : parts) {
      part.dimensions().accept(dimensions);
    }
    return dimensions;
  }

  static List<String> lines(List<KpiRow> rows) {
    return rows.stream()
        .map(row -> row.values().stream().map(Facts::text).collect(Collectors.joining(",")))
        .toList();
  }

  private static String text(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(Facts::text).orElse("");
    }
    return value instanceof BigDecimal amount ? amount.toPlainString() : value.toString();
  }

  static Part hour(String start, int orders, int items, String gross) {
    return hour(start, orders, items, gross, "0");
  }

  static Part hour(String start, int orders, int items, String gross, String refunds) {
    return orders(start, "web", "card", "Gold", sums(orders, items, gross, refunds));
  }

  static Part cube(
      String date, String channel, String membership, int orders, int items, String gross) {
    return cube(date, channel, membership, orders, items, gross, "0");
  }

  static Part cube(
      String date,
      String channel,
      String membership,
      int orders,
      int items,
      String gross,
      String refunds) {
    String start = date + "T00:00:00Z";
    return orders(start, channel, "card", membership, sums(orders, items, gross, refunds));
  }

  static Part payment(String method, int orders, String gross) {
    return orders("2026-11-22T00:00:00Z", "web", method, "Gold", sums(orders, orders, gross, "0"));
  }

  /** Orders that were cancelled, of a channel, payment method and membership of their own. */
  static Part cancelled(String start, int orders) {
    Sums sums = new Sums(0, orders, 0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    return orders(start, "cancelled", "cancelled", "cancelled", sums);
  }

  private static Part orders(
      String start, String channel, String method, String membership, Sums sums) {
    OffsetDateTime hour = OffsetDateTime.parse(start);
    return day(
        hour.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate(),
        new OrderCell(
            new LocalHour(hour.toLocalDateTime(), hour.getOffset().getTotalSeconds()),
            channel,
            method,
            membership,
            sums));
  }

  /** Revenue is the gross sales. */
  private static Sums sums(int orders, int items, String gross, String refunds) {
    BigDecimal amount = new BigDecimal(gross);
    return new Sums(orders, 0, items, amount, new BigDecimal(refunds), amount);
  }

  static Part quarter(String start, int orders, int items, String gross, String refunds) {
    Instant instant = Instant.parse(start);
    return day(
        LocalDate.ofInstant(instant, ZoneOffset.UTC),
        new QuarterCell(instant, sums(orders, items, gross, refunds)));
  }

  static Part status(String status, int orders, String sales) {
    return day(TODAY, new StatusCell(status, orders, new BigDecimal(sales)));
  }

  static Part refunded(String category, int orders, String refunds) {
    return day(TODAY, new CategoryRefunds(category, orders, new BigDecimal(refunds)));
  }

  /** The items of a category in web orders of Gold customers. */
  static Part category(String date, String category, int items, String revenue) {
    return category(date, category, "web", items, revenue);
  }

  /** The items of a category in orders of Gold customers. */
  static Part category(String date, String category, String channel, int items, String revenue) {
    return day(
        LocalDate.parse(date),
        new CategoryCell(
            new CubeCell(LocalDate.parse(date), category, channel, "Gold"),
            new Sums(1, 0, items, BigDecimal.ZERO, BigDecimal.ZERO, new BigDecimal(revenue))));
  }

  static Part sold(String day, String product, int items, String revenue, String cost) {
    return day(
        LocalDate.parse(day),
        new ProductSales(product, items, new BigDecimal(revenue), new BigDecimal(cost)));
  }

  /** All stock together has this worth from the day on. */
  static Part inventory(String day, String value) {
    return dimension(
        dimensions -> {
          Map<LocalDate, BigDecimal> values = new HashMap<>(dimensions.stockValues());
          values.put(LocalDate.parse(day), new BigDecimal(value));
          dimensions.replaceStockValues(values);
        });
  }

  static Part customerDay(
      String customer, String membership, String date, int orders, String gross) {
    return customerDay(customer, membership, date, orders, gross, "0");
  }

  static Part customerDay(
      String customer, String membership, String date, int orders, String gross, String refunds) {
    return day(
        LocalDate.parse(date),
        bought(
            customer,
            membership,
            LocalDate.parse(date),
            orders,
            gross,
            refunds,
            Instant.parse(date + "T08:00:00Z"),
            Instant.parse(date + "T20:00:00Z")));
  }

  /** What a customer brought back, without a new order that day. */
  static Part returned(String customer, String membership, String date, String refunds) {
    Instant noOrder = null;
    return day(
        LocalDate.parse(date),
        bought(customer, membership, LocalDate.parse(date), 0, "0", refunds, noOrder, noOrder));
  }

  /** Orders that were all placed at the same moment. */
  static Part ordered(String customer, String at, int orders, String gross) {
    Instant moment = Instant.parse(at);
    LocalDate date = LocalDate.parse(at.substring(0, 10));
    return day(date, bought(customer, "Gold", date, orders, gross, "0", moment, moment));
  }

  private static CustomerDay bought(
      String customer,
      String membership,
      LocalDate date,
      int orders,
      String gross,
      String refunds,
      Instant firstOrder,
      Instant lastOrder) {
    return new CustomerDay(
        customer,
        date,
        membership,
        orders,
        new BigDecimal(gross),
        new BigDecimal(refunds),
        Optional.ofNullable(firstOrder),
        Optional.ofNullable(lastOrder));
  }

  static Part customer(String id, String name, String location) {
    return dimension(dimensions -> dimensions.put(new CustomerVersion(id, name, location, SIGNUP)));
  }

  static Part signedUp(String id, String at) {
    return dimension(
        dimensions ->
            dimensions.put(new CustomerVersion(id, "Name of " + id, "Oslo", Instant.parse(at))));
  }

  static Part product(String id, String name, String category) {
    return product(id, name, category, Optional.empty());
  }

  static Part stocked(String id, String name, String category, int pieces) {
    return product(id, name, category, Optional.of(pieces));
  }

  private static Part product(String id, String name, String category, Optional<Integer> stock) {
    return dimension(dimensions -> dimensions.put(new ProductVersion(id, name, category, stock)));
  }

  static Part checked(String day, Topic topic, DataQualityRule rule, int checked, int failed) {
    return day(LocalDate.parse(day), new RuleCount(topic, rule, checked, failed));
  }

  static RecentSales recentOrders(RecentSales.Order... orders) {
    return new RecentSales(List.of(orders), List.of(), Map.of(), List.of());
  }

  static RecentSales recentItems(List<RecentSales.Item> items) {
    return new RecentSales(List.of(), items, Map.of(), List.of());
  }

  static RecentSales.Order order(String date, String gross) {
    return order(date, gross, "0");
  }

  static RecentSales.Order order(String date, String gross, String refunds) {
    return new RecentSales.Order(
        Instant.parse(date), new BigDecimal(gross), new BigDecimal(refunds));
  }

  static RecentSales.Item item(String product, int quantity, String price, String orderDate) {
    return new RecentSales.Item(Instant.parse(orderDate), product, quantity, new BigDecimal(price));
  }

  /** A line or more of this raw file, named with its topic and day, does not parse. */
  static Part unparsed(String file, long lines) {
    LocalDate day = LocalDate.parse(file.replaceAll(".*dt=(.{10}).*", "$1"));
    return of(
        new DayFacts(
            day,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            new TreeMap<>(Map.of(file, lines))));
  }

  private static Part day(LocalDate day, Record fact) {
    return of(
        new DayFacts(
            day,
            only(OrderCell.class, fact),
            only(QuarterCell.class, fact),
            only(StatusCell.class, fact),
            only(CategoryCell.class, fact),
            only(CategoryRefunds.class, fact),
            only(ProductSales.class, fact),
            only(CustomerDay.class, fact),
            only(RuleCount.class, fact),
            Collections.emptySortedMap()));
  }

  private static <T> List<T> only(Class<T> kind, Record fact) {
    return kind.isInstance(fact) ? List.of(kind.cast(fact)) : List.of();
  }

  private static Part of(DayFacts day) {
    return new Part(facts -> facts.add(day), dimensions -> {});
  }

  private static Part dimension(Consumer<Dimensions> known) {
    return new Part(facts -> {}, known);
  }
}
