package io.salespulse.etl.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.RunReport;
import io.salespulse.etl.TestSpark;
import io.salespulse.etl.facts.StatusRules;
import io.salespulse.etl.kpi.KpiSettings;
import io.salespulse.etl.run.EtlJob;
import io.salespulse.etl.run.Pipeline;
import io.salespulse.etl.run.RunHistory;
import io.salespulse.etl.run.SinkClient;
import io.salespulse.etl.settings.AsOf;
import io.salespulse.etl.settings.EtlSettings;
import io.salespulse.oracle.Question;
import io.salespulse.testing.ContractJson;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole pipeline over random dirty files, against the same files made by DuckDB. */
class PipelineOracleTest {
  private static final ObjectMapper JSON = ContractJson.mapper();

  /** Port 1 answers nobody: the run warns and goes on with what is there. */
  private static final URI NO_SINK = URI.create("http://127.0.0.1:1");

  private static final String MOST_THAT_IS_HANDED_OUT = "spark.sql.autoBroadcastJoinThreshold";

  @TempDir Path directory;

  /** Months, years and clocks change on the way, by half an hour too. */
  @ParameterizedTest
  @CsvSource({
    "1, 2026-11-22T12:00:00Z,     LATEST_EVENT, UTC,           UTC,                 EUR, 500000",
    "2, 2027-01-01T02:30:00.500Z, CLOCK,        Asia/Kolkata,  UTC,                 JPY, 500000",
    "3, 2026-10-25T02:30:00Z,     CLOCK,        Europe/Berlin, Europe/Berlin,       EUR, 300",
    "4, 2026-04-05T02:30:00Z,     CLOCK,        Europe/Berlin, Australia/Lord_Howe, KWD, 120",
    "5, 2026-12-01T00:00:30Z,     CLOCK,        UTC,           America/St_Johns,    EUR, 20",
    "6, 2026-11-22T12:00:00Z,     CLOCK,        UTC,           UTC,                 EUR, 500000",
    "7, 2026-03-29T01:30:00Z,     CLOCK,        UTC,           Europe/Berlin,       EUR, 500000"
  })
  void everyFileIsThatOfSqlOverTheSameRawFiles(
      long seed,
      Instant now,
      AsOf asOf,
      ZoneId sourceZone,
      ZoneId reportingZone,
      Currency currency,
      int cubeRows)
      throws Exception {
    DataLayout layout = new DataLayout(directory);
    RawRows raw = RawData.draw(layout, seed, now, asOf == AsOf.CLOCK ? 3 : 0);
    raw.write();
    Question question =
        Question.asOf(asOf == AsOf.CLOCK ? now : raw.newest())
            .in(sourceZone, reportingZone)
            .in(currency)
            .withCubeRows(cubeRows);

    RunReport report = run(layout, question, now, asOf);

    assertThat(report.failure()).isEmpty();
    assertThat(report.asOf()).isEqualTo(question.asOf());
    assertThat(report.warnings()).first().asString().contains("http://127.0.0.1:1");
    SqlKpis.assertPublished(layout, question);
  }

  /** As Spark does where there are too many to hand to all tasks, some 190,000. */
  @Test
  void customersAndProductsThatOrdersAreMovedToGiveTheSameFiles() throws Exception {
    // A run makes a session of its own, which begins with what the process has.
    SparkConf process = TestSpark.session().sparkContext().conf();
    process.set(MOST_THAT_IS_HANDED_OUT, "-1");
    try {
      assertThat(TestSpark.session().newSession().conf().get(MOST_THAT_IS_HANDED_OUT))
          .isEqualTo("-1");
      everyFileIsThatOfSqlOverTheSameRawFiles(
          8,
          Instant.parse("2026-11-22T12:00:00Z"),
          AsOf.LATEST_EVENT,
          ZoneOffset.UTC,
          ZoneId.of("Europe/Berlin"),
          Currency.getInstance("EUR"),
          500_000);
    } finally {
      process.remove(MOST_THAT_IS_HANDED_OUT);
    }
  }

  private static RunReport run(DataLayout layout, Question question, Instant now, AsOf asOf)
      throws Exception {
    KpiSettings kpis =
        new KpiSettings(
            question.reportingZone(),
            question.currency(),
            question.window(),
            question.recentWindow(),
            question.churnDays(),
            question.cubeRows(),
            question.acquisitionSpend());
    EtlSettings settings =
        new EtlSettings(
            layout,
            Map.of(),
            question.sourceZone(),
            new StatusRules(
                new TreeSet<>(question.cancelledStatuses()),
                new TreeSet<>(question.refundedStatuses())),
            kpis,
            asOf,
            Optional.empty(),
            Optional.empty());
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    Pipeline pipeline =
        new Pipeline(
            settings,
            TestSpark::session,
            new SinkClient(List.of(NO_SINK), JSON)::flush,
            JSON,
            clock);
    EtlJob job =
        new EtlJob(
            pipeline, new RunHistory(layout, JSON), report -> {}, (thread, error) -> {}, clock);
    try {
      return job.run(RunReport.Trigger.REQUEST).get(240, TimeUnit.SECONDS);
    } finally {
      job.stop(() -> {}, Duration.ZERO);
    }
  }
}
