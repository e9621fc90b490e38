package io.salespulse.bench.ui;

import io.salespulse.contract.Columns;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Goals;
import io.salespulse.contract.KpiColumnType;
import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.KpiFile;
import io.salespulse.contract.Manifest;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.SummaryMetric;
import io.salespulse.contract.Topic;
import io.salespulse.testing.ContractJson;
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
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * KPI sets of a chain of 400 stores with 30 categories and three years of days, published as the
 * ETL does: every file of the catalogue, the ranked ones at their full length, the cube as large as
 * the ETL lets it grow. A set differs from the one before in every file.
 */
final class LargeKpiSet {

  static final int DAYS = 3 * 365;
  static final List<String> CATEGORIES = names("Category", 30);
  static final List<String> CHANNELS = names("Store", 400);
  private static final List<String> MEMBERSHIPS = List.of("Bronze", "Silver", "Gold", "Unknown");
  private static final int MONTHS = DAYS / 30 + 1;

  /** Of each day: channels and memberships that sold, each of as many categories. */
  private static final int SOLD = 114;

  private static final int CATEGORIES_SOLD = 3;

  private final Instant asOf = Instant.now();
  private final LocalDate today = asOf.atZone(ZoneOffset.UTC).toLocalDate();
  private final Random random;
  private final Path directory;

  /** Of each row of the cube. */
  private final List<Cell> cube;

  /**
   * @param category as it stands in the file
   */
  private record Cell(LocalDate date, String category, String channel, String membership) {}

  private LargeKpiSet(DataLayout layout, int number) throws IOException {
    this.random = new Random(number);
    this.directory =
        Files.createDirectories(layout.kpiSets().resolve("bench-%03d".formatted(number)));
    this.cube =
        IntStream.range(0, DAYS)
            .mapToObj(day -> today.minusDays(DAYS - 1L - day))
            .flatMap(LargeKpiSet::cells)
            .toList();
  }

  private static List<String> names(String kind, int number) {
    return IntStream.rangeClosed(1, number)
        .mapToObj(index -> "%s %03d".formatted(kind, index))
        .toList();
  }

  /** Others on each day, so that each value of a dimension has days, in the order of the file. */
  private static Stream<Cell> cells(LocalDate day) {
    return IntStream.range(0, SOLD)
        // The step has no divisor in common with the number of pairs: none comes twice.
        .map(index -> Math.floorMod((int) day.toEpochDay() * 7 + index * 13, pairs()))
        .boxed()
        .flatMap(
            pair ->
                Stream.concat(
                        Stream.of(KpiColumns.WHOLE_ORDERS),
                        IntStream.range(0, CATEGORIES_SOLD)
                            .mapToObj(
                                index -> CATEGORIES.get((pair + index * 7) % CATEGORIES.size())))
                    .map(
                        category ->
                            new Cell(
                                day,
                                category,
                                CHANNELS.get(pair / MEMBERSHIPS.size()),
                                MEMBERSHIPS.get(pair % MEMBERSHIPS.size()))))
        .sorted(
            Comparator.comparing(Cell::category)
                .thenComparing(Cell::channel)
                .thenComparing(Cell::membership));
  }

  private static int pairs() {
    return CHANNELS.size() * MEMBERSHIPS.size();
  }

  /**
   * Writes a set without showing it.
   *
   * @param number another for each set
   * @return its directory
   */
  static Path write(DataLayout layout, int number) throws IOException {
    LargeKpiSet set = new LargeKpiSet(layout, number);
    Map<String, Manifest.FileEntry> files = new TreeMap<>();
    for (KpiFile file : KpiFile.values()) {
      files.put(file.fileName(), set.write(file));
    }
    Files.write(
        set.directory.resolve(DataLayout.MANIFEST),
        ContractJson.mapper()
            .writeValueAsBytes(
                new Manifest(set.report(), "UTC", "EUR", files, Map.of(), Goals.NONE)));
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
      case SALES_BY_HOUR -> DAYS * 24;
      case SALES_BY_DAY -> DAYS;
      case SALES_BY_MONTH -> MONTHS;
      case SALES_BY_WEEKDAY -> 7;
      case SALES_BY_HOUR_OF_DAY -> 24;
      case REVENUE_BY_CATEGORY, REFUNDS_BY_CATEGORY, CUSTOMER_SEGMENTS -> CATEGORIES.size();
      case SALES_BY_LOCATION -> 500;
      case SALES_BY_MEMBERSHIP -> MEMBERSHIPS.size();
      case SALES_BY_CHANNEL -> CHANNELS.size();
      case SALES_BY_PAYMENT_METHOD, ORDER_STATUS -> 5;
      case TOP_PRODUCTS -> 100;
      case TOP_PRODUCTS_RECENT -> 10;
      case CUSTOMER_LTV -> DAYS / 10 * 5;
      case CHURN_RISK, STOCK -> 500;
      case COHORT_RETENTION -> MONTHS * (MONTHS + 1) / 2;
      case SALES_CUBE -> cube.size();
      case SALES_RECENT -> 15 * 24 * 4;
      case RECENT_ORDERS -> 1000;
      case DATA_QUALITY -> 32;
    };
  }

  /** What a column holds, by its name, else by what the contract says of it. */
  private Object cell(KpiFile file, String column, int row, int rows) {
    if (file == KpiFile.SALES_CUBE) {
      Cell cell = cube.get(row);
      switch (column) {
        case KpiColumns.DATE:
          return cell.date();
        case Columns.CATEGORY:
          return cell.category();
        case Columns.SALES_CHANNEL:
          return cell.channel();
        case Columns.MEMBERSHIP_TYPE:
          return cell.membership();
        case KpiColumns.GROSS_SALES, KpiColumns.REFUNDS, KpiColumns.SALES:
          return cell.category().equals(KpiColumns.WHOLE_ORDERS) ? amount(1e6) : "";
        default:
          break;
      }
    }
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
      case KpiColumns.DATE -> today.minusDays(fromEnd);
      case KpiColumns.WINDOW_START -> today.minusDays(row / 5 * 10L + 10);
      case KpiColumns.WINDOW_END -> today.minusDays(row / 5 * 10L);
      case KpiColumns.MONTH -> YearMonth.from(today).minusMonths(fromEnd);
      case KpiColumns.COHORT_MONTH -> YearMonth.from(today).minusMonths(cohort(row));
      case KpiColumns.MONTH_NUMBER -> row - cohort(row) * (cohort(row) + 1) / 2;
      case KpiColumns.HOUR -> row;
      case KpiColumns.RANK -> file == KpiFile.CUSTOMER_LTV ? row % 5 + 1 : row + 1;
      case KpiColumns.WEEKDAY -> row + 1;
      case KpiColumns.DAYS_SINCE_LAST_ORDER -> 8 + row % 60;
      case Columns.CATEGORY -> CATEGORIES.get(row % CATEGORIES.size());
      case Columns.SALES_CHANNEL, KpiColumns.CHANNEL -> CHANNELS.get(row % CHANNELS.size());
      case Columns.MEMBERSHIP_TYPE -> MEMBERSHIPS.get(row % MEMBERSHIPS.size());
      case KpiColumns.TOPIC -> Topic.values()[row / 8].topicName();
      case KpiColumns.NOTE, KpiColumns.FILES -> "";
      case Columns.CUSTOMER_ID, Columns.PRODUCT_ID, Columns.ORDER_ID -> "%08d".formatted(row);
      default ->
          switch (KpiColumnType.of(column)) {
            case TEXT -> column + " " + row;
            case COUNT -> 1 + random.nextInt(9_000);
            case PERCENT, DAYS -> amount(100);
            default -> amount(1e6);
          };
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
