package io.salespulse.generator.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.salespulse.contract.Columns;
import io.salespulse.contract.GeneratorStats;
import io.salespulse.contract.Topic;
import io.salespulse.generator.Cleaning;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineTest {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void theSameSeedAndStartGiveTheSameRecordsByteForByte() {
    assertThat(texts(run(plan(7, 0.2), 5_000))).isEqualTo(texts(run(plan(7, 0.2), 5_000)));
  }

  @Test
  void anotherSeedGivesAnotherShop() {
    assertThat(texts(run(plan(8, 0.2), 50))).isNotEqualTo(texts(run(plan(7, 0.2), 50)));
  }

  /** A change of the model shows here: then Checkpoint.VERSION must be raised. */
  @Test
  void theFirstRecordsAreTheOnesOfThisVersionOfTheModel() {
    List<Emission> emissions = run(plan(42, 0), 3_000);

    assertThat(emissions.stream().map(TimelineTest::text).toList().hashCode()).isEqualTo(2030473450);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aTimelineGoesOnFromAnyPositionAsIfItHadNeverStopped(long seed) {
    Plan plan = plan(seed, 0.1);
    List<Emission> whole = run(plan, 3_000);
    Random stops = new Random(seed);

    List<Emission> pieces = new ArrayList<>();
    Timeline timeline = Timeline.opening(plan);
    for (int step = 0; step < 3_000; step++) {
      timeline.advance(pieces::add);
      if (stops.nextInt(100) == 0) {
        timeline = new Timeline(plan, timeline.position(), timeline.stats());
      }
    }

    assertThat(texts(pieces)).isEqualTo(texts(whole));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.005, 0.3, 1})
  void theStatisticsAreWhatCleaningTheRecordsComesTo(double dirtyRate) {
    Timeline timeline = Timeline.opening(plan(11, dirtyRate));
    List<Emission> emissions = new ArrayList<>();
    advance(timeline, 20_000, emissions);

    Cleaning cleaning = new Cleaning(START.plus(Duration.ofDays(400)));
    emissions.forEach(each -> cleaning.add(each.topic(), each.timestamp(), each.value()));
    Cleaning.Result result = cleaning.result();
    GeneratorStats stats = timeline.stats();

    assertThat(stats.orders()).isEqualTo(result.orders());
    assertThat(stats.items()).isEqualTo(result.items());
    assertThat(stats.sales()).isEqualByComparingTo(result.sales());
    Map<String, Long> kinds = new HashMap<>(stats.dirtyByKind());
    kinds.values().removeIf(count -> count == 0);
    assertThat(kinds).isEqualTo(result.kinds());
    for (Topic topic : Topic.values()) {
      assertThat(stats.topics().get(topic.topicName()).emitted())
          .isEqualTo(emissions.stream().filter(each -> each.topic() == topic).count());
    }
  }

  @Test
  void everyKindOfDirtOccurs() {
    Timeline timeline = Timeline.opening(plan(11, 1));
    advance(timeline, 5_000, new ArrayList<>());

    assertThat(timeline.stats().dirtyByKind().values()).doesNotContain(0L);
    assertThat(timeline.stats().dirtyByKind()).hasSameSizeAs(Dirt.values());
  }

  @Test
  void theShareOfDirtIsTheOneAskedFor() {
    Timeline timeline = Timeline.opening(plan(11, 0.1));
    advance(timeline, 20_000, new ArrayList<>());

    long clean =
        timeline.stats().topics().values().stream().mapToLong(GeneratorStats.Counts::clean).sum();
    long dirt = timeline.stats().dirtyByKind().values().stream().mapToLong(Long::longValue).sum();
    assertThat((double) dirt / clean).isCloseTo(0.1, within(0.01));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.5, 2})
  void ordersComeAtTheMeanRateOverWholeDays(double perSecond) {
    Instant end = START.plus(Duration.ofDays(3));
    Timeline timeline = Timeline.opening(new Plan(3, START, end, perSecond, 0));
    while (timeline.nextAt() < Timeline.nanos(end)) {
      timeline.advance(each -> {});
    }

    double expected = perSecond * 3 * 86_400;
    assertThat((double) timeline.stats().orders())
        .isCloseTo(expected, within(4 * Math.sqrt(expected)));
  }

  @Test
  void moreIsBoughtInTheEveningThanAtNight() {
    Map<Integer, Integer> byHour = new HashMap<>();
    for (Emission order : of(Topic.ORDERS, run(plan(5, 0), 60_000))) {
      byHour.merge((int) (order.timestamp() / 3_600_000 % 24), 1, Integer::sum);
    }

    assertThat(byHour.get(19)).isGreaterThan(8 * byHour.get(3));
  }

  @Test
  void recordsComeInTheOrderOfTheirEventTimes() {
    List<Emission> emissions = run(plan(6, 0.1), 5_000);

    assertThat(emissions).extracting(Emission::timestamp).isSorted();
  }

  @Test
  void anOrderSharesItsEventTimeWithItsItemsAndIsTheirSum() throws IOException {
    Map<String, JsonNode> orders = new HashMap<>();
    Map<String, BigDecimal> sums = new HashMap<>();
    Map<String, Long> times = new HashMap<>();
    for (Emission each : run(plan(9, 0), 5_000)) {
      JsonNode json = json(each);
      String order = json.path(Columns.ORDER_ID).asText();
      if (each.topic() == Topic.ORDERS) {
        orders.put(order, json);
        times.put(order, each.timestamp());
        assertThat(json.get(Columns.ORDER_DATE).asText())
            .isEqualTo(Instant.ofEpochMilli(each.timestamp()).toString());
      } else if (each.topic() == Topic.ORDER_ITEMS) {
        assertThat(each.timestamp()).isEqualTo(times.get(order));
        sums.merge(
            order,
            new BigDecimal(json.get(Columns.UNIT_PRICE).asText())
                .multiply(new BigDecimal(json.get(Columns.QUANTITY).asInt())),
            BigDecimal::add);
      }
    }

    assertThat(orders).hasSizeGreaterThan(3_000).hasSameSizeAs(sums);
    orders.forEach(
        (id, order) ->
            assertThat(new BigDecimal(order.get(Columns.TOTAL_AMOUNT).asText()))
                .isEqualByComparingTo(sums.get(id)));
  }

  @Test
  void customersSignUpBeforeTheyBuyAndAboutOneOrderInNineIsTheFirst() throws IOException {
    Map<String, Instant> signUps = new HashMap<>();
    Set<String> buyers = new HashSet<>();
    int orders = 0;
    int firstOrders = 0;
    for (Emission each : run(plan(12, 0), 60_000)) {
      String customer = json(each).path(Columns.CUSTOMER_ID).asText();
      if (each.topic() == Topic.CUSTOMERS) {
        signUps.putIfAbsent(customer, Instant.parse(json(each).get("signup_date").asText()));
      } else if (each.topic() == Topic.ORDERS) {
        boolean first = buyers.add(customer);
        assertThat(signUps.get(customer)).isBefore(Instant.ofEpochMilli(each.timestamp()));
        // The founders' first orders all come at the beginning.
        if (orders++ > 20_000) {
          firstOrders += first ? 1 : 0;
        }
      }
    }

    assertThat((double) (orders - 20_000) / firstOrders).isBetween(8.0, 11.0);
  }

  @Test
  void stockFallsIsFilledUpAndIsCountedDaily() throws IOException {
    Map<String, List<Integer>> stocks = new HashMap<>();
    Timeline timeline = Timeline.opening(plan(13, 0));
    List<Emission> emissions = new ArrayList<>();
    while (timeline.nextAt() < Timeline.nanos(START.plus(Duration.ofDays(4)))) {
      timeline.advance(emissions::add);
    }
    for (Emission each : of(Topic.PRODUCTS, emissions)) {
      stocks
          .computeIfAbsent(
              json(each).get(Columns.PRODUCT_ID).asText(), product -> new ArrayList<>())
          .add(json(each).get(Columns.STOCK_QUANTITY).asInt());
    }

    assertThat(stocks).hasSize(200);
    assertThat(stocks.values())
        .allSatisfy(
            stock -> {
              assertThat(stock).hasSizeGreaterThanOrEqualTo(4).allMatch(pieces -> pieces > 0);
              assertThat(stock.get(1)).isLessThanOrEqualTo(stock.get(0));
            });
    assertThat(stocks.values()).anyMatch(stock -> stock.size() > 5);
  }

  @Test
  void membershipsChange() throws IOException {
    Map<String, Set<String>> memberships = new HashMap<>();
    for (Emission each : of(Topic.CUSTOMERS, run(plan(14, 0), 20_000))) {
      memberships
          .computeIfAbsent(
              json(each).get(Columns.CUSTOMER_ID).asText(), customer -> new HashSet<>())
          .add(json(each).get(Columns.MEMBERSHIP_TYPE).asText());
    }

    assertThat(memberships.values()).anyMatch(all -> all.size() > 1);
  }

  @Test
  void aPausedTimelineHasNoNextStepAndLeavesThePauseOut() {
    Instant end = START.plusSeconds(60);
    Timeline timeline = Timeline.opening(new Plan(1, START, end, 1, 0));
    while (timeline.nextAt() < Timeline.nanos(end.plusSeconds(60))) {
      timeline.advance(each -> {});
    }

    timeline.setLiveRate(0, Timeline.nanos(end.plusSeconds(60)));
    assertThat(timeline.nextAt()).isEqualTo(Timeline.NEVER);

    Instant later = end.plusSeconds(6_000);
    timeline.setLiveRate(1, Timeline.nanos(later));
    assertThat(timeline.nextAt())
        .isBetween(Timeline.nanos(later), Timeline.nanos(later.plusSeconds(600)));
  }

  @Test
  void aChangedRateHoldsAtOnce() {
    Timeline timeline = Timeline.opening(new Plan(1, START, START, 0.0001, 0));
    timeline.advance(each -> {});
    long now = Timeline.nanos(START.plusSeconds(5));

    timeline.setLiveRate(1_000, now);

    assertThat(timeline.nextAt()).isBetween(now, now + 1_000_000_000L);
  }

  private static Plan plan(long seed, double dirtyRate) {
    return new Plan(seed, START, START.plus(Duration.ofDays(30)), 0.5, dirtyRate);
  }

  private static List<Emission> run(Plan plan, int steps) {
    List<Emission> emissions = new ArrayList<>();
    advance(Timeline.opening(plan), steps, emissions);
    return emissions;
  }

  private static void advance(Timeline timeline, int steps, List<Emission> emissions) {
    for (int i = 0; i < steps; i++) {
      timeline.advance(emissions::add);
    }
  }

  private static List<Emission> of(Topic topic, List<Emission> emissions) {
    return emissions.stream().filter(each -> each.topic() == topic).toList();
  }

  private static List<String> texts(List<Emission> emissions) {
    return emissions.stream().map(TimelineTest::text).toList();
  }

  private static String text(Emission emission) {
    return "%s %d %s %s"
        .formatted(
            emission.topic(),
            emission.timestamp(),
            new String(emission.key(), StandardCharsets.UTF_8),
            emission.value().map(Arrays::toString));
  }

  private static JsonNode json(Emission emission) throws IOException {
    return JSON.readTree(emission.value().orElseThrow());
  }
}
