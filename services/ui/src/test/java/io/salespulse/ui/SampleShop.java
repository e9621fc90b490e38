package io.salespulse.ui;

import static io.salespulse.contract.SummaryMetric.AVERAGE_ORDER_VALUE;
import static io.salespulse.contract.SummaryMetric.CANCELLED_ORDERS_PCT;
import static io.salespulse.contract.SummaryMetric.CUSTOMERS_AT_RISK;
import static io.salespulse.contract.SummaryMetric.CUSTOMER_ACQUISITION_COST;
import static io.salespulse.contract.SummaryMetric.GROSS_SALES;
import static io.salespulse.contract.SummaryMetric.HOURS_TO_FIRST_ORDER;
import static io.salespulse.contract.SummaryMetric.HOURS_TO_FIRST_ORDER_MEDIAN;
import static io.salespulse.contract.SummaryMetric.INVENTORY_TURNOVER;
import static io.salespulse.contract.SummaryMetric.ITEMS_SOLD;
import static io.salespulse.contract.SummaryMetric.NEW_CUSTOMERS;
import static io.salespulse.contract.SummaryMetric.REFUND_RATE_PCT;
import static io.salespulse.contract.SummaryMetric.REPEAT_CUSTOMER_PCT;
import static io.salespulse.contract.SummaryMetric.SALES_GROWTH_PCT;
import static io.salespulse.contract.SummaryMetric.SALES_IN_WINDOW;
import static io.salespulse.contract.SummaryMetric.TOTAL_CUSTOMERS;
import static io.salespulse.contract.SummaryMetric.TOTAL_ORDERS;
import static io.salespulse.contract.SummaryMetric.TOTAL_SALES;
import static io.salespulse.contract.SummaryMetric.UNIQUE_PRODUCTS_SOLD;
import static io.salespulse.ui.SampleKpis.row;

import io.salespulse.contract.DataQualityRule;
import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.KpiFile;
import io.salespulse.contract.Topic;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The numbers of a shop that does not exist: about half an order a second, with days and nights.
 */
final class SampleShop {

  private static final List<String> CATEGORIES =
      List.of(
          "Electronics",
          "Home & Kitchen",
          "Clothing",
          "Sports & Outdoors",
          "Beauty",
          "Toys",
          "Books",
          "Grocery");

  private static final List<String> CITIES =
      List.of(
          "New York",
          "Los Angeles",
          "Chicago",
          "Houston",
          "Phoenix",
          "Philadelphia",
          "San Antonio",
          "San Diego",
          "Dallas",
          "Jacksonville",
          "Fort Worth",
          "Austin",
          "Charlotte",
          "Columbus",
          "Indianapolis",
          "Seattle",
          "Denver",
          "Boston",
          "Nashville",
          "Portland");

  private static final List<String> CHANNELS = List.of("Online", "Mobile App", "Store");

  private SampleShop() {}

  static void fill(SampleKpis kpis, Instant asOf) {
    Random random = new Random(7);
    kpis.withMetric(TOTAL_ORDERS, "604812", "", "", "")
        .withMetric(TOTAL_SALES, "48523907.35", "", "", "")
        .withMetric(GROSS_SALES, "50021416.02", "", "", "")
        .withMetric(REFUND_RATE_PCT, "2.99", "", "", "")
        .withMetric(CANCELLED_ORDERS_PCT, "3.47", "", "", "")
        .withMetric(ITEMS_SOLD, "1510944", "", "", "")
        .withMetric(UNIQUE_PRODUCTS_SOLD, "240", "", "", "")
        .withMetric(AVERAGE_ORDER_VALUE, "82.71", "", "", "")
        .withMetric(TOTAL_CUSTOMERS, "12480", "", "", "")
        .withMetric(NEW_CUSTOMERS, "142", "128", "10.94", "")
        .withMetric(SALES_IN_WINDOW, "431807.10", "459121.88", "-5.95", "")
        .withMetric(SALES_GROWTH_PCT, "-5.95", "", "", "")
        .withMetric(REPEAT_CUSTOMER_PCT, "87.42", "", "", "")
        .withMetric(CUSTOMER_ACQUISITION_COST, "4.01", "", "", "")
        .withMetric(HOURS_TO_FIRST_ORDER, "36.52", "", "", "17 orders before the sign-up left out")
        .withMetric(HOURS_TO_FIRST_ORDER_MEDIAN, "21.08", "", "", "")
        .withMetric(INVENTORY_TURNOVER, "", "", "", INVENTORY_TURNOVER.emptyReason())
        .withMetric(CUSTOMERS_AT_RISK, "318", "301", "5.65", "");
    time(kpis, asOf, random);
    kpis.with(KpiFile.REVENUE_BY_CATEGORY, shares(CATEGORIES, random, 1))
        .with(KpiFile.SALES_BY_LOCATION, ranked(shares(CITIES, random, 2)))
        .with(
            KpiFile.SALES_BY_MEMBERSHIP,
            shares(List.of("Gold", "Silver", "Bronze", "Unknown"), random, 2));
    products(kpis, random);
    kpis.with(KpiFile.SALES_BY_CHANNEL, shares(CHANNELS, random, 1))
        .with(
            KpiFile.SALES_BY_PAYMENT_METHOD,
            shares(List.of("Credit Card", "PayPal", "Gift Card"), random, 1));
    SampleCustomers.fill(kpis, asOf, random);
    SampleOrders.fill(kpis, asOf, CATEGORIES, CHANNELS);
    List<List<String>> quality = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      for (DataQualityRule rule :
          List.of(
              DataQualityRule.ACCEPTED_BY_SINK,
              DataQualityRule.LINE_PARSES,
              DataQualityRule.NUMBERS_PARSE,
              DataQualityRule.NOT_A_DUPLICATE)) {
        int failed = Math.max(0, random.nextInt(900) - 500);
        String files =
            rule == DataQualityRule.LINE_PARSES && failed > 0 ? unparsed(topic, failed, asOf) : "";
        quality.add(
            row(topic.topicName(), rule.rule(), 604812 + random.nextInt(9999), failed, files));
      }
    }
    kpis.with(KpiFile.DATA_QUALITY, quality);
  }

  private static String unparsed(Topic topic, int lines, Instant asOf) {
    String file = "%s/dt=%s/%1$s-0-%020d.csv (%d)";
    LocalDate day = asOf.atZone(ZoneOffset.UTC).toLocalDate();
    return file.formatted(topic.topicName(), day, 604_812, lines - lines / 2)
        + KpiColumns.BETWEEN_FILES
        + file.formatted(topic.topicName(), day.minusDays(3), 12, lines / 2);
  }

  private static void time(SampleKpis kpis, Instant asOf, Random random) {
    List<List<String>> hours = new ArrayList<>();
    List<List<String>> days = new ArrayList<>();
    Instant thisHour = asOf.truncatedTo(ChronoUnit.HOURS);
    LocalDate day = null;
    long dayOrders = 0;
    BigDecimal dayGross = BigDecimal.ZERO;
    BigDecimal dayRefunds = BigDecimal.ZERO;
    for (Instant hour = thisHour.minus(14, ChronoUnit.DAYS);
        !hour.isAfter(thisHour);
        hour = hour.plus(1, ChronoUnit.HOURS)) {
      double daily = 1 - 0.7 * Math.cos((hour.atZone(ZoneOffset.UTC).getHour() - 3) * Math.PI / 12);
      double weekly = hour.atZone(ZoneOffset.UTC).getDayOfWeek().getValue() > 5 ? 1.25 : 1;
      double part = hour.equals(thisHour) ? (asOf.getEpochSecond() % 3600) / 3600.0 : 1;
      long orders = Math.round(1800 * daily * weekly * part * (0.93 + random.nextDouble() * 0.14));
      BigDecimal gross = money(orders * (76 + random.nextDouble() * 9));
      BigDecimal refunds = money(gross.doubleValue() * 0.03);
      hours.add(
          row(
              hour.atOffset(ZoneOffset.UTC),
              orders,
              orders * 5 / 2,
              gross,
              refunds,
              gross.subtract(refunds)));
      LocalDate today = hour.atZone(ZoneOffset.UTC).toLocalDate();
      if (!today.equals(day)) {
        if (day != null) {
          days.add(day(day, dayOrders, dayGross, dayRefunds));
        }
        day = today;
        dayOrders = 0;
        dayGross = BigDecimal.ZERO;
        dayRefunds = BigDecimal.ZERO;
      }
      dayOrders += orders;
      dayGross = dayGross.add(gross);
      dayRefunds = dayRefunds.add(refunds);
    }
    days.add(day(day, dayOrders, dayGross, dayRefunds));
    kpis.with(KpiFile.SALES_BY_HOUR, hours)
        .with(KpiFile.SALES_RECENT, SampleQuarters.of(hours, asOf))
        .with(KpiFile.SALES_BY_DAY, days)
        .with(KpiFile.SALES_CUBE, SampleCube.of(days, CATEGORIES, CHANNELS));
  }

  private static List<String> day(
      LocalDate day, long orders, BigDecimal gross, BigDecimal refunds) {
    return row(day, orders, orders * 5 / 2, orders / 5, gross, refunds, gross.subtract(refunds));
  }

  private static void products(SampleKpis kpis, Random random) {
    List<String> adjectives = List.of("Compact", "Deluxe", "Classic", "Ultra", "Eco-friendly");
    List<String> nouns =
        List.of("Espresso Machine", "Headphones", "Trail Shoes", "Desk Lamp", "Kettle");
    List<List<String>> products = new ArrayList<>();
    BigDecimal revenue = new BigDecimal("912345.60");
    for (int rank = 1; rank <= 100; rank++) {
      String name = adjectives.get(random.nextInt(5)) + " " + nouns.get(random.nextInt(5));
      products.add(
          row(
              rank,
              "P%05d".formatted(rank),
              name + " " + (100 + random.nextInt(900)),
              CATEGORIES.get(random.nextInt(CATEGORIES.size())),
              9000 - rank * 61,
              revenue));
      revenue = revenue.multiply(new BigDecimal("0.97")).setScale(2, RoundingMode.HALF_UP);
    }
    kpis.with(KpiFile.TOP_PRODUCTS, products)
        .with(KpiFile.TOP_PRODUCTS_RECENT, products.subList(0, 10));
  }

  /** Rows of name, counts, an amount and its share, which add up to 100. */
  private static List<List<String>> shares(List<String> names, Random random, int counts) {
    double[] weights = new double[names.size()];
    double sum = 0;
    for (int index = 0; index < weights.length; index++) {
      weights[index] = (1.2 + random.nextDouble()) / (index + 1.5);
      sum += weights[index];
    }
    List<List<String>> rows = new ArrayList<>();
    for (int index = 0; index < weights.length; index++) {
      List<String> row = new ArrayList<>();
      row.add(names.get(index));
      for (int count = 0; count < counts; count++) {
        row.add(String.valueOf(Math.round(weights[index] / sum * (count == 0 ? 12480 : 604812))));
      }
      row.add(money(weights[index] / sum * 48_523_907.35).toPlainString());
      row.add(money(weights[index] / sum * 100).toPlainString());
      rows.add(row);
    }
    return rows;
  }

  private static List<List<String>> ranked(List<List<String>> rows) {
    List<List<String>> ranked = new ArrayList<>();
    for (List<String> row : rows) {
      List<String> with = new ArrayList<>(row);
      with.add(0, String.valueOf(ranked.size() + 1));
      ranked.add(with);
    }
    return ranked;
  }

  private static BigDecimal money(double amount) {
    return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP);
  }
}
