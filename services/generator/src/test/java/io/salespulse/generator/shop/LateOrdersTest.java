package io.salespulse.generator.shop;

import static io.salespulse.generator.shop.Timelines.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.salespulse.contract.Columns;
import io.salespulse.contract.Topic;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LateOrdersTest {

  private static final long DAY = Duration.ofDays(1).toMillis();

  /** Ends on a Wednesday like any other. */
  private static final Instant END = START.plus(Duration.ofDays(10));

  @Test
  void lateOrdersComeWithTheirItemsMinutesToDaysAfterTheyWereMade() throws IOException {
    Map<String, Long> delays = new HashMap<>();
    Map<String, Long> itemsLate = new HashMap<>();
    long newest = 0;
    for (Emission each : Timelines.until(END, new Plan(5, START, END, 0.05, 0.5))) {
      boolean late = each.timestamp() < newest;
      newest = Math.max(newest, each.timestamp());
      if (late && each.topic() == Topic.ORDERS) {
        delays.put(new String(each.key()), newest - each.timestamp());
      } else if (late && new String(each.key()).startsWith("O-")) {
        assertThat(each.topic()).isEqualTo(Topic.ORDER_ITEMS);
        itemsLate.put(new String(each.key()), each.timestamp());
      }
    }

    assertThat(itemsLate.keySet()).isEqualTo(delays.keySet());
    assertThat(delays).hasSizeGreaterThan(500);
    assertThat(delays.values())
        .allMatch(delay -> delay < 3 * DAY)
        .anyMatch(delay -> delay < Duration.ofMinutes(10).toMillis())
        .anyMatch(delay -> delay > 2 * DAY);
  }

  @Test
  void anOrderIsTheSameWhetherItComesInTimeOrLate() throws IOException {
    // Some have another dirt, and the last ones are still on their way.
    Map<String, JsonNode> inTime = orders(new Plan(6, START, END, 0.02, 0));
    Map<String, JsonNode> someLate = orders(new Plan(6, START, END, 0.02, 0.3));

    assertThat(someLate).hasSizeGreaterThan(10_000);
    assertThat(
            someLate.entrySet().stream()
                .filter(order -> order.getValue().equals(inTime.get(order.getKey()))))
        .hasSizeGreaterThan(someLate.size() * 8 / 10);
  }

  @Test
  void whatIsWaitingIsBoundedWhateverTheRate() {
    Timeline timeline = Timeline.opening(new Plan(7, START, END, 1_000, 1));
    int most = 0;
    for (int step = 0; step < 20_000; step++) {
      timeline.advance(each -> {});
      most = Math.max(most, timeline.position().late().size());
    }

    assertThat(most).isEqualTo(LateOrders.MOST);
  }

  @Test
  void whatWasDueDuringAPauseComesRightAfterIt() {
    Timeline timeline = Timeline.opening(new Plan(8, START, START, 0.05, 1));
    Instant pause = START.plus(Duration.ofHours(12));
    List<Emission> before = new ArrayList<>();
    while (timeline.nextAt() < Timeline.nanos(pause)) {
      timeline.advance(before::add);
    }
    List<LateOrder> waiting = timeline.position().late();
    timeline.setLiveRate(0, Timeline.nanos(pause));
    Instant resumed = pause.plus(Duration.ofDays(4));

    timeline.setLiveRate(0.05, Timeline.nanos(resumed));
    List<Emission> after = new ArrayList<>();
    for (int i = 0; i < waiting.size(); i++) {
      assertThat(timeline.nextAt()).isEqualTo(Timeline.nanos(resumed));
      timeline.advance(after::add);
    }

    assertThat(waiting).hasSizeGreaterThan(20);
    assertThat(Timelines.of(Topic.ORDERS, after)).hasSameSizeAs(waiting);
    assertThat(after).allMatch(each -> each.timestamp() < pause.toEpochMilli());
    assertThat(timeline.position().late()).isEmpty();
  }

  private static Map<String, JsonNode> orders(Plan plan) throws IOException {
    Map<String, JsonNode> orders = new HashMap<>();
    for (Emission each : Timelines.of(Topic.ORDERS, Timelines.until(END, plan))) {
      String id = new String(each.key());
      if (id.startsWith("O-") && each.value().isPresent()) {
        orders.put(id, Timelines.json(each).deepCopy());
      }
    }
    orders.values().removeIf(order -> !order.has(Columns.ORDER_DATE));
    return orders;
  }
}
