package io.salespulse.sink.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.LiveSales.Sum;
import io.salespulse.sink.live.OrderVersion.Place;
import io.salespulse.sink.live.OrderVersion.Sale;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveWindowTest {

  private static final Instant NOW = Instant.parse("2026-11-22T14:20:30Z");

  private final LiveWindow window = new LiveWindow();
  private long offset;

  @Test
  void ordersCountForAsLongAsTheyAreRecent() {
    order("a", 10, "5.00");
    order("b", 59, "1.25");
    order("c", 60, "2.00");
    order("d", 299, "3.50");

    assertThat(window.last(Duration.ofMinutes(1), NOW)).isEqualTo(sum(2, "6.25"));
    assertThat(window.last(LiveWindow.LENGTH, NOW)).isEqualTo(sum(4, "11.75"));
    assertThat(window.last(LiveWindow.LENGTH, NOW.plusSeconds(300)).orders()).isZero();
  }

  @Test
  void historyAndTheFarFutureAreNotLive() {
    order("a", 300, "1.00");
    order("b", 86_400, "1.00");
    order("c", -61, "1.00");
    order("d", -5, "1.00");

    assertThat(window.last(LiveWindow.LENGTH, NOW).orders()).isZero();
    assertThat(window.last(LiveWindow.LENGTH, NOW.plusSeconds(120)).orders()).isEqualTo(1);
  }

  @Test
  void anOrderThatComesAgainTakesThePlaceOfWhatItWas() {
    order("a", 100, "5.00");
    order("b", 100, "7.00");
    order("a", 30, "6.00");

    assertThat(window.last(LiveWindow.LENGTH, NOW)).isEqualTo(sum(2, "13.00"));
    assertThat(window.last(Duration.ofMinutes(1), NOW)).isEqualTo(sum(1, "6.00"));

    order("a", 86_400, "6.00");
    sellsNothing("b");
    assertThat(window.last(LiveWindow.LENGTH, NOW)).isEqualTo(sum(0, "0.00"));

    order("b", 20, "7.00");
    assertThat(window.last(LiveWindow.LENGTH, NOW)).isEqualTo(sum(1, "7.00"));
  }

  @Test
  void theNewestVersionIsThatOfTheHigherTimeThenPartitionThenOffset() {
    add("a", new Place(2000, 1, 5), sale(10, "1.00"));
    add("a", new Place(1999, 2, 9), sale(10, "2.00"));
    add("a", new Place(2000, 0, 9), sale(10, "3.00"));
    add("a", new Place(2000, 1, 4), sale(10, "4.00"));
    assertThat(window.last(LiveWindow.LENGTH, NOW)).isEqualTo(sum(1, "1.00"));

    add("a", new Place(2000, 1, 6), sale(10, "5.00"));
    add("a", new Place(2000, 2, 0), sale(10, "6.00"));
    add("a", new Place(2001, 0, 0), sale(10, "7.00"));
    assertThat(window.last(LiveWindow.LENGTH, NOW)).isEqualTo(sum(1, "7.00"));
  }

  @Test
  void anOldVersionThatIsSaidAgainBringsNothingBack() {
    add("a", new Place(1, 0, 1), sale(10, "1.00"));
    add("a", new Place(2, 0, 2), Optional.empty());
    add("b", new Place(1, 0, 3), sale(10, "2.00"));
    add("b", new Place(2, 0, 4), sale(86_400, "2.00"));

    add("a", new Place(1, 0, 1), sale(10, "1.00"));
    add("b", new Place(1, 0, 9), sale(10, "2.00"));

    assertThat(window.last(LiveWindow.LENGTH, NOW)).isEqualTo(sum(0, "0.00"));
  }

  @Test
  void aVersionThatComesWhenTheOldOneHasLeftTheWindowTakesNothingFromIt() {
    order("a", 290, "5.00");
    order("b", 10, "1.00");
    Instant later = NOW.plusSeconds(30);

    window.add(
        new OrderVersion("a", Optional.empty()),
        new Place(later.toEpochMilli(), 0, ++offset),
        later);

    assertThat(window.last(LiveWindow.LENGTH, later)).isEqualTo(sum(1, "1.00"));
  }

  /** What the newest versions add up to, summed anew, in whatever order and however often. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anyOrderAndAnyRepetitionOfTheSameVersionsGivesTheSame(long seed) {
    Random random = new Random(seed);
    record Told(String id, Place place, Optional<Sale> sale) {}
    List<Told> told = new ArrayList<>();
    Map<String, Told> newest = new HashMap<>();
    for (int record = 0; record < 300; record++) {
      String id = "o" + random.nextInt(40);
      Place place = new Place(random.nextInt(50), random.nextInt(3), record);
      Optional<Sale> sale =
          random.nextInt(5) == 0
              ? Optional.empty()
              : sale(random.nextInt(400), random.nextInt(9_999) + ".25");
      Told version = new Told(id, place, sale);
      told.add(version);
      newest.merge(
          id, version, (one, other) -> one.place().compareTo(other.place()) > 0 ? one : other);
    }
    Sum expected =
        newest.values().stream()
            .flatMap(version -> version.sale().stream())
            .filter(sale -> sale.orderedAt().isAfter(NOW.minusSeconds(300)))
            .map(sale -> new Sum(1, sale.gross()))
            .reduce(sum(0, "0.00"), Sum::plus);
    told.addAll(List.copyOf(told.subList(0, 150)));
    Collections.shuffle(told, random);

    told.forEach(version -> add(version.id(), version.place(), version.sale()));

    assertThat(window.last(LiveWindow.LENGTH, NOW)).isEqualTo(expected);
  }

  @Test
  void moreOrdersThanAreRememberedAreCountedAndSaidToBe() {
    for (int order = 0; order < LiveWindow.REMEMBERED; order++) {
      order("o" + order, 10, "1.00");
    }
    assertThat(window.isOverrun(NOW)).isFalse();

    order("one more", 10, "1.00");

    assertThat(window.last(LiveWindow.LENGTH, NOW).orders()).isEqualTo(LiveWindow.REMEMBERED + 1);
    assertThat(window.isOverrun(NOW)).isTrue();
    order("one more", 10, "2.00");
    assertThat(window.last(LiveWindow.LENGTH, NOW).orders())
        .as("who came last is known best")
        .isEqualTo(LiveWindow.REMEMBERED + 1);
    assertThat(window.isOverrun(NOW.plusSeconds(300))).isFalse();
  }

  @Test
  void ordersOfOtherDaysMayBeForgottenWithoutAWord() {
    for (int order = 0; order < 3 * LiveWindow.REMEMBERED; order++) {
      order("o" + order, 86_400, "1.00");
    }

    assertThat(window.isOverrun(NOW)).isFalse();
  }

  @Test
  void aPartitionThatIsAnotherSinksTakesItsOrdersAlong() {
    add("a", new Place(1, 0, 1), sale(10, "1.00"));
    add("b", new Place(1, 1, 1), sale(10, "2.00"));

    window.forget(0);
    assertThat(window.last(LiveWindow.LENGTH, NOW)).isEqualTo(sum(1, "2.00"));

    add("a", new Place(1, 0, 1), sale(10, "1.00"));
    assertThat(window.last(LiveWindow.LENGTH, NOW)).isEqualTo(sum(2, "3.00"));
  }

  private void order(String id, long secondsAgo, String amount) {
    add(id, new Place(NOW.toEpochMilli(), 0, ++offset), sale(secondsAgo, amount));
  }

  private void sellsNothing(String id) {
    add(id, new Place(NOW.toEpochMilli(), 0, ++offset), Optional.empty());
  }

  private void add(String id, Place place, Optional<Sale> sale) {
    window.add(new OrderVersion(id, sale), place, NOW);
  }

  private static Optional<Sale> sale(long secondsAgo, String amount) {
    return Optional.of(new Sale(NOW.minusSeconds(secondsAgo), new BigDecimal(amount)));
  }

  private static Sum sum(long orders, String gross) {
    return new Sum(orders, new BigDecimal(gross));
  }
}
