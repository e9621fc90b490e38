package io.salespulse.etl.run;

import io.salespulse.contract.Topic;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Segments in the order in which they come: of any of four days, with new versions of customers and
 * products, duplicates, orphans, strangers, and values and lines that cannot be read.
 */
final class RandomShop {

  private static final LocalDate FIRST_DAY = LocalDate.parse("2026-10-31");
  private static final List<String> MEMBERSHIPS = List.of("Gold", "Silver", "Bronze");
  private static final List<String> AMOUNTS = List.of("10.00", "0.005", "19.99", "-1", "abc", "");

  private final Random random;
  private long offset;

  RandomShop(long seed) {
    random = new Random(seed);
  }

  List<RawSegment> segments(int count) {
    List<RawSegment> segments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Topic topic = Topic.values()[random.nextInt(Topic.values().length)];
      LocalDate day = FIRST_DAY.plusDays(random.nextInt(4));
      List<String> records = new ArrayList<>();
      for (int size = 1 + random.nextInt(6); size > 0; size--) {
        records.add(record(topic, day));
      }
      segments.add(new RawSegment(topic, day, offset, records));
      offset += records.size();
    }
    return segments;
  }

  private String record(Topic topic, LocalDate day) {
    if (random.nextInt(12) == 0) {
      return "a line, that does not parse";
    }
    String moment = "%sT%02d:15:00Z".formatted(day, random.nextInt(24));
    String customer = "c" + random.nextInt(6);
    String product = "p" + random.nextInt(5);
    String order = "o" + random.nextInt(30);
    return switch (topic) {
      case CUSTOMERS ->
          "%s,\"Ann, %s\",,,,%s,Town %d,%s"
              .formatted(customer, customer, moment, random.nextInt(3), pick(MEMBERSHIPS));
      case PRODUCTS ->
          "%s,Kind %d,Thing,%s,2.50,%d,"
              .formatted(product, random.nextInt(3), pick(AMOUNTS), random.nextInt(20));
      case ORDERS ->
          "%s,%s,%s,%s,web,card"
              .formatted(order, customer, random.nextInt(9) == 0 ? "soon" : moment, pick(AMOUNTS));
      case ORDER_ITEMS ->
          "i%d,%s,%s,%d,%s"
              .formatted(random.nextInt(60), order, product, random.nextInt(4), pick(AMOUNTS));
    };
  }

  private String pick(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }
}
