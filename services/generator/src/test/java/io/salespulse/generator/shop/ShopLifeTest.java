package io.salespulse.generator.shop;

import static io.salespulse.generator.shop.Timelines.START;
import static io.salespulse.generator.shop.Timelines.firsts;
import static io.salespulse.generator.shop.Timelines.json;
import static io.salespulse.generator.shop.Timelines.of;
import static io.salespulse.generator.shop.Timelines.plan;
import static io.salespulse.generator.shop.Timelines.text;
import static io.salespulse.generator.shop.Timelines.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.salespulse.contract.Columns;
import io.salespulse.contract.Topic;
import io.salespulse.generator.shop.records.Emission;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShopLifeTest {

  @Test
  void moreIsBoughtInTheEveningThanAtNight() {
    Map<Integer, Integer> byHour = new HashMap<>();
    Instant end = START.plus(Duration.ofDays(7));
    for (Emission order : firsts(Topic.ORDERS, until(end, new Plan(5, START, end, 0.05, 0)))) {
      byHour.merge((int) (order.timestamp() / 3_600_000 % 24), 1, Integer::sum);
    }

    assertThat(byHour.get(19)).isGreaterThan(8 * byHour.get(3));
  }

  @Test
  void recordsComeInTheOrderOfTheirEventTimesWhereNothingIsDirty() {
    Instant end = START.plus(Duration.ofDays(4));
    List<Emission> emissions = until(end, new Plan(6, START, end, 0.02, 0));
    Set<String> said = new HashSet<>();

    // But for records that a producer sends once more as they were.
    assertThat(emissions.stream().filter(each -> said.add(text(each))))
        .hasSizeLessThan(emissions.size())
        .extracting(Emission::timestamp)
        .isSorted();
  }

  @Test
  void anOrderSharesItsEventTimeWithItsItemsAndIsTheirSum() {
    Map<String, JsonNode> orders = new HashMap<>();
    Map<String, BigDecimal> sums = new HashMap<>();
    Map<String, Long> times = new HashMap<>();
    List<Emission> emissions = until(START.plus(Duration.ofDays(1)), plan(9, 0));
    for (Emission each : firsts(Topic.ORDERS, emissions)) {
      String order = json(each).get(Columns.ORDER_ID).asText();
      orders.put(order, json(each));
      times.put(order, each.timestamp());
      assertThat(json(each).get(Columns.ORDER_DATE).asText())
          .isEqualTo(Instant.ofEpochMilli(each.timestamp()).toString());
    }
    for (Emission each : firsts(Topic.ORDER_ITEMS, emissions)) {
      JsonNode json = json(each);
      String order = json.get(Columns.ORDER_ID).asText();
      if (each.timestamp() == times.get(order)) {
        BigDecimal price = new BigDecimal(json.get(Columns.UNIT_PRICE).asText());
        BigDecimal quantity = new BigDecimal(json.get(Columns.QUANTITY).asInt());
        sums.merge(order, price.multiply(quantity), BigDecimal::add);
      }
    }
    long withoutAnItem =
        orders.entrySet().stream()
            .filter(
                order ->
                    new BigDecimal(order.getValue().get(Columns.TOTAL_AMOUNT).asText())
                            .compareTo(sums.get(order.getKey()))
                        != 0)
            .count();

    assertThat(orders).hasSizeGreaterThan(20_000).hasSameSizeAs(sums);
    assertThat(withoutAnItem).isBetween(1L, orders.size() / 100L);
  }

  @Test
  void customersSignUpBeforeTheyBuyAndAboutOneOrderInNineIsTheFirst() {
    Map<String, Instant> signUps = new HashMap<>();
    Set<String> buyers = new HashSet<>();
    int orders = 0;
    int firstOrders = 0;
    List<Emission> emissions = until(START.plus(Duration.ofHours(30)), plan(12, 0));
    for (Emission each : firsts(Topic.CUSTOMERS, emissions)) {
      signUps.put(
          json(each).get(Columns.CUSTOMER_ID).asText(),
          Instant.parse(json(each).get("signup_date").asText()));
    }
    for (Emission each : firsts(Topic.ORDERS, emissions)) {
      String customer = json(each).path(Columns.CUSTOMER_ID).asText();
      boolean first = buyers.add(customer);
      assertThat(signUps.get(customer)).isBefore(Instant.ofEpochMilli(each.timestamp()));
      // The founders' first orders all come at the beginning.
      if (orders++ > 20_000) {
        firstOrders += first ? 1 : 0;
      }
    }

    assertThat((double) (orders - 20_000) / firstOrders).isBetween(8.0, 11.0);
  }

  @Test
  void stockFallsIsFilledUpAndIsCountedDaily() {
    Map<String, List<Integer>> stocks = new HashMap<>();
    Instant end = START.plus(Duration.ofDays(4));
    for (Emission each : of(Topic.PRODUCTS, until(end, new Plan(13, START, end, 0.1, 0)))) {
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
  void membershipsChange() {
    Map<String, Set<String>> memberships = new HashMap<>();
    for (Emission each :
        of(Topic.CUSTOMERS, until(START.plus(Duration.ofHours(12)), plan(14, 0)))) {
      memberships
          .computeIfAbsent(
              json(each).get(Columns.CUSTOMER_ID).asText(), customer -> new HashSet<>())
          .add(json(each).get(Columns.MEMBERSHIP_TYPE).asText());
    }

    assertThat(memberships.values()).anyMatch(all -> all.size() > 1);
  }
}
