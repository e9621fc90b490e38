package io.salespulse.generator.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.salespulse.contract.Columns;
import io.salespulse.contract.Topic;
import io.salespulse.generator.shop.calendar.Campaigns;
import io.salespulse.generator.shop.customers.Buyers;
import io.salespulse.generator.shop.random.RandomSequence;
import io.salespulse.generator.shop.records.Emission;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What four weeks of a shop look like to those who read its records. */
class ShopWeeksTest {

  /** A Monday on which a fortnight of {@link Campaigns} begins. */
  private static final Instant START = Instant.parse("2026-03-09T00:00:00Z");

  private static final int DAYS = 28;
  private static final double RATE = 0.02;

  private static final Map<String, JsonNode> CUSTOMERS = new HashMap<>();
  private static final Map<String, JsonNode> PRODUCTS = new HashMap<>();
  private static final List<Bought> ORDERS = new ArrayList<>();
  private static final List<Bought> ITEMS = new ArrayList<>();

  /** A row of a sale and its day, from 0. */
  private record Bought(int day, JsonNode row) {
    String text(String column) {
      return row.get(column).asText();
    }
  }

  @BeforeAll
  static void fourWeeks() {
    Instant end = START.plus(Duration.ofDays(DAYS));
    List<Emission> emissions = Timelines.until(end, new Plan(21, START, end, RATE, 0));
    for (Emission each :
        Arrays.stream(Topic.values())
            .flatMap(topic -> Timelines.firsts(topic, emissions).stream())
            .toList()) {
      JsonNode row = Timelines.json(each);
      int day = (int) Duration.between(START, Instant.ofEpochMilli(each.timestamp())).toDays();
      switch (each.topic()) {
        case CUSTOMERS -> CUSTOMERS.putIfAbsent(row.get(Columns.CUSTOMER_ID).asText(), row);
        case PRODUCTS -> PRODUCTS.putIfAbsent(row.get(Columns.PRODUCT_ID).asText(), row);
        case ORDERS -> ORDERS.add(new Bought(day, row));
        case ORDER_ITEMS -> ITEMS.add(new Bought(day, row));
      }
    }
  }

  @Test
  void customersSignUpAllTheTimeAndMostLiveInFewCities() {
    Map<String, Long> byCity =
        CUSTOMERS.values().stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.get(Columns.LOCATION).asText(), Collectors.counting()));
    Map<String, Long> byDay =
        CUSTOMERS.values().stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.get(Columns.SIGNUP_DATE).asText().substring(0, 10),
                    Collectors.counting()));

    assertThat(shareOfFirst(3, byCity.values())).isBetween(0.35, 0.5);
    assertThat(byCity).hasSize(18);
    // The founders signed up in the two days before.
    assertThat(byDay)
        .hasSize(DAYS + 2)
        .allSatisfy((day, signUps) -> assertThat(signUps).isGreaterThan(60L));
  }

  @Test
  void aFewArticlesSellMuchAndAllSellALittle() {
    Map<String, Long> sold = pieces(any -> true);

    assertThat(shareOfFirst(20, sold.values())).isBetween(0.28, 0.5);
    assertThat(sold).hasSize(PRODUCTS.size());
  }

  @Test
  void whatSellsWellInOneWeekSellsLessOrMoreInAnother() {
    Set<Integer> campaigns =
        ITEMS.stream()
            .filter(ShopWeeksTest::isOnOffer)
            .map(Bought::day)
            .collect(Collectors.toSet());
    Map<String, Long> early = pieces(item -> item.day() < 7 && !campaigns.contains(item.day()));
    Map<String, Long> late =
        pieces(item -> item.day() >= DAYS - 7 && !campaigns.contains(item.day()));
    double growth = sum(late) / sum(early);
    List<Double> changes =
        early.entrySet().stream()
            .filter(article -> article.getValue() >= 60)
            .map(article -> late.getOrDefault(article.getKey(), 0L) / growth / article.getValue())
            .toList();

    // Chance alone makes such changes of one article in a hundred.
    assertThat(changes).hasSizeGreaterThan(40);
    assertThat(changes.stream().filter(change -> change > 1.5 || change < 1 / 1.5).count())
        .isGreaterThan(changes.size() / 4);
  }

  @Test
  void eachFortnightHasADayOnWhichOneCategoryIsOnOfferAndSellsMore() {
    Map<Integer, Long> orders =
        ORDERS.stream().collect(Collectors.groupingBy(Bought::day, Collectors.counting()));
    List<Bought> cheaper = ITEMS.stream().filter(ShopWeeksTest::isOnOffer).toList();
    Map<Integer, Set<String>> offers = new TreeMap<>();
    cheaper.forEach(
        item -> offers.computeIfAbsent(item.day(), day -> new HashSet<>()).add(category(item)));

    assertThat(offers).hasSize(2).allSatisfy((day, only) -> assertThat(only).hasSize(1));
    assertThat(offers.keySet()).anyMatch(day -> day < 14).anyMatch(day -> day >= 14);
    offers.forEach(
        (day, category) -> {
          int weekApart = day % 14 < 7 ? day + 7 : day - 7;
          String favoured = category.iterator().next();
          assertThat(orders.get(day)).isGreaterThan(orders.get(weekApart) * 3 / 2);
          assertThat(shareOf(favoured, item -> item.day() == day))
              .isGreaterThan(1.4 * shareOf(favoured, item -> item.day() == weekApart));
        });
  }

  @Test
  void anOfferIsAnItemBelowThePriceOfItsProduct() {
    assertThat(ITEMS)
        .allSatisfy(
            item -> {
              BigDecimal price =
                  PRODUCTS.get(item.text(Columns.PRODUCT_ID)).get(Columns.PRICE).decimalValue();
              double paid = item.row().get(Columns.UNIT_PRICE).asDouble() / price.doubleValue();
              assertThat(paid)
                  .satisfiesAnyOf(
                      part -> assertThat(part).isEqualTo(1.0),
                      part -> assertThat(part).isCloseTo(0.85, within(0.002)));
            });
  }

  @Test
  void pricesAndCostsAreThoseOfTheCategory() {
    Map<String, Double> dearest = new HashMap<>();
    PRODUCTS
        .values()
        .forEach(
            product -> {
              double price = product.get(Columns.PRICE).asDouble();
              double cost = product.get(Columns.COST).asDouble();
              dearest.merge(product.get(Columns.CATEGORY).asText(), price, Math::max);
              assertThat(cost / price).isBetween(0.3, 0.8);
            });

    assertThat(dearest.get("Electronics")).isGreaterThan(3 * dearest.get("Books"));
  }

  @Test
  void basketsHaveOneToFiveItems() {
    Map<String, Long> items =
        ITEMS.stream()
            .collect(
                Collectors.groupingBy(item -> item.text(Columns.ORDER_ID), Collectors.counting()));
    Map<Long, Long> sizes =
        items.values().stream().collect(Collectors.groupingBy(size -> size, Collectors.counting()));

    assertThat(sizes.keySet()).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L);
    assertThat(sizes.values()).allMatch(baskets -> baskets > ORDERS.size() / 10);
  }

  @Test
  void someBuyersLapseAndOthersKeepComing() {
    Map<String, Integer> last = new HashMap<>();
    Map<String, Integer> orders = new HashMap<>();
    Set<String> early = new HashSet<>();
    for (Bought order : ORDERS) {
      String customer = order.text(Columns.CUSTOMER_ID);
      orders.merge(customer, 1, Integer::sum);
      last.put(customer, order.day());
      if (order.day() < 7) {
        early.add(customer);
      }
    }
    double stayedAway =
        early.stream().filter(customer -> last.get(customer) < DAYS - 14).count()
            / (double) early.size();
    double cameBack =
        orders.values().stream().filter(count -> count > 1).count() / (double) orders.size();

    assertThat(stayedAway).isBetween(0.3, 0.7);
    assertThat(cameBack).isBetween(0.6, 0.95);
  }

  @Test
  void whoHasLapsedNeverComesAgain() {
    Buyers crowd = new Buyers(3, RATE);
    Map<Long, Boolean> gone = new HashMap<>();
    for (int order = 0; order < 20_000; order++) {
      long customers = Buyers.FOUNDERS + order / 9;
      long customer =
          crowd.draw(new RandomSequence(3, RandomSequence.Purpose.ORDER, order), customers);
      assertThat(gone).doesNotContainKey(customer);
      if (order % 100 == 0) {
        for (long each = 1; each <= customers; each++) {
          if (crowd.hasLapsed(each, customers)) {
            gone.put(each, true);
          }
        }
      }
    }

    assertThat(gone).hasSizeBetween(500, 1_500);
  }

  private static boolean isOnOffer(Bought item) {
    JsonNode product = PRODUCTS.get(item.text(Columns.PRODUCT_ID));
    return item.row().get(Columns.UNIT_PRICE).asDouble() < product.get(Columns.PRICE).asDouble();
  }

  private static String category(Bought item) {
    return PRODUCTS.get(item.text(Columns.PRODUCT_ID)).get(Columns.CATEGORY).asText();
  }

  private static double shareOf(String category, Predicate<Bought> which) {
    List<Bought> items = ITEMS.stream().filter(which).toList();
    return items.stream().filter(item -> category(item).equals(category)).count()
        / (double) items.size();
  }

  private static double sum(Map<String, Long> amounts) {
    return amounts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static Map<String, Long> pieces(Predicate<Bought> which) {
    return ITEMS.stream()
        .filter(which)
        .collect(
            Collectors.groupingBy(
                item -> item.text(Columns.PRODUCT_ID),
                Collectors.summingLong(item -> item.row().get(Columns.QUANTITY).asLong())));
  }

  private static double shareOfFirst(int count, Collection<Long> amounts) {
    double all = amounts.stream().mapToLong(Long::longValue).sum();
    return amounts.stream()
            .sorted(Comparator.reverseOrder())
            .limit(count)
            .mapToLong(Long::longValue)
            .sum()
        / all;
  }
}
