package io.salespulse.etl.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.RunReport;
import io.salespulse.etl.facts.BuildPlan;
import io.salespulse.etl.facts.DayRecord;
import io.salespulse.etl.raw.RawDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunLogTest {

  private static final LocalDate DAY = LocalDate.parse("2026-11-02");

  private final RunLog log = new RunLog("r", RunReport.Trigger.REQUEST, Instant.EPOCH);

  @Test
  void fiveFilesOfLinesThatDoNotParseAreNamedAndTheOthersCounted() {
    log.built(plan(), built(7));

    assertThat(report().warnings())
        .containsExactly(
            "14 lines do not parse, left out and counted in data_quality.csv: 2 in orders/0.csv,"
                + " 2 in orders/1.csv, 2 in orders/2.csv, 2 in orders/3.csv, 2 in orders/4.csv,"
                + " the others in 2 files more, which facts/_days names");
  }

  @Test
  void whatKafkaHadMoreMakesTheRunIncompleteAndComesFirst() {
    log.lacks(List.of("3 records were in Kafka"));
    log.built(plan(), built(1));

    assertThat(report().incomplete()).isTrue();
    assertThat(report().warnings()).hasSize(2).first().isEqualTo("3 records were in Kafka");
  }

  @Test
  void otherWarningsLeaveTheRunComplete() {
    log.lacks(List.of());
    log.built(plan(), built(1));

    assertThat(report().warnings()).hasSize(1);
    assertThat(report().incomplete()).isFalse();
  }

  private RunReport report() {
    return log.succeeded(Instant.EPOCH);
  }

  private static BuildPlan plan() {
    RawDay raw = new RawDay(DAY, Map.of(), Map.of());
    return new BuildPlan(List.of(new BuildPlan.Build(raw, "", "new")), new TreeMap<>(), List.of());
  }

  /**
   * @param files with two lines each that do not parse
   */
  private static SortedMap<LocalDate, DayRecord> built(int files) {
    SortedMap<String, Long> unparsed =
        IntStream.range(0, files)
            .boxed()
            .collect(
                Collectors.toMap("orders/%d.csv"::formatted, any -> 2L, Long::sum, TreeMap::new));
    return new TreeMap<>(
        Map.of(
            DAY,
            new DayRecord(
                DAY, "", new TreeMap<>(), Optional.empty(), Map.of(), Map.of(), 0, unparsed)));
  }
}
