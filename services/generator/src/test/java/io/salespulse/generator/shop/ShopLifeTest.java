package io.salespulse.generator.shop;

import static io.salespulse.generator.shop.Timelines.START;
import static io.salespulse.generator.shop.Timelines.json;
import static io.salespulse.generator.shop.Timelines.of;
import static io.salespulse.generator.shop.Timelines.plan;
import static io.salespulse.generator.shop.Timelines.run;
import static io.salespulse.generator.shop.Timelines.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.salespulse.contract.Columns;
import io.salespulse.contract.Topic;
import java.io.IOException;
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
    for (Emission order : of(Topic.ORDERS, until(end, new Plan(5, START, end, 0.05, 0)))) {
      byHour.merge((int) (order.timestamp() / 3_600_000 % 24), 1, Integer::sum);
    }

    assertThat(byHour.get(19)).isGreaterThan(8 * byHour.get(3));
  }

  @Test
  void recordsComeInTheOrderOfTheirEventTimesWhereNothingIsDirty() {
    List<Emission> emissions = run(plan(6, 0), 5_000);

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
}
