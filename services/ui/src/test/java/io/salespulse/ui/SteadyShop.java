package io.salespulse.ui;

import io.salespulse.contract.KpiFile;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A shop with the same orders every day, each of 10.00 and with one item, until somebody changes a
 * day of it.
 */
public final class SteadyShop {

  private static final String MEMBERSHIP = "Gold";

  private final Instant asOf;
  private final Map<LocalDate, Map<String, Integer>> channels = new TreeMap<>();
  private final Map<LocalDate, Map<String, Integer>> categories = new TreeMap<>();

  private SteadyShop(Instant asOf) {
    this.asOf = asOf;
  }

  /**
   * @param days whole days before the one of {@code asOf}
   * @param orders of each channel a day, and of each category
   */
  public static SteadyShop of(
      Instant asOf, int days, Map<String, Integer> orders, Map<String, Integer> ofCategories) {
    SteadyShop shop = new SteadyShop(asOf);
    for (int day = 1; day <= days; day++) {
      shop.channels.put(shop.daysAgo(day), new HashMap<>(orders));
      shop.categories.put(shop.daysAgo(day), new HashMap<>(ofCategories));
    }
    return shop;
  }

  private LocalDate daysAgo(int days) {
    return asOf.atZone(ZoneOffset.UTC).toLocalDate().minusDays(days);
  }

  /** So many days ago a channel had so many orders. */
  public SteadyShop channel(int daysAgo, String channel, int orders) {
    channels.computeIfAbsent(daysAgo(daysAgo), day -> new HashMap<>()).put(channel, orders);
    return this;
  }

  /** On each of the last seven whole days. */
  public SteadyShop channelLately(String channel, int orders) {
    for (int day = 1; day <= 7; day++) {
      channel(day, channel, orders);
    }
    return this;
  }

  /** On each of the last seven whole days. */
  public SteadyShop categoryLately(String category, int orders) {
    for (int day = 1; day <= 7; day++) {
      categories.get(daysAgo(day)).put(category, orders);
    }
    return this;
  }

  /** Its numbers, beside those of the sample shop that it says nothing of. */
  public SampleKpis kpis() {
    List<List<String>> days = new ArrayList<>();
    List<List<String>> cube = new ArrayList<>();
    channels.forEach(
        (day, orders) -> {
          int all = orders.values().stream().mapToInt(Integer::intValue).sum();
          days.add(SampleKpis.row(day, all, all, all, money(all), "0.00", money(all)));
          orders.forEach((channel, own) -> cube.add(cube(day, "*", channel, own, money(own))));
        });
    categories.forEach(
        (day, orders) ->
            orders.forEach((category, own) -> cube.add(cube(day, category, "Online", own, ""))));
    return SampleKpis.twoWeeks(asOf)
        .with(KpiFile.SALES_BY_DAY, days)
        .with(KpiFile.SALES_CUBE, cube);
  }

  private static List<String> cube(
      LocalDate day, String category, String channel, int orders, String gross) {
    return SampleKpis.row(
        day,
        category,
        channel,
        MEMBERSHIP,
        orders,
        orders,
        gross,
        gross.isEmpty() ? "" : "0.00",
        gross,
        money(orders));
  }

  private static String money(int orders) {
    return BigDecimal.valueOf(orders * 1000L, 2).toPlainString();
  }
}
