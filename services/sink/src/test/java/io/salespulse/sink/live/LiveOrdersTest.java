package io.salespulse.sink.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.Topic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LiveOrdersTest {

  private static final Instant NOW = Instant.parse("2026-11-22T14:20:30Z");

  private final LiveOrders live =
      new LiveOrders(ZoneOffset.UTC, Set.of("cancelled"), Clock.fixed(NOW, ZoneOffset.UTC));

  private long offset;

  @Test
  void anOrderCountsByItsDateHoweverLateItIsTold() {
    add(Topic.ORDERS, NOW, NOW.minusSeconds(30));
    add(Topic.ORDERS, NOW, NOW.minusSeconds(90));
    add(Topic.ORDERS, NOW, NOW.minus(Duration.ofDays(3)));
    add(Topic.ORDERS, NOW.minus(Duration.ofHours(23)), NOW.minusSeconds(10));

    assertThat(live.last(Duration.ofMinutes(1)).orders()).isEqualTo(2);
    assertThat(live.last(Duration.ofMinutes(5)).orders()).isEqualTo(3);
  }

  /** A backlog of history is not even read. */
  @Test
  void whatWasRecordedLongAgoIsNeitherCountedNorRemembered() {
    for (int order = 0; order < 3 * LiveWindow.REMEMBERED; order++) {
      add(Topic.ORDERS, NOW.minus(Duration.ofDays(2)), NOW.minus(Duration.ofDays(2)));
    }
    add(Topic.ORDERS, NOW, NOW);

    assertThat(live.last(Duration.ofMinutes(5)).orders()).isEqualTo(1);
    assertThat(live.isOverrun()).isFalse();
  }

  @Test
  void itSaysSinceWhenItCountsAllPartitions() {
    assertThat(live.since()).isEqualTo(Instant.EPOCH);
    live.begin(0, 7, 7);
    assertThat(live.since()).as("nothing was missed").isEqualTo(Instant.EPOCH);

    live.begin(1, 8, 7);
    assertThat(live.since()).isEqualTo(NOW);

    live.forget(1);
    assertThat(live.since()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void aPartitionThatIsTriedAgainIsStillCountedSinceTheFirstTime() {
    live.begin(0, 7, 7);

    live.begin(0, 8, 7);

    assertThat(live.since()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void anOrderThatIsReadAgainAfterAFailureCountsOnceHoweverManyCameSince() {
    int many = LiveWindow.REMEMBERED + 10;
    for (int order = 0; order < many; order++) {
      add(Topic.ORDERS, NOW, NOW.minusSeconds(30));
    }
    offset = 0;
    for (int order = 0; order < many; order++) {
      add(Topic.ORDERS, NOW, NOW.minusSeconds(30));
    }

    assertThat(live.last(Duration.ofMinutes(5)).orders()).isEqualTo(many);
    live.forget(0);
    offset = 0;
    add(Topic.ORDERS, NOW, NOW);
    assertThat(live.last(Duration.ofMinutes(5)).orders()).as("a new assignment").isEqualTo(1);
  }

  private void add(Topic topic, Instant recordedAt, Instant orderedAt) {
    String[] cells = new String[topic.rawColumns().size()];
    offset++;
    cells[0] = "O" + offset;
    cells[1] = "C";
    cells[2] = orderedAt.toString();
    cells[3] = "12.50";
    live.add(0, offset, recordedAt.toEpochMilli(), cells);
  }
}
