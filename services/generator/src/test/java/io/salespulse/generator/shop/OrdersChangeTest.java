package io.salespulse.generator.shop;

import static io.salespulse.generator.shop.Timelines.START;
import static io.salespulse.generator.shop.Timelines.json;
import static io.salespulse.generator.shop.Timelines.of;
import static io.salespulse.generator.shop.Timelines.text;
import static io.salespulse.generator.shop.Timelines.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.salespulse.contract.Columns;
import io.salespulse.contract.Topic;
import io.salespulse.generator.shop.calendar.Delay;
import io.salespulse.generator.shop.calendar.EventTime;
import io.salespulse.generator.shop.records.Emission;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of the orders and customers of ten days. */
class OrdersChangeTest {

  private static final Instant END = START.plus(Duration.ofDays(10));
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final Set<String> ENDS = Set.of("delivered", "cancelled", "refunded");

  private static final List<Emission> EMISSIONS = new ArrayList<>();

  /** By id, in the order of their coming. */
  private static final Map<String, List<Emission>> ORDERS = new LinkedHashMap<>();

  private static final Map<String, List<Emission>> ITEMS = new LinkedHashMap<>();

  @BeforeAll
  static void tenDays() {
    EMISSIONS.addAll(until(END, new Plan(31, START, END, 0.02, 0)));
    ORDERS.putAll(byId(Topic.ORDERS, EMISSIONS));
    ITEMS.putAll(byId(Topic.ORDER_ITEMS, EMISSIONS));
  }

  @Test
  void mostOrdersArePaidThenShippedAndThenDeliveredHoursToDaysLater() {
    Map<List<String>, Integer> ways = new HashMap<>();
    for (List<Emission> versions : settled()) {
      ways.merge(
          versions.stream().map(OrdersChangeTest::status).distinct().toList(), 1, Integer::sum);
    }

    assertThat(ways.get(List.of("paid", "shipped", "delivered")))
        .isGreaterThan(settled().size() * 8 / 10);
    assertThat(ways.get(List.of("paid", "cancelled")))
        .isBetween(settled().size() * 3 / 100, settled().size() * 5 / 100);
    assertThat(ways.keySet()).allMatch(way -> ENDS.contains(way.get(way.size() - 1)));
    assertThat(settled())
        .allSatisfy(
            versions ->
                assertThat(versions.get(1).timestamp() - versions.get(0).timestamp())
                    .isBetween(Duration.ofMinutes(5).toMillis(), Duration.ofHours(20).toMillis()));
  }

  @Test
  void anOrderHasTwoAndAHalfToThreeAndAHalfRecords() {
    double records = settled().stream().mapToInt(List::size).sum();

    assertThat(records / settled().size()).isBetween(2.5, 3.5);
  }

  @Test
  void someOrdersAreRefundedInPartInTwoPartsOrAsAWholeWithAndWithoutAnAmount() {
    Map<String, Integer> refunds = new TreeMap<>();
    for (List<Emission> versions : settled()) {
      List<BigDecimal> amounts =
          versions.stream().map(each -> decimal(each, Columns.REFUNDED_AMOUNT)).distinct().toList();
      BigDecimal last = amounts.get(amounts.size() - 1);
      BigDecimal total = decimal(versions.get(versions.size() - 1), Columns.TOTAL_AMOUNT);
      boolean refunded = status(versions.get(versions.size() - 1)).equals("refunded");
      if (refunded && last.signum() == 0) {
        refunds.merge("without amount", 1, Integer::sum);
      } else if (refunded) {
        assertThat(last).isEqualByComparingTo(total);
        refunds.merge(amounts.size() > 2 ? "two parts" : "whole", 1, Integer::sum);
      } else if (last.signum() > 0) {
        assertThat(last).isLessThan(total);
        refunds.merge("part", 1, Integer::sum);
      }
    }

    assertThat(refunds.keySet()).containsExactly("part", "two parts", "whole", "without amount");
    assertThat(refunds.values().stream().mapToInt(Integer::intValue).sum())
        .isBetween(settled().size() * 4 / 100, settled().size() * 7 / 100);
  }

  @Test
  void aLineThatChangesComesWithANewVersionOfItsOrderAndTheTotalIsStillTheSum() {
    int takenOut = 0;
    int more = 0;
    for (List<Emission> versions : ITEMS.values()) {
      List<Integer> quantities =
          versions.stream()
              .map(each -> json(each).get(Columns.QUANTITY).asInt())
              .distinct()
              .toList();
      if (quantities.size() == 1) {
        continue;
      }
      takenOut += quantities.get(1) == 0 ? 1 : 0;
      more += quantities.get(1) > quantities.get(0) ? 1 : 0;
      Emission changed = versions.get(versions.size() - 1);
      assertThat(ORDERS.get(key(changed)))
          .anyMatch(order -> order.timestamp() == changed.timestamp());
    }

    assertThat(takenOut).isGreaterThan(20);
    assertThat(more).isGreaterThan(20);
    Map<String, BigDecimal> sums = new HashMap<>();
    for (List<Emission> versions : ITEMS.values()) {
      Emission item = versions.get(versions.size() - 1);
      BigDecimal quantity = decimal(item, Columns.QUANTITY);
      sums.merge(key(item), quantity.multiply(decimal(item, Columns.UNIT_PRICE)), BigDecimal::add);
    }
    for (List<Emission> versions : settled()) {
      Emission order = versions.get(versions.size() - 1);
      assertThat(decimal(order, Columns.TOTAL_AMOUNT)).isEqualByComparingTo(sums.get(key(order)));
    }
  }

  @Test
  void someItemsCrossMidnightAndSomeComeDaysAfterTheirOrder() {
    List<Long> days = new ArrayList<>();
    int minutes = 0;
    for (List<Emission> versions : ITEMS.values()) {
      long item = versions.get(0).timestamp();
      long order = ORDERS.get(key(versions.get(0))).get(0).timestamp();
      if (item != order) {
        days.add(item / DAY - order / DAY);
        minutes += item - order < Duration.ofMinutes(15).toMillis() ? 1 : 0;
      }
    }

    assertThat(days).hasSizeBetween(ORDERS.size() / 400, ORDERS.size() / 100).contains(0L, 1L, 2L);
    assertThat(minutes).isBetween(days.size() / 2, days.size() - 1);
  }

  @Test
  void aProducerRepeatsItselfOnAnotherDayWithItsOldOrItsNewTime() {
    int withNewTime = 0;
    int withOldTime = 0;
    for (List<Emission> versions : ORDERS.values()) {
      for (int i = 1; i < versions.size(); i++) {
        Emission version = versions.get(i);
        if (version.timestamp() < versions.get(i - 1).timestamp()) {
          assertThat(text(version)).isEqualTo(text(versions.get(0)));
          withOldTime++;
        } else if (json(version).equals(json(versions.get(i - 1)))) {
          assertThat(version.timestamp() - versions.get(0).timestamp()).isGreaterThan(DAY);
          withNewTime++;
        }
      }
    }

    assertThat(withOldTime).isGreaterThan(20);
    assertThat(withNewTime).isGreaterThan(20);
  }

  @Test
  void someCustomersAreDeletedAndSomeOfThemComeAgain() {
    int deleted = 0;
    int again = 0;
    int signedUp = 0;
    for (List<Emission> versions : byId(Topic.CUSTOMERS, EMISSIONS).values()) {
      signedUp++;
      if (versions.stream().anyMatch(each -> each.value().isEmpty())) {
        deleted++;
        again += versions.get(versions.size() - 1).value().isPresent() ? 1 : 0;
      }
    }

    assertThat(deleted).isBetween(signedUp / 200, signedUp / 25);
    assertThat(again).isBetween(1, deleted - 1);
  }

  @Test
  void anOrderReachesItsEndThroughPausesAndChangesOfTheRate() {
    List<Emission> emissions = new ArrayList<>();
    ShopTimeline timeline =
        ShopTimeline.opening(new Plan(32, START, START.plusSeconds(3_600), 0.02, 0.1));
    for (int day = 0; day < 12; day++) {
      long evening = EventTime.nanos(START.plus(Duration.ofHours(24L * day + 20)));
      while (timeline.nextAt() < evening) {
        timeline.advance(emissions::add);
      }
      timeline.setLiveRate(0, evening);
      timeline.setDirtyRate(day % 3 / 10.0);
      timeline.setLiveRate(0.01 * (1 + day % 4), evening + (day % 2) * 3_600_000_000_000L);
    }

    Map<String, List<Emission>> orders = byId(Topic.ORDERS, emissions);
    orders.keySet().removeIf(id -> !id.startsWith("O-"));
    List<String> open =
        orders.values().stream()
            .filter(versions -> versions.get(0).timestamp() < START.toEpochMilli() + 3 * DAY)
            .map(versions -> status(versions.get(versions.size() - 1)))
            .filter(status -> !ENDS.contains(status))
            .toList();
    assertThat(orders).hasSizeGreaterThan(5_000);
    assertThat(orders.values())
        .allSatisfy(
            versions ->
                assertThat(versions.stream().map(OrdersChangeTest::whoAndWhen).distinct())
                    .hasSize(1));
    // Those that came late, and those that were copied, end with what they said first.
    assertThat(open.size()).isLessThan(orders.size() / 50);
  }

  @Test
  void lateOrdersComeWholeWithTheirOldTimeMinutesToDaysAfterTheyWereMade() {
    Map<String, Long> delays = new HashMap<>();
    Set<String> itemsLate = new TreeSet<>();
    long newest = 0;
    for (Emission each : until(END, new Plan(5, START, END, 0.02, 0.5))) {
      boolean late = each.timestamp() < newest;
      newest = Math.max(newest, each.timestamp());
      if (late && key(each).startsWith("O-")) {
        if (each.topic() == Topic.ORDERS) {
          delays.putIfAbsent(key(each), newest - each.timestamp());
        } else {
          itemsLate.add(key(each));
        }
      }
    }

    assertThat(itemsLate).isEqualTo(delays.keySet());
    assertThat(delays).hasSizeGreaterThan(500);
    assertThat(delays.values())
        .allMatch(delay -> delay < 3 * DAY)
        .anyMatch(delay -> delay < Duration.ofMinutes(15).toMillis())
        .anyMatch(delay -> delay > 2 * DAY);
  }

  @Test
  void anOrderIsTheSameWhetherItComesInTimeOrLate() {
    // Some have another dirt, and the last ones are still on their way.
    Map<String, JsonNode> inTime = firstRows(new Plan(6, START, END, 0.02, 0));
    Map<String, JsonNode> someLate = firstRows(new Plan(6, START, END, 0.02, 0.3));

    assertThat(someLate).hasSizeGreaterThan(10_000);
    assertThat(
            someLate.entrySet().stream()
                .filter(order -> order.getValue().equals(inTime.get(order.getKey()))))
        .hasSizeGreaterThan(someLate.size() * 8 / 10);
  }

  @Test
  void whatWasDueDuringAPauseComesRightAfterItWithItsOwnTime() {
    ShopTimeline timeline = ShopTimeline.opening(new Plan(8, START, START, 0.01, 0));
    Instant pause = START.plus(Duration.ofHours(12));
    while (timeline.nextAt() < EventTime.nanos(pause)) {
      timeline.advance(each -> {});
    }
    timeline.setLiveRate(0, EventTime.nanos(pause));
    assertThat(timeline.nextAt()).isEqualTo(EventTime.NEVER);
    Instant resumed = pause.plus(Duration.ofDays(9));

    timeline.setLiveRate(0.01, EventTime.nanos(resumed));
    List<Emission> after = new ArrayList<>();
    while (timeline.nextAt() == EventTime.nanos(resumed)) {
      timeline.advance(after::add);
    }

    assertThat(of(Topic.ORDERS, after)).hasSizeGreaterThan(100);
    assertThat(after)
        .allMatch(each -> each.timestamp() < resumed.toEpochMilli())
        .anyMatch(each -> each.timestamp() > pause.toEpochMilli() + 6 * DAY);
  }

  @Test
  void whatIsKeptIsBoundedWhateverTheRateAndHoweverOftenItChanges() {
    Plan plan = new Plan(7, START, START, 1_000, 0.5);
    ShopTimeline timeline = ShopTimeline.opening(plan);
    for (int turn = 0; turn < 2 * FollowUps.MOST_TURNS; turn++) {
      for (int step = 0; step < 50; step++) {
        timeline.advance(each -> {});
      }
      timeline.setLiveRate(1_000 + turn % 7, timeline.nextAt());
    }

    assertThat(timeline.position().turns()).hasSize(FollowUps.MOST_TURNS);
    assertThat(timeline.position().followers()).hasSize(Delay.values().length - 1);
  }

  /** The versions of each order that is old enough to have reached its end. */
  private static List<List<Emission>> settled() {
    return ORDERS.values().stream()
        .filter(versions -> versions.get(0).timestamp() < START.toEpochMilli() + 2 * DAY)
        .toList();
  }

  private static Map<String, List<Emission>> byId(Topic topic, List<Emission> emissions) {
    return of(topic, emissions).stream()
        .filter(each -> topic == Topic.CUSTOMERS || each.value().isPresent())
        .collect(
            Collectors.groupingBy(
                each ->
                    topic == Topic.ORDER_ITEMS
                        ? json(each).path(Columns.ITEM_ID).asText()
                        : key(each),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  private static Map<String, JsonNode> firstRows(Plan plan) {
    Map<String, JsonNode> rows = new HashMap<>();
    byId(Topic.ORDERS, until(END, plan))
        .forEach(
            (id, versions) -> {
              if (id.startsWith("O-")) {
                rows.put(id, json(versions.get(0)));
              }
            });
    return rows;
  }

  private static String key(Emission emission) {
    return new String(emission.key(), StandardCharsets.UTF_8);
  }

  private static String status(Emission order) {
    return json(order).path(Columns.STATUS).asText();
  }

  private static String whoAndWhen(Emission order) {
    return json(order).path(Columns.CUSTOMER_ID).asText()
        + json(order).path(Columns.ORDER_DATE).asText();
  }

  private static BigDecimal decimal(Emission order, String column) {
    return new BigDecimal(json(order).path(column).asText("0"));
  }
}
