package io.salespulse.etl.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.KpiFile;
import io.salespulse.contract.RunReport;
import io.salespulse.etl.TestSpark;
import io.salespulse.etl.kpi.KpiSettings;
import io.salespulse.etl.run.EtlJob;
import io.salespulse.etl.run.Pipeline;
import io.salespulse.etl.run.RunHistory;
import io.salespulse.etl.run.SinkClient;
import io.salespulse.etl.settings.AsOf;
import io.salespulse.etl.settings.EtlSettings;
import io.salespulse.etl.spark.LocalTime;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole pipeline over random dirty files, against the same figures made by DuckDB. */
class PipelineOracleTest {
  private static final int DAYS = 3;
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .findAndAddModules()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  /** Port 1 answers nobody: the run warns and goes on with what is there. */
  private static final URI NO_SINK = URI.create("http://127.0.0.1:1");

  private static final String LOCAL_HOUR =
      "strftime(date_trunc('hour', local), '%Y-%m-%dT%H:00:00') || CASE WHEN seconds = 0 THEN 'Z'"
          + " ELSE printf('%s%02d:%02d', CASE WHEN seconds < 0 THEN '-' ELSE '+' END,"
          + " abs(seconds) // 3600, abs(seconds) % 3600 // 60) END";

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "1, 2026-11-20, UTC, UTC",
    "2, 2026-12-30, Asia/Kolkata, UTC",
    "3, 2026-10-24, UTC, Europe/Berlin",
    "4, 2026-03-28, Asia/Kolkata, Europe/Berlin",
    "5, 2026-11-29, UTC, America/St_Johns"
  })
  void kpisAreThoseOfSqlOverTheSameFiles(
      long seed, LocalDate first, ZoneId sourceZone, ZoneId reportingZone) throws Exception {
    DataLayout layout = new DataLayout(directory);
    new RawData(layout, seed).write(first, DAYS);
    Instant asOf = first.plusDays(DAYS).atStartOfDay(ZoneOffset.UTC).toInstant();

    RunReport report = run(layout, sourceZone, reportingZone, asOf);

    assertThat(report.failure()).isEmpty();
    assertThat(report.warnings()).singleElement().asString().contains("http://127.0.0.1:1");
    try (DuckDbOracle oracle = new DuckDbOracle(layout, sourceZone, reportingZone, first)) {
      same(layout, KpiFile.SALES_BY_HOUR, oracle, overTime(LOCAL_HOUR, "", "min(ordered_at)"));
      same(
          layout,
          KpiFile.SALES_BY_DAY,
          oracle,
          overTime("strftime(local, '%Y-%m-%d')", "count(DISTINCT customer_id)::BIGINT,", "k"));
      same(
          layout,
          KpiFile.REVENUE_BY_CATEGORY,
          oracle,
          """
          SELECT category, sum(quantity), sum(revenue)::DECIMAL(30, 2) AS money,
            round(sum(revenue) * 100 / (SELECT sum(revenue) FROM items), 2)::DECIMAL(9, 2)
          FROM items GROUP BY ALL ORDER BY sum(revenue) DESC, category""");
      same(
          layout,
          KpiFile.SALES_BY_LOCATION,
          oracle,
          """
          SELECT row_number() OVER (ORDER BY sum(total) DESC, location), location,
            count(DISTINCT customer_id), count(*), sum(total)::DECIMAL(30, 2),
            round(sum(total) * 100 / (SELECT sum(total) FROM orders), 2)::DECIMAL(9, 2)
          FROM orders GROUP BY location ORDER BY 1""");
      same(
          layout,
          KpiFile.SALES_BY_MEMBERSHIP,
          oracle,
          """
          SELECT membership, count(DISTINCT customer_id), count(*), sum(total)::DECIMAL(30, 2),
            round(sum(total) * 100 / (SELECT sum(total) FROM orders), 2)::DECIMAL(9, 2)
          FROM orders GROUP BY membership ORDER BY sum(total) DESC, membership""");
      same(
          layout,
          KpiFile.TOP_PRODUCTS,
          oracle,
          """
          SELECT row_number() OVER (ORDER BY sum(revenue) DESC, i.product_id), i.product_id,
            coalesce(any_value(p.name), 'Unknown'), coalesce(any_value(p.category), 'Unknown'),
            sum(quantity), sum(revenue)::DECIMAL(30, 2)
          FROM items i LEFT JOIN (SELECT product_id, max_by(name, ofs) AS name,
              max_by(category, ofs) AS category FROM products GROUP BY product_id) p
            ON p.product_id = i.product_id
          GROUP BY i.product_id ORDER BY 1""");
      assertThat(totals(published(layout, KpiFile.SUMMARY)))
          .containsExactlyElementsOf(
              oracle.rows(
                  """
                  SELECT 'total_orders', count(*)::VARCHAR FROM orders
                  UNION ALL SELECT 'total_sales', sum(total)::DECIMAL(30, 2)::VARCHAR FROM orders
                  UNION ALL SELECT 'items_sold', sum(quantity)::VARCHAR FROM items
                  UNION ALL SELECT 'unique_products_sold', count(DISTINCT product_id)::VARCHAR
                    FROM items
                  UNION ALL SELECT 'total_customers', count(DISTINCT customer_id)::VARCHAR
                    FROM customers"""));
    }
  }

  /** Figures by a local time; items count where their order stands. */
  private static String overTime(String key, String customers, String order) {
    return """
        SELECT k, orders, coalesce(pieces, 0), %2$s sales FROM (
          SELECT %1$s AS k, count(*) AS orders, %3$s sum(total)::DECIMAL(30, 2) AS sales,
            min(ordered_at) AS first
          FROM orders GROUP BY 1) o
        LEFT JOIN (SELECT %1$s AS k, sum(quantity) AS pieces FROM items GROUP BY 1) i USING (k)
        ORDER BY %4$s"""
        .formatted(
            key,
            customers.isEmpty() ? "" : "customers,",
            customers.isEmpty() ? "" : customers.replace(",", " AS customers,"),
            order.equals("k") ? "k" : "first");
  }

  private static List<List<String>> totals(List<List<String>> summary) {
    List<String> compared =
        List.of(
            "total_orders", "total_sales", "items_sold", "unique_products_sold", "total_customers");
    return summary.stream()
        .filter(card -> compared.contains(card.get(0)))
        .map(card -> card.subList(0, 2))
        .toList();
  }

  private static void same(DataLayout layout, KpiFile file, DuckDbOracle oracle, String sql)
      throws Exception {
    assertThat(published(layout, file))
        .as("%s", file)
        .isNotEmpty()
        .containsExactlyElementsOf(oracle.rows(sql));
  }

  private static List<List<String>> published(DataLayout layout, KpiFile file) throws IOException {
    CsvMapper csv = CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();
    try (MappingIterator<String[]> rows =
        csv.readerFor(String[].class).readValues(layout.kpi().resolve(file.fileName()).toFile())) {
      return rows.readAll().stream().skip(1).map(List::of).toList();
    }
  }

  private static SparkSession session() {
    SparkSession session = TestSpark.session();
    return session;
  }

  private static RunReport run(
      DataLayout layout, ZoneId sourceZone, ZoneId reportingZone, Instant asOf) throws Exception {
    KpiSettings kpis =
        new KpiSettings(
            new LocalTime(reportingZone),
            Duration.ofHours(3),
            Duration.ofMinutes(15),
            7,
            new BigDecimal("50000"));
    EtlSettings settings =
        new EtlSettings(
            layout,
            "*/10 * * * *",
            EtlSettings.StartRuns.DISABLED,
            List.of(NO_SINK),
            "local[2]",
            Currency.getInstance("EUR"),
            sourceZone,
            kpis,
            AsOf.CLOCK);
    Clock clock = Clock.fixed(asOf, ZoneOffset.UTC);
    Pipeline pipeline =
        new Pipeline(
            settings,
            PipelineOracleTest::session,
            new SinkClient(List.of(NO_SINK), JSON),
            JSON,
            clock);
    EtlJob job = new EtlJob(pipeline, new RunHistory(layout, JSON), report -> {}, clock);
    try {
      return job.run(RunReport.Trigger.REQUEST).get(240, TimeUnit.SECONDS);
    } finally {
      job.stop(() -> {}, Duration.ZERO);
    }
  }
}
