package io.salespulse.bench.ui;

import io.salespulse.bench.ContractJson;
import io.salespulse.contract.Columns;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Goals;
import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.KpiFile;
import io.salespulse.contract.Manifest;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.SummaryMetric;
import io.salespulse.contract.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * KPI sets as large as those of a shop with a history of so many days, published as the ETL does:
 * every file of the catalogue, the ranked ones at their full length, the cube with every cell
 * filled. A set differs from the one before in every file.
 */
final class LargeKpiSet {

  private static final List<String> CATEGORIES =
      List.of("Electronics", "Fashion", "Home", "Sports", "Kitchen", "Beauty", "Toys", "Books");
  private static final List<String> CHANNELS = List.of("Online", "Mobile App", "Store", "Phone");
  private static final List<String> MEMBERSHIPS = List.of("Bronze", "Silver", "Gold", "Unknown");

  /** Cells of the cube a day: each category, and the row of whole orders. */
  private static final int CELLS = (CATEGORIES.size() + 1) * CHANNELS.size() * MEMBERSHIPS.size();

  private final int days;
  private final int months;
  private final Instant asOf = Instant.now();
  private final LocalDate today = asOf.atZone(ZoneOffset.UTC).toLocalDate();
  private final Random random;
  private final Path directory;

  private LargeKpiSet(DataLayout layout, int days, int number) throws IOException {
    this.days = days;
    this.months = days / 30 + 1;
    this.random = new Random(number);
    this.directory =
        Files.createDirectories(layout.kpiSets().resolve("bench-%03d".formatted(number)));
  }

  /**
   * Writes a set without showing it.
   *
   * @param number another for each set
   * @return its directory
   */
  static Path write(DataLayout layout, int days, int number) throws IOException {
    LargeKpiSet set = new LargeKpiSet(layout, days, number);
    Map<String, Manifest.FileEntry> files = new TreeMap<>();
    for (KpiFile file : KpiFile.values()) {
      files.put(file.fileName(), set.write(file));
    }
    Files.write(
        set.directory.resolve(DataLayout.MANIFEST),
        ContractJson.bytes(new Manifest(set.report(), "UTC", "EUR", files, Map.of(), Goals.NONE)));
    return set.directory;
  }

  /** Makes a written set the published one. */
  static void show(DataLayout layout, Path set) throws IOException {
    Path link = layout.root().resolve("kpi.new");
    Files.createSymbolicLink(link, layout.kpiSets().getFileName().resolve(set.getFileName()));
    Files.move(link, layout.kpi(), StandardCopyOption.ATOMIC_MOVE);
  }

  private RunReport report() {
    return new RunReport(
        directory.getFileName().toString(),
        RunReport.Status.SUCCEEDED,
        RunReport.Trigger.SCHEDULE,
        asOf,
        asOf,
        asOf.plusMillis(2300),
        List.of(new RunReport.StageTime("publish", 12)),
        Map.of(Topic.ORDERS.topicName(), 100L),
        0,
        Map.of(),
        List.of(),
        List.of(),
        false,
        Map.of(),
        Optional.empty());
  }

  private Manifest.FileEntry write(KpiFile file) throws IOException {
    StringBuilder text = new StringBuilder(String.join(",", file.columns())).append('\n');
    int rows = rows(file);
    for (int row = 0; row < rows; row++) {
      for (String column : file.columns()) {
        // No cell needs quotes.
        text.append(cell(file, column, row, rows)).append(',');
      }
      text.setCharAt(text.length() - 1, '\n');
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    Files.write(directory.resolve(file.fileName()), bytes);
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new Manifest.FileEntry(rows, HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException everyJvmHasIt) {
      throw new IllegalStateException(everyJvmHasIt);
    }
  }

  private int rows(KpiFile file) {
    return switch (file) {
      case SUMMARY -> SummaryMetric.values().length;
      case SALES_BY_HOUR -> days * 24;
      case SALES_BY_DAY -> days;
      case SALES_BY_MONTH -> months;
      case SALES_BY_WEEKDAY -> 7;
      case SALES_BY_HOUR_OF_DAY -> 24;
      case REVENUE_BY_CATEGORY, REFUNDS_BY_CATEGORY, CUSTOMER_SEGMENTS -> CATEGORIES.size();
      case SALES_BY_LOCATION -> 60;
      case SALES_BY_MEMBERSHIP, SALES_BY_CHANNEL -> CHANNELS.size();
      case SALES_BY_PAYMENT_METHOD, ORDER_STATUS -> 5;
      case TOP_PRODUCTS -> 100;
      case TOP_PRODUCTS_RECENT -> 10;
      case CUSTOMER_LTV -> days / 10 * 5;
      case CHURN_RISK, STOCK -> 500;
      case COHORT_RETENTION -> months * (months + 1) / 2;
      case SALES_CUBE -> days * CELLS;
      case SALES_RECENT -> 15 * 24 * 4;
      case RECENT_ORDERS -> 1000;
      case DATA_QUALITY -> 32;
    };
  }

  /** What a column holds, by its name; an amount where nothing else is said. */
  private Object cell(KpiFile file, String column, int row, int rows) {
    boolean isCube = file == KpiFile.SALES_CUBE;
    int categories = CATEGORIES.size() + (isCube ? 1 : 0);
    int category = row % categories;
    int block = isCube ? row / categories : row;
    int fromEnd = rows - 1 - row;
    return switch (column) {
      case KpiColumns.METRIC -> SummaryMetric.values()[row].metric();
      case KpiColumns.UNIT -> SummaryMetric.values()[row].unit();
      case KpiColumns.HOUR_START ->
          asOf.truncatedTo(ChronoUnit.HOURS)
              .minus(fromEnd, ChronoUnit.HOURS)
              .atOffset(ZoneOffset.UTC);
      case KpiColumns.QUARTER_START ->
          asOf.truncatedTo(ChronoUnit.HOURS)
              .minus(fromEnd * 15L, ChronoUnit.MINUTES)
              .atOffset(ZoneOffset.UTC);
      case KpiColumns.LAST_ORDER, Columns.ORDER_DATE -> asOf.minus(8 + row % 60, ChronoUnit.DAYS);
      case KpiColumns.DATE -> today.minusDays(isCube ? days - 1L - row / CELLS : fromEnd);
      case KpiColumns.WINDOW_START -> today.minusDays(row / 5 * 10L + 10);
      case KpiColumns.WINDOW_END -> today.minusDays(row / 5 * 10L);
      case KpiColumns.MONTH -> YearMonth.from(today).minusMonths(fromEnd);
      case KpiColumns.COHORT_MONTH -> YearMonth.from(today).minusMonths(cohort(row));
      case KpiColumns.MONTH_NUMBER -> row - cohort(row) * (cohort(row) + 1) / 2;
      case KpiColumns.HOUR -> row;
      case KpiColumns.RANK -> file == KpiFile.CUSTOMER_LTV ? row % 5 + 1 : row + 1;
      case KpiColumns.WEEKDAY -> row + 1;
      case KpiColumns.DAYS_SINCE_LAST_ORDER -> 8 + row % 60;
      case Columns.CATEGORY ->
          category < CATEGORIES.size() ? CATEGORIES.get(category) : KpiColumns.WHOLE_ORDERS;
      case Columns.SALES_CHANNEL, KpiColumns.CHANNEL -> CHANNELS.get(block % CHANNELS.size());
      case Columns.MEMBERSHIP_TYPE ->
          MEMBERSHIPS.get((isCube ? block / CHANNELS.size() : row) % MEMBERSHIPS.size());
      case KpiColumns.GROSS_SALES, KpiColumns.REFUNDS, KpiColumns.SALES ->
          isCube && category < CATEGORIES.size() ? "" : amount(1e6);
      case KpiColumns.TOPIC -> Topic.values()[row / 8].topicName();
      case KpiColumns.NOTE, KpiColumns.FILES -> "";
      case Columns.CUSTOMER_ID, Columns.PRODUCT_ID, Columns.ORDER_ID -> "%08d".formatted(row);
      case Columns.NAME,
          Columns.LOCATION,
          Columns.PAYMENT_METHOD,
          Columns.STATUS,
          KpiColumns.SEGMENT,
          KpiColumns.CUSTOMER,
          KpiColumns.RULE ->
          column + " " + row;
      case KpiColumns.ORDERS,
          KpiColumns.ITEMS,
          KpiColumns.CUSTOMERS,
          KpiColumns.ACTIVE,
          KpiColumns.CHECKED,
          KpiColumns.FAILED,
          KpiColumns.SOLD_LAST_7_DAYS,
          Columns.QUANTITY,
          Columns.STOCK_QUANTITY ->
          1 + random.nextInt(9_000);
      case KpiColumns.CHANGE_PCT,
          KpiColumns.SHARE_PCT,
          KpiColumns.RETENTION_PCT,
          KpiColumns.REFUND_RATE_PCT,
          KpiColumns.DAYS_LEFT ->
          amount(100);
      default -> amount(1e6);
    };
  }

  private static int cohort(int row) {
    return (int) ((Math.sqrt(8.0 * row + 1) - 1) / 2);
  }

  private String amount(double most) {
    long cents = 1 + (long) (random.nextDouble() * most * 100);
    return "%d.%02d".formatted(cents / 100, cents % 100);
  }
}
