package io.salespulse.etl.kpi;

import io.salespulse.contract.DataQualityRule;
import io.salespulse.contract.Topic;
import io.salespulse.etl.fold.CubeCell;
import io.salespulse.etl.fold.DayFacts;
import io.salespulse.etl.fold.DayFacts.CategoryCell;
import io.salespulse.etl.fold.DayFacts.CustomerDay;
import io.salespulse.etl.fold.DayFacts.CustomerVersion;
import io.salespulse.etl.fold.DayFacts.OrderCell;
import io.salespulse.etl.fold.DayFacts.ProductSales;
import io.salespulse.etl.fold.DayFacts.ProductVersion;
import io.salespulse.etl.fold.DayFacts.RuleCount;
import io.salespulse.etl.fold.FoldedFacts;
import io.salespulse.etl.fold.LocalHour;
import io.salespulse.etl.fold.RecentSales;
import io.salespulse.etl.fold.Sums;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Facts as the KPI functions see them, written down one by one. */
final class Facts {
  static final Amounts EUR = Amounts.in(Currency.getInstance("EUR"));

  static final Instant SIGNUP = Instant.parse("2026-11-01T00:00:00Z");

  private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

  private Facts() {}

  /** All of them folded, in the order of their days. */
  static FoldedFacts facts(DayFacts... days) {
    FoldedFacts folded = new FoldedFacts();
    Arrays.stream(days).sorted(Comparator.comparing(DayFacts::day)).forEach(folded::add);
    return folded;
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

  static DayFacts hour(String start, int orders, int items, String sales) {
    return orders(start, "web", "card", "Gold", orders, items, sales);
  }

  static DayFacts cube(
      String date, String channel, String membership, int orders, int items, String sales) {
    return orders(date + "T00:00:00Z", channel, "card", membership, orders, items, sales);
  }

  static DayFacts payment(String method, int orders, String sales) {
    return orders("2026-11-22T00:00:00Z", "web", method, "Gold", orders, orders, sales);
  }

  private static DayFacts orders(
      String start,
      String channel,
      String method,
      String membership,
      int orders,
      int items,
      String sales) {
    OffsetDateTime hour = OffsetDateTime.parse(start);
    return day(
        hour.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate(),
        new OrderCell(
            new LocalHour(hour.toLocalDateTime(), hour.getOffset().getTotalSeconds()),
            channel,
            method,
            membership,
            new Sums(orders, items, new BigDecimal(sales), new BigDecimal(sales))));
  }

  /** The items of a category in web orders of Gold customers. */
  static DayFacts category(String date, String category, int items, String revenue) {
    return category(date, category, "web", items, revenue);
  }

  /** The items of a category in orders of Gold customers. */
  static DayFacts category(
      String date, String category, String channel, int items, String revenue) {
    return day(
        LocalDate.parse(date),
        new CategoryCell(
            new CubeCell(LocalDate.parse(date), category, channel, "Gold"),
            new Sums(1, items, BigDecimal.ZERO, new BigDecimal(revenue))));
  }

  static DayFacts sold(String day, String product, int items, String revenue, String cost) {
    return day(
        LocalDate.parse(day),
        new ProductSales(
            product,
            new Sums(0, items, BigDecimal.ZERO, new BigDecimal(revenue)),
            new BigDecimal(cost)));
  }

  /** The only product in stock has this worth from the day on. */
  static DayFacts inventory(String day, String value) {
    return day(
        LocalDate.parse(day),
        new ProductVersion("stock", "Stock", "Stock", Optional.of(new BigDecimal(value)), 1));
  }

  static DayFacts customerDay(
      String customer, String membership, String date, int orders, String sales) {
    return customerDay(
        customer, membership, date, orders, sales, date + "T08:00:00Z", date + "T20:00:00Z");
  }

  private static DayFacts customerDay(
      String customer,
      String membership,
      String date,
      int orders,
      String sales,
      String firstOrder,
      String lastOrder) {
    return day(
        LocalDate.parse(date),
        new CustomerDay(
            customer,
            LocalDate.parse(date),
            membership,
            orders,
            new BigDecimal(sales),
            Instant.parse(firstOrder),
            Instant.parse(lastOrder)));
  }

  /** Orders that were all placed at the same moment. */
  static DayFacts ordered(String customer, String at, int orders, String sales) {
    return customerDay(customer, "Gold", at.substring(0, 10), orders, sales, at, at);
  }

  static DayFacts customer(String id, String name, String location) {
    return day(TODAY, new CustomerVersion(id, name, location, SIGNUP, 1));
  }

  static DayFacts signedUp(String id, String at) {
    return day(TODAY, new CustomerVersion(id, "Name of " + id, "Oslo", Instant.parse(at), 1));
  }

  static DayFacts product(String id, String name, String category) {
    return day(TODAY, new ProductVersion(id, name, category, Optional.empty(), 1));
  }

  static DayFacts checked(String day, Topic topic, DataQualityRule rule, int checked, int failed) {
    return day(LocalDate.parse(day), new RuleCount(topic, rule, checked, failed));
  }

  static RecentSales.Order order(String date, String amount) {
    return new RecentSales.Order(Instant.parse(date), new BigDecimal(amount));
  }

  static RecentSales.Item item(String product, int quantity, String price, String orderDate) {
    return new RecentSales.Item(Instant.parse(orderDate), product, quantity, new BigDecimal(price));
  }

  /** A line or more of this raw file, named with its topic and day, does not parse. */
  static DayFacts unparsed(String file, long lines) {
    LocalDate day = LocalDate.parse(file.replaceAll(".*dt=(.{10}).*", "$1"));
    return new DayFacts(
        day,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new TreeMap<>(Map.of(file, lines)));
  }

  private static DayFacts day(LocalDate day, Record fact) {
    return new DayFacts(
        day,
        only(OrderCell.class, fact),
        only(CategoryCell.class, fact),
        only(ProductSales.class, fact),
        only(CustomerDay.class, fact),
        only(CustomerVersion.class, fact),
        only(ProductVersion.class, fact),
        only(RuleCount.class, fact),
        Collections.emptySortedMap());
  }

  private static <T> List<T> only(Class<T> kind, Record fact) {
    return kind.isInstance(fact) ? List.of(kind.cast(fact)) : List.of();
  }
}
