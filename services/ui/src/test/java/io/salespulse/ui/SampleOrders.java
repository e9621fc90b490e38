package io.salespulse.ui;

import static io.salespulse.ui.SampleKpis.row;

import io.salespulse.contract.KpiFile;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What became of the orders of {@link SampleShop}, and what is left in stock. */
final class SampleOrders {

  private static final List<String> STATUSES =
      List.of("delivered", "shipped", "paid", "cancelled", "refunded");

  private SampleOrders() {}

  static void fill(SampleKpis kpis, Instant asOf, List<String> categories, List<String> channels) {
    kpis.with(
            KpiFile.ORDER_STATUS,
            List.of(
                row("delivered", 540210, "44012377.10", "86.22"),
                row("shipped", 41077, "3398551.20", "6.56"),
                row("cancelled", 21743, "0.00", "3.47"),
                row("paid", 13411, "1112979.05", "2.14"),
                row("refunded", 10114, "0.00", "1.61")))
        .with(
            KpiFile.REFUNDS_BY_CATEGORY,
            List.of(
                row(categories.get(0), 4120, "612377.40", "4.12"),
                row(categories.get(2), 5210, "402118.95", "3.02"),
                row(categories.get(1), 2870, "301552.32", "2.20"),
                row("Unknown", 12, "181460.00", "")));
    orders(kpis, asOf, channels);
    stock(kpis, categories);
  }

  private static void orders(SampleKpis kpis, Instant asOf, List<String> channels) {
    Random random = new Random(11);
    List<List<String>> orders = new ArrayList<>();
    for (int age = 0; age < 60; age++) {
      String status = STATUSES.get(random.nextInt(STATUSES.size()));
      BigDecimal total = BigDecimal.valueOf(900 + random.nextInt(30_000), 2);
      BigDecimal gross = status.equals("cancelled") ? new BigDecimal("0.00") : total;
      BigDecimal refunds = status.equals("refunded") ? gross : new BigDecimal("0.00");
      orders.add(
          row(
              "O-%08d".formatted(604_812 - age),
              asOf.minusSeconds(age * 47L).truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC),
              age % 7 == 6 ? "C-%08d".formatted(age) : "Ada Bauer " + age,
              status,
              channels.get(age % channels.size()),
              gross,
              refunds,
              gross.subtract(refunds),
              gross.signum() == 0 ? 0 : 1 + age % 4));
    }
    kpis.with(KpiFile.RECENT_ORDERS, orders);
  }

  /** Of the last product none was sold. */
  private static void stock(SampleKpis kpis, List<String> categories) {
    List<List<String>> stock = new ArrayList<>();
    for (int product = 1; product <= 24; product++) {
      boolean isSold = product < 24;
      stock.add(
          row(
              "P%05d".formatted(product),
              "Deluxe Kettle " + (100 + product),
              categories.get(product % categories.size()),
              product * 35,
              isSold ? 70 : 0,
              isSold ? BigDecimal.valueOf(product * 350L, 2) : ""));
    }
    kpis.with(KpiFile.STOCK, stock);
  }
}
