package io.salespulse.bench.ui;

import io.salespulse.contract.KpiFile;
import io.salespulse.contract.SummaryMetric;
import io.salespulse.contract.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The rows of a KPI set as large as that of a shop with a history of so many days: every file of
 * the catalogue, the ranked ones at their full length, the cube with every cell filled.
 */
final class ShopRows {

  private static final List<String> CATEGORIES =
      List.of("Electronics", "Fashion", "Home", "Sports", "Kitchen", "Beauty", "Toys", "Books");
  private static final List<String> CHANNELS = List.of("Online", "Mobile App", "Store", "Phone");
  private static final List<String> MEMBERSHIPS = List.of("Bronze", "Silver", "Gold", "Unknown");

  private final Random random;
  private final Instant asOf;
  private final LocalDate today;
  private final int days;
  private final Map<KpiFile, List<List<String>>> files = new EnumMap<>(KpiFile.class);

  private ShopRows(Instant asOf, int days, long seed) {
    this.random = new Random(seed);
    this.asOf = asOf;
    this.today = asOf.atZone(ZoneOffset.UTC).toLocalDate();
    this.days = days;
  }

  /**
   * @param seed of the amounts: sets of different seeds differ in every file
   */
  static Map<KpiFile, List<List<String>>> of(Instant asOf, int days, long seed) {
    ShopRows shop = new ShopRows(asOf, days, seed);
    shop.summary();
    shop.time();
    shop.breakdowns();
    shop.rankings();
    shop.cube();
    return shop.files;
  }

  private void summary() {
    add(
        KpiFile.SUMMARY,
        SummaryMetric.values().length,
        index -> {
          SummaryMetric metric = SummaryMetric.values()[index];
          return row(metric.metric(), amount(1e6), metric.unit(), amount(1e6), amount(50), "");
        });
  }

  private void time() {
    Instant hour = asOf.truncatedTo(ChronoUnit.HOURS);
    add(
        KpiFile.SALES_BY_HOUR,
        days * 24,
        index ->
            row(
                hour.minus(days * 24L - 1 - index, ChronoUnit.HOURS).atOffset(ZoneOffset.UTC),
                count(2000),
                count(5000),
                amount(4e5)));
    add(
        KpiFile.SALES_BY_DAY,
        days,
        index -> row(day(index), count(50_000), count(120_000), count(9_000), amount(1e7)));
    int months = days / 30 + 1;
    YearMonth thisMonth = YearMonth.from(today);
    add(
        KpiFile.SALES_BY_MONTH,
        months,
        index ->
            row(thisMonth.minusMonths(months - 1L - index), count(9e5), count(3e6), amount(3e8)));
    add(
        KpiFile.SALES_BY_WEEKDAY,
        7,
        index -> row(index + 1, "Day " + index, count(9e5), amount(3e8)));
    add(KpiFile.SALES_BY_HOUR_OF_DAY, 24, index -> row(index, count(9e5), amount(3e8)));
    add(
        KpiFile.COHORT_RETENTION,
        months * (months + 1) / 2,
        index -> {
          int cohort = (int) ((Math.sqrt(8.0 * index + 1) - 1) / 2);
          int month = index - cohort * (cohort + 1) / 2;
          return row(thisMonth.minusMonths(cohort), month, count(9_000), count(5_000), amount(100));
        });
  }

  private LocalDate day(int index) {
    return today.minusDays(days - 1L - index);
  }

  private void breakdowns() {
    add(
        KpiFile.REVENUE_BY_CATEGORY,
        CATEGORIES.size(),
        index -> row(CATEGORIES.get(index), count(9e5), amount(1e8), "12.50"));
    add(
        KpiFile.SALES_BY_LOCATION,
        60,
        index -> row(index + 1, "City " + index, count(9_000), count(90_000), amount(1e7), "1.67"));
    add(
        KpiFile.SALES_BY_MEMBERSHIP,
        MEMBERSHIPS.size(),
        index -> row(MEMBERSHIPS.get(index), count(9_000), count(9e5), amount(1e8), "25.00"));
    add(
        KpiFile.SALES_BY_CHANNEL,
        CHANNELS.size(),
        index -> row(CHANNELS.get(index), count(9e5), amount(1e8), "25.00"));
    add(
        KpiFile.SALES_BY_PAYMENT_METHOD,
        5,
        index -> row("Payment " + index, count(9e5), amount(1e8), "20.00"));
    add(
        KpiFile.CUSTOMER_SEGMENTS,
        8,
        index -> row("Segment " + index, count(9_000), count(90_000), amount(1e7)));
    add(
        KpiFile.DATA_QUALITY,
        32,
        index ->
            row(
                Topic.values()[index / 8].topicName(),
                "rule_" + index,
                count(9e6),
                count(900),
                ""));
  }

  private void rankings() {
    add(KpiFile.TOP_PRODUCTS, 100, this::product);
    add(KpiFile.TOP_PRODUCTS_RECENT, 10, this::product);
    add(
        KpiFile.CUSTOMER_LTV,
        days / 10 * 5,
        index ->
            row(
                today.minusDays(index / 5 * 10L + 10),
                today.minusDays(index / 5 * 10L),
                index % 5 + 1,
                "C-%08d".formatted(index),
                "Customer " + index,
                amount(20_000)));
    add(
        KpiFile.CHURN_RISK,
        500,
        index ->
            row(
                "C-%08d".formatted(index),
                "Customer " + index,
                asOf.minus(8 + index % 60, ChronoUnit.DAYS),
                8 + index % 60,
                count(40),
                amount(9_000)));
  }

  private List<String> product(int index) {
    String category = CATEGORIES.get(index % CATEGORIES.size());
    return row(
        index + 1,
        "P-%05d".formatted(index),
        "Product " + index,
        category,
        count(900),
        amount(1e6));
  }

  private void cube() {
    List<String> categories = new ArrayList<>(CATEGORIES);
    // The rows of whole orders.
    categories.add("*");
    int daily = categories.size() * CHANNELS.size() * MEMBERSHIPS.size();
    add(
        KpiFile.SALES_CUBE,
        days * daily,
        index -> {
          int cell = index % daily;
          String category = categories.get(cell % categories.size());
          return row(
              day(index / daily),
              category,
              CHANNELS.get(cell / categories.size() % CHANNELS.size()),
              MEMBERSHIPS.get(cell / categories.size() / CHANNELS.size()),
              count(900),
              count(2_000),
              category.equals("*") ? amount(1e5) : "",
              amount(1e5));
        });
  }

  private void add(KpiFile file, int rows, IntFunction<List<String>> row) {
    files.put(file, IntStream.range(0, rows).mapToObj(row).toList());
  }

  private String count(double most) {
    return String.valueOf(1 + random.nextInt((int) most));
  }

  private String amount(double most) {
    long cents = 1 + (long) (random.nextDouble() * most * 100);
    return "%d.%02d".formatted(cents / 100, cents % 100);
  }

  private static List<String> row(Object... cells) {
    return Arrays.stream(cells).map(String::valueOf).toList();
  }
}
