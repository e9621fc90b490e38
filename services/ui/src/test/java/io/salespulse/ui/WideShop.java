package io.salespulse.ui;

import static io.salespulse.ui.SampleKpis.row;

import io.salespulse.contract.KpiFile;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A chain with 430 stores, 30 categories and three years of days: in the cube 400 of the stores
 * have rows of their own, each on every twentieth day, with ten orders of 10.00.
 */
final class WideShop {

  static final int OWN_STORES = 400;
  static final int STORES = 430;
  static final int CATEGORIES = 30;

  private static final int STORES_OF_A_DAY = 20;
  private static final int ORDERS_OF_A_DAY = 10 * (STORES_OF_A_DAY + 1);

  private WideShop() {}

  /** The first day of the numbers, which is no first day of a quarter. */
  static LocalDate firstDay(Instant asOf) {
    return LocalDate.of(asOf.atZone(ZoneOffset.UTC).getYear() - 3, 2, 12);
  }

  static String store(int number) {
    return "Store %03d".formatted(number);
  }

  static String category(int number) {
    return "Category %02d".formatted(number);
  }

  static void fill(SampleKpis kpis, Instant asOf) {
    LocalDate first = firstDay(asOf);
    LocalDate today = asOf.atZone(ZoneOffset.UTC).toLocalDate();
    List<List<String>> days = new ArrayList<>();
    List<List<String>> cube = new ArrayList<>();
    for (LocalDate day = first; !day.isAfter(today); day = day.plusDays(1)) {
      int number = (int) day.toEpochDay();
      days.add(
          row(
              day,
              ORDERS_OF_A_DAY,
              ORDERS_OF_A_DAY,
              99,
              money(ORDERS_OF_A_DAY),
              "0.00",
              money(ORDERS_OF_A_DAY)));
      for (int store = 0; store < STORES_OF_A_DAY; store++) {
        String name = store((number * STORES_OF_A_DAY + store) % OWN_STORES);
        cube.add(whole(day, name));
        cube.add(
            row(
                day,
                category((number + store) % CATEGORIES),
                name,
                "Gold",
                10,
                10,
                "",
                "",
                "",
                "100.00"));
      }
      cube.add(whole(day, "**"));
    }
    kpis.with(KpiFile.SALES_BY_DAY, days)
        .with(KpiFile.SALES_CUBE, cube)
        .with(KpiFile.SALES_BY_CHANNEL, shares(STORES, WideShop::store))
        .with(KpiFile.REVENUE_BY_CATEGORY, shares(CATEGORIES, WideShop::category));
  }

  private static List<String> whole(LocalDate day, String store) {
    return row(day, "*", store, "Gold", 10, 10, "100.00", "0.00", "100.00", "100.00");
  }

  private static List<List<String>> shares(int values, IntFunction<String> name) {
    return IntStream.range(0, values)
        .mapToObj(value -> row(name.apply(value), 500, "5000.00", "0.23"))
        .toList();
  }

  private static String money(int orders) {
    return orders * 10 + ".00";
  }
}
