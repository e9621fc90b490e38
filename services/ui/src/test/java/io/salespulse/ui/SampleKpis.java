package io.salespulse.ui;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Goals;
import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.KpiFile;
import io.salespulse.contract.Manifest;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.SummaryMetric;
import io.salespulse.contract.Topic;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Writes KPI sets as the ETL does: files, manifest, and the link {@code kpi} moved in one step. The
 * rows of a file can be replaced before {@link #publish}, to test what the page does with them.
 */
public final class SampleKpis {

  private static final ObjectMapper JSON =
      Json.mapper().disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

  private final Map<KpiFile, List<List<String>>> rows = new EnumMap<>(KpiFile.class);
  private final Instant asOf;
  private String currency = "USD";
  private String zone = "UTC";
  private Optional<String> missing = Optional.empty();
  private boolean isBeforeRefunds;
  private Goals goals = Goals.NONE;
  private final Map<String, RunReport.Refusals> refusals = new TreeMap<>();
  private final Map<String, Own> own = new TreeMap<>();

  private record Own(Manifest.OwnEntry entry, byte[] content) {}

  private SampleKpis(Instant asOf) {
    this.asOf = asOf;
  }

  /** Two plausible weeks before {@code asOf}. */
  public static SampleKpis twoWeeks(Instant asOf) {
    SampleKpis kpis = new SampleKpis(asOf);
    SampleShop.fill(kpis, asOf);
    return kpis;
  }

  /** Writes a sample set into a data directory: {@code SampleKpis <directory>}. */
  public static void main(String... args) {
    twoWeeks(Instant.now().minusSeconds(200)).publish(Path.of(args[0]), "sample");
  }

  public SampleKpis with(KpiFile file, List<List<String>> newRows) {
    rows.put(file, new ArrayList<>(newRows));
    return this;
  }

  public SampleKpis without(KpiFile file) {
    rows.remove(file);
    return this;
  }

  public SampleKpis inCurrency(String code) {
    currency = code;
    return this;
  }

  public Instant asOf() {
    return asOf;
  }

  public int rows(KpiFile file) {
    return rows.get(file).size();
  }

  public SampleKpis inZone(String id) {
    zone = id;
    return this;
  }

  /** As the version before published it: without refunds and all that came with them. */
  public SampleKpis beforeRefunds() {
    isBeforeRefunds = true;
    List.of(
            KpiFile.ORDER_STATUS,
            KpiFile.REFUNDS_BY_CATEGORY,
            KpiFile.SALES_RECENT,
            KpiFile.STOCK,
            KpiFile.RECENT_ORDERS)
        .forEach(rows::remove);
    rows.get(KpiFile.SUMMARY)
        .removeIf(
            row ->
                List.of("gross_sales", "refund_rate_pct", "cancelled_orders_pct")
                    .contains(row.get(0)));
    return this;
  }

  public SampleKpis withGoals(Goals wanted) {
    goals = wanted;
    return this;
  }

  /** The set lacks records, for that reason. */
  public SampleKpis incomplete(String why) {
    missing = Optional.of(why);
    return this;
  }

  /** The sink turned so many of a topic's records away before the run. */
  public SampleKpis refusing(String topic, long rejected, long received, String reason) {
    refusals.put(topic, new RunReport.Refusals(rejected, received, reason));
    return this;
  }

  /** Replaces a metric's row; blank values are empty cells. */
  public SampleKpis withMetric(
      SummaryMetric metric, String value, String previous, String change, String note) {
    List<List<String>> summary = new ArrayList<>(rows.getOrDefault(KpiFile.SUMMARY, List.of()));
    summary.removeIf(row -> row.get(0).equals(metric.metric()));
    summary.add(List.of(metric.metric(), value, metric.unit().toString(), previous, change, note));
    rows.put(KpiFile.SUMMARY, summary);
    return this;
  }

  /** Adds a KPI of the shop's own, of these lines; all columns but the first hold numbers. */
  public SampleKpis withOwn(
      String name,
      String title,
      String unit,
      String chart,
      Optional<String> problem,
      String... lines) {
    byte[] content = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    own.put(
        DataLayout.ownKpi(name),
        new Own(
            new Manifest.OwnEntry(
                lines.length - 1,
                sha256(content),
                title,
                unit,
                chart,
                List.of(lines[0].split(",")).subList(1, lines[0].split(",").length),
                asOf,
                problem),
            content));
    return this;
  }

  /** The set's directory, which the link points to when this returns. */
  public Path publish(Path dataDir, String run) {
    DataLayout layout = new DataLayout(dataDir);
    try {
      Path set = Files.createDirectories(layout.kpiSets().resolve(run));
      Map<String, Manifest.FileEntry> files = new TreeMap<>();
      for (Map.Entry<KpiFile, List<List<String>>> file : rows.entrySet()) {
        byte[] bytes = csv(file.getKey(), file.getValue());
        Files.write(set.resolve(file.getKey().fileName()), bytes);
        files.put(
            file.getKey().fileName(),
            new Manifest.FileEntry(file.getValue().size(), sha256(bytes)));
      }
      RunReport report =
          new RunReport(
              run,
              RunReport.Status.SUCCEEDED,
              RunReport.Trigger.SCHEDULE,
              asOf,
              asOf,
              asOf.plusMillis(2300),
              List.of(new RunReport.StageTime("publish", 12)),
              Map.of(Topic.ORDERS.topicName(), 100L),
              3,
              refusals,
              List.of(),
              missing.stream().toList(),
              missing.isPresent(),
              Map.of(),
              Optional.empty());
      Map<String, Manifest.OwnEntry> ofOwn = new TreeMap<>();
      for (Map.Entry<String, Own> file : own.entrySet()) {
        Files.write(set.resolve(file.getKey()), file.getValue().content());
        ofOwn.put(file.getKey(), file.getValue().entry());
      }
      JSON.writeValue(
          set.resolve(DataLayout.MANIFEST).toFile(),
          new Manifest(report, zone, currency, files, ofOwn, goals));
      Path link = dataDir.resolve("kpi.new");
      Files.createSymbolicLink(link, layout.kpiSets().getFileName().resolve(run));
      Files.move(link, layout.kpi(), StandardCopyOption.ATOMIC_MOVE);
      return set;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private byte[] csv(KpiFile file, List<List<String>> lines) throws IOException {
    int[] columns =
        IntStream.range(0, file.columns().size())
            .filter(column -> !isBeforeRefunds || !isOfRefunds(file.columns().get(column)))
            .toArray();
    StringWriter text = new StringWriter();
    try (SequenceWriter writer = new CsvMapper().writerFor(String[].class).writeValues(text)) {
      writer.write(cells(file.columns(), columns));
      for (List<String> line : lines) {
        writer.write(isBeforeRefunds ? cells(line, columns) : line.toArray(String[]::new));
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isOfRefunds(String column) {
    return column.equals(KpiColumns.GROSS_SALES) || column.equals(KpiColumns.REFUNDS);
  }

  private static String[] cells(List<String> line, int[] columns) {
    return Arrays.stream(columns).mapToObj(line::get).toArray(String[]::new);
  }

  /** Lower-case hexadecimal. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException everyJvmHasIt) {
      throw new IllegalStateException(everyJvmHasIt);
    }
  }

  /** A row of cells. */
  static List<String> row(Object... cells) {
    return Arrays.stream(cells).map(String::valueOf).toList();
  }
}
