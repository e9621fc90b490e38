package io.salespulse.etl.run;

import io.salespulse.contract.Topic;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Segments in the order in which they come: of any of four days and three partitions, with new
 * versions, repetitions and deletions of everything, orders that move, are cancelled and paid back,
 * returns, items that come before their order or without one, strangers, and values and lines that
 * cannot be read. All records are of noon, so many have the same timestamp.
 */
final class RandomShop {

  private static final LocalDate FIRST_DAY = LocalDate.parse("2026-10-31");
  private static final int DAYS = 4;
  private static final int PARTITIONS = 3;
  private static final List<String> MEMBERSHIPS = List.of("Gold", "Silver", "Bronze");
  private static final List<String> AMOUNTS =
      List.of("10.00", "10.0", "0.005", "19.99", "-1", "abc", "");
  private static final List<String> TOTALS = List.of("10.00", "20.00", "19.99", "-5.00", "abc");
  private static final List<String> STATUSES = List.of("", "paid", "sent", "Cancelled", "refunded");
  private static final List<String> REFUNDS = List.of("", "", "0", "2.50", "100.00", "-1");

  private final Random random;
  private long offset;

  RandomShop(long seed) {
    random = new Random(seed);
  }

  List<RawSegment> segments(int count) {
    List<RawSegment> segments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Topic topic = Topic.values()[random.nextInt(Topic.values().length)];
      LocalDate day = FIRST_DAY.plusDays(random.nextInt(DAYS));
      List<String> records = new ArrayList<>();
      for (int size = 1 + random.nextInt(6); size > 0; size--) {
        records.add(record(topic, day));
      }
      segments.add(
          RawSegment.of(topic, random.nextInt(PARTITIONS), day, offset, List.copyOf(records)));
      offset += records.size();
    }
    return segments;
  }

  private String record(Topic topic, LocalDate day) {
    String customer = "c" + random.nextInt(6);
    String product = "p" + random.nextInt(5);
    String order = "o" + random.nextInt(30);
    return switch (random.nextInt(14)) {
      case 0 -> "a line, that does not parse";
      case 1 ->
          switch (topic) {
            case CUSTOMERS -> customer + ",,,,,,,,true";
            case PRODUCTS -> product + ",,,,,,,true";
            case ORDERS -> order + ",,,,,,,,true";
            case ORDER_ITEMS -> "%d,%s,,,,true".formatted(random.nextInt(3), order);
          };
      default -> record(topic, day, customer, product, order);
    };
  }

  private String record(Topic topic, LocalDate day, String customer, String product, String order) {
    LocalDate other = random.nextInt(3) == 0 ? FIRST_DAY.plusDays(random.nextInt(DAYS)) : day;
    String moment = "%sT%02d:15:00Z".formatted(other, random.nextInt(24));
    return switch (topic) {
      case CUSTOMERS ->
          "%s,\"Ann, %s\",,,,%sT08:00:00Z,Town %d,%s,"
              .formatted(customer, customer, FIRST_DAY, random.nextInt(3), pick(MEMBERSHIPS));
      case PRODUCTS ->
          "%s,Kind %d,Thing,%s,2.50,%d,,"
              .formatted(product, random.nextInt(3), pick(AMOUNTS), random.nextInt(20));
      case ORDERS ->
          "%s,%s,%s,%s,web,card,%s,%s,"
              .formatted(
                  order,
                  customer,
                  random.nextInt(9) == 0 ? "soon" : moment,
                  pick(TOTALS),
                  pick(STATUSES),
                  pick(REFUNDS));
      case ORDER_ITEMS ->
          "%d,%s,%s,%d,%s,"
              .formatted(random.nextInt(3), order, product, random.nextInt(6) - 1, pick(AMOUNTS));
    };
  }

  private String pick(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }
}
