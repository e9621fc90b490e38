package io.salespulse.etl.oracle;

import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Topic;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Draws records of some days around a moment with dirt of every kind, the same ones for the same
 * seed. Days come in any order, so records are late for their day; many records are exactly on the
 * edge of a window. Records are sent again changed or as they were, cancelled, paid back, moved,
 * deleted, and come again.
 */
final class RawData {
  private static final int PARTITIONS = 3;
  private static final int CUSTOMERS = 40;
  private static final int PRODUCTS = 12;

  /** Days from the as-of's: months and ten-day windows back, and beyond it. */
  private static final List<Integer> DAYS =
      List.of(-70, -45, -30, -29, -13, -8, -7, -2, -1, 0, 1, 2, 3);

  /** More characters than are kept, the last of which are two in Java. */
  private static final String LONG = "long \u00e9".repeat(30) + "\ud83d\ude00".repeat(30);

  private static final List<Duration> EDGES =
      List.of(
          Duration.ZERO,
          Duration.ofSeconds(60),
          Duration.ofMinutes(15),
          Duration.ofHours(3),
          Duration.ofHours(6),
          Duration.ofDays(7));

  private final Random random;
  private final Instant asOf;
  private final Instant end;
  private final RawRows rows;
  private final Map<String, String> signups = new HashMap<>();
  private final List<String> orders = new ArrayList<>();

  private RawData(DataLayout layout, long seed, Instant asOf, LocalDate lastDay) {
    this.random = new Random(seed);
    this.asOf = asOf;
    this.end = lastDay.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    this.rows = new RawRows(layout);
  }

  /**
   * @param daysAfter the last day, counted from that of the as-of
   */
  static RawRows draw(DataLayout layout, long seed, Instant asOf, int daysAfter) {
    LocalDate today = LocalDate.ofInstant(asOf, ZoneOffset.UTC);
    RawData data = new RawData(layout, seed, asOf, today.plusDays(daysAfter));
    List<Integer> days = new ArrayList<>(DAYS);
    days.removeIf(day -> day > daysAfter);
    Collections.shuffle(days, data.random);
    days.forEach(day -> data.addDay(today.plusDays(day), day == 0 ? 60 : 20));
    return data.rows;
  }

  private void addDay(LocalDate day, int ordersOfDay) {
    for (int i = 0; i < CUSTOMERS; i++) {
      if (oneIn(5)) {
        addCustomer(day, "c" + i);
      }
    }
    // Twice over, so that some versions are superseded on their day.
    for (int i = 0; i < 2 * PRODUCTS; i++) {
      if (oneIn(4)) {
        addProduct(moment(day), "p" + i % PRODUCTS);
      }
    }
    for (int i = 0; i < ordersOfDay; i++) {
      String id = oneIn(40) && !orders.isEmpty() ? pick(orders) : "o%s-%d".formatted(day, i);
      orders.add(id);
      addOrder(moment(day), id);
    }
    for (Topic topic : Topic.values()) {
      if (oneIn(3)) {
        rows.reject(topic, moment(day), "{\"broken\": \"a,\nb\"");
      }
      // Often enough that some topic has more files with such lines than are named.
      if (oneIn(2)) {
        rows.addLine(topic, moment(day), "too", "few");
      }
      if (oneIn(2)) {
        String[] tooMany = new String[topic.rawColumns().size() + 2];
        Arrays.fill(tooMany, "1");
        rows.addLine(topic, moment(day), tooMany);
      }
    }
  }

  private void addCustomer(LocalDate day, String id) {
    Instant at = moment(day);
    if (oneIn(25)) {
      rows.delete(Topic.CUSTOMERS, partition(), at, padded(id));
      return;
    }
    String signup = oneIn(4) ? eventTime(at) : signups.computeIfAbsent(id, first -> timestamp(at));
    add(
        Topic.CUSTOMERS,
        at,
        List.of(
            oneIn(20) ? " \u00a0" : padded(id),
            oneIn(20) ? "" : "Name, \"%s\"".formatted(id) + (oneIn(20) ? LONG : ""),
            pick("f", ""),
            "",
            "",
            signup,
            pick("Oslo", " Rome", "Lima\u00a0", "Paris", ""),
            pick("Gold", "silver ", "BRONZE", "Platinum", "")));
  }

  private void addProduct(Instant at, String id) {
    if (oneIn(25)) {
      rows.delete(Topic.PRODUCTS, partition(), at, padded(id));
      return;
    }
    add(
        Topic.PRODUCTS,
        at,
        List.of(
            padded(id),
            pick("Books", "Toys", "Garden\t", "Tools, \"hand\"", "*", "**", LONG, ""),
            "Product\n" + id,
            number("9.99"),
            pick("5.25", "0.333333", "", oneIn(5) ? "x" : "4", oneIn(5) ? "-0.01" : "3"),
            pick("10", "7.0", "", oneIn(5) ? "1.5" : "0", oneIn(5) ? "-2" : "25"),
            pick(timestamp(at), eventTime(at), "", oneIn(5) ? "today" : at.toString())));
  }

  /** An order with its items, most of which come with it, and what becomes of them later. */
  private void addOrder(Instant at, String id) {
    // What is young and wrong is what the grace minute is about.
    boolean young = at.isAfter(asOf.minusSeconds(61)) && !at.isAfter(asOf);
    boolean isReturn = oneIn(12);
    BigDecimal total = BigDecimal.ZERO;
    int items = oneIn(young ? 2 : 15) ? 0 : 1 + random.nextInt(4);
    for (int i = 0; i < items; i++) {
      int quantity = oneIn(15) ? -1 : oneIn(20) ? 0 : 1 + random.nextInt(5);
      BigDecimal price = BigDecimal.valueOf(1 + random.nextInt(20_000), 2);
      total =
          total.add(price.multiply(BigDecimal.valueOf(isReturn ? Math.abs(quantity) : quantity)));
      addItem(at, id, i, quantity, price);
    }
    List<String> order =
        List.of(
            oneIn(120) ? "\u00a0 " : padded(id),
            oneIn(120) ? "" : padded(customer(at)) + (oneIn(120) ? LONG : ""),
            eventTime(at),
            oneIn(15) ? "12.3456" : number((isReturn ? total.negate() : total).toPlainString()),
            pick("web", "app", " shop", "a,b", oneIn(9) ? LONG : oneIn(9) ? "**" : "*", ""),
            pick("card", "invoice", ""),
            status(),
            refunded(total));
    if (!oneIn(young ? 2 : 20)) {
      add(Topic.ORDERS, at, order);
    }
    for (Instant again = later(at); oneIn(2); again = later(again)) {
      add(Topic.ORDERS, again, changed(order, again, total));
    }
    if (oneIn(25)) {
      deleteOrder(later(at), id, order);
    }
  }

  private void addItem(Instant at, String order, int line, int quantity, BigDecimal price) {
    // A line number is enough, but of some orders the ids are longer.
    String id = order.hashCode() % 2 == 0 ? String.valueOf(line) : order + "-" + line;
    List<String> item =
        List.of(
            oneIn(120) ? "" : padded(id),
            oneIn(120) ? "\t" : padded(order),
            oneIn(120) ? "" : "p" + random.nextInt(PRODUCTS + 1),
            whole(String.valueOf(quantity)),
            number(price.toPlainString()));
    // Before its order, long after it, or with it.
    add(Topic.ORDER_ITEMS, oneIn(20) ? earlier(at) : oneIn(10) ? later(at) : at, item);
    if (oneIn(15)) {
      add(
          Topic.ORDER_ITEMS,
          later(at),
          oneIn(3) ? item : with(item, 3, pick("7", "0", "-2", "2.0")));
    }
    if (oneIn(40)) {
      rows.delete(Topic.ORDER_ITEMS, partition(), later(at), id, order);
    }
  }

  /** The order as it is said to be later: the same again, moved, or with other money. */
  private List<String> changed(List<String> order, Instant at, BigDecimal total) {
    return switch (random.nextInt(6)) {
      case 0 -> order;
      case 1 -> with(order, 2, eventTime(earlier(at)));
      case 2 -> with(order, 3, number("20.00"));
      case 3 -> with(order, 7, refunded(total));
      default -> with(order, 6, status());
    };
  }

  /** Some come again, and some of their items with them. */
  private void deleteOrder(Instant at, String id, List<String> order) {
    rows.delete(Topic.ORDERS, partition(), at, id);
    if (oneIn(2)) {
      Instant again = later(at);
      add(Topic.ORDERS, again, order);
      addItem(again, id, 0, 2, BigDecimal.TEN);
    }
    if (oneIn(3)) {
      rows.delete(Topic.ORDERS, partition(), later(at), id);
    }
  }

  private String status() {
    return pick(
        "", "paid", "paid", "Shipped ", " CANCELLED", "failed", "refunded", oneIn(9) ? LONG : "*");
  }

  /** Nothing, a part, all, more than all, or what is no amount. */
  private String refunded(BigDecimal total) {
    BigDecimal third = total.abs().divide(BigDecimal.valueOf(3), 4, RoundingMode.DOWN);
    return pick(
        "",
        "",
        "",
        third.toPlainString(),
        oneIn(4) ? total.abs().add(BigDecimal.ONE).toPlainString() : "0",
        oneIn(9) ? pick("-1", "some") : "");
  }

  /** Now and then as the sink wrote it before it knew of statuses and deletions. */
  private void add(Topic topic, Instant at, List<String> values) {
    if (oneIn(6)) {
      rows.addAsBefore(topic, partition(), at, values);
    } else {
      rows.add(topic, partition(), at, values);
    }
  }

  private int partition() {
    return random.nextInt(PARTITIONS);
  }

  /** Some time after the moment, at the moment itself where that would be after the last day. */
  private Instant later(Instant at) {
    Instant later = at.plus(distance());
    return later.isBefore(end) ? later : at;
  }

  private Instant earlier(Instant at) {
    return at.minus(distance());
  }

  private Duration distance() {
    return pick(
        List.of(
            Duration.ZERO,
            Duration.ofMillis(100),
            Duration.ofMinutes(20),
            Duration.ofHours(10),
            Duration.ofDays(1),
            Duration.ofDays(6)));
  }

  /** Some are strangers, and some order no more in the last week. */
  private String customer(Instant at) {
    boolean longAgo = !at.isAfter(asOf.minus(Duration.ofDays(7)));
    return "c" + random.nextInt(longAgo ? CUSTOMERS + 3 : CUSTOMERS - 10);
  }

  /** When it happened, mostly as the record says. */
  private String eventTime(Instant at) {
    return switch (random.nextInt(30)) {
      case 0 -> at.plus(Duration.ofDays(1)).toString();
      case 1 -> at.plus(Duration.ofDays(1)).plusMillis(1).toString();
      case 2 -> at.minus(Duration.ofDays(3)).toString();
      case 4 -> at.plus(Duration.ofMinutes(5)).toString();
      case 5 -> at.plus(Duration.ofMinutes(5)).plusMillis(1).toString();
      case 3 ->
          pick("0001-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "9999-12-31T23:59:59Z", "1e999999");
      default -> timestamp(at);
    };
  }

  private static List<String> with(List<String> row, int column, String value) {
    List<String> changed = new ArrayList<>(row);
    changed.set(column, value);
    return changed;
  }

  /** Mostly the sound text, now and then something that is no such number or none allowed. */
  private String number(String sound) {
    return switch (random.nextInt(180)) {
      case 0 -> "12,50";
      case 1 -> "abc";
      case 2 -> "-1";
      case 3 -> "0";
      case 4 -> "\t12.5\u00a0";
      case 5 -> "";
      case 6 -> "0.00005";
      case 7 -> "2.123456";
      case 8 -> oneIn(8) ? "1000000000000.00" : "1000000.00";
      case 9 -> "100000000000000";
      case 10 -> "99999999999999.99995";
      case 11 -> pick("1e-999999999", "1E999999999", "9".repeat(70), "1_000", "\u0661", "1e100");
      case 12 -> pick("1.25e1", "125E-1", "5e-5", "12345678901234567890e-17", "1e-99", "+.5e+1");
      case 13 -> pick("9.99999999999999999e13", "0." + "0".repeat(40) + "1e45", "1e14");
      default -> sound;
    };
  }

  private String whole(String sound) {
    return switch (random.nextInt(120)) {
      case 6, 7, 8 -> pick(sound + ".0", sound + ".", sound + "0e-1");
      case 5 -> pick("1e3", "1e-999999999", "9".repeat(70), "+2", "1_0", "\u0661", "2.0");
      case 0 -> "0";
      case 1 -> "-1";
      case 2 -> "1.5";
      case 3 -> "two";
      case 4 -> "\u202f3 ";
      default -> sound;
    };
  }

  /** The instant with or without an offset, or no timestamp at all. */
  private String timestamp(Instant at) {
    return switch (random.nextInt(25)) {
      case 0 -> "soon";
      case 1, 2 -> at.atOffset(ZoneOffset.UTC).toLocalDateTime().toString();
      case 3 -> at.atOffset(ZoneOffset.ofHours(2)).toString();
      case 4 -> at.atOffset(ZoneOffset.ofHoursMinutes(-3, -30)).toString().replace('T', ' ');
      case 5 -> padded(at.atOffset(ZoneOffset.UTC).toLocalDate().toString());
      case 6 -> since1970(at);
      default -> at.toString();
    };
  }

  /** The instant as a number, which may be less exact. */
  private String since1970(Instant at) {
    long days = LocalDate.ofInstant(at, ZoneOffset.UTC).toEpochDay();
    return pick(
        padded(String.valueOf(days)),
        String.valueOf(at.getEpochSecond()),
        at.getEpochSecond() + ".0",
        at.getEpochSecond() + ".5",
        String.valueOf(at.toEpochMilli()),
        at.toEpochMilli() + "000",
        at.toEpochMilli() + "000999",
        "-1");
  }

  /** A moment of the day, often on the edge of a window or a millisecond beside it. */
  private Instant moment(LocalDate day) {
    Instant edge = asOf.minus(pick(EDGES)).minusMillis(random.nextInt(2));
    return LocalDate.ofInstant(edge, ZoneOffset.UTC).equals(day)
        ? edge
        : day.atStartOfDay(ZoneOffset.UTC).toInstant().plusMillis(random.nextInt(86_400_000));
  }

  private String padded(String text) {
    return oneIn(15) ? "\u00a0" + text + "\t" : text;
  }

  private boolean oneIn(int odds) {
    return random.nextInt(odds) == 0;
  }

  private String pick(String... texts) {
    return texts[random.nextInt(texts.length)];
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
