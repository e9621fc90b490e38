package io.salespulse.etl.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.RunReport;
import io.salespulse.contract.Topic;
import io.salespulse.etl.records.TopicRead;
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
    built(7);

    assertThat(report().warnings())
        .containsExactly(
            "14 lines do not parse, left out and counted in data_quality.csv: 2 in orders/0.csv,"
                + " 2 in orders/1.csv, 2 in orders/2.csv, 2 in orders/3.csv, 2 in orders/4.csv,"
                + " the others in 2 files more");
  }

  @Test
  void whatKafkaHadMoreMakesTheRunIncompleteAndComesFirst() {
    log.lacks(List.of("3 records were in Kafka"));
    built(1);

    assertThat(report().incomplete()).isTrue();
    assertThat(report().warnings()).hasSize(2).first().isEqualTo("3 records were in Kafka");
  }

  @Test
  void otherWarningsLeaveTheRunComplete() {
    log.lacks(List.of());
    built(1);

    assertThat(report().warnings()).hasSize(1);
    assertThat(report().incomplete()).isFalse();
  }

  @Test
  void rowsReadAndRowsLeftOutAreAddedUpOverTheTopicsAndBatches() {
    built(3);
    built(1);

    assertThat(report().rows()).containsExactly(Map.entry("orders", 10L));
    assertThat(report().rejected()).isEqualTo(8);
    assertThat(report().daysRebuilt()).containsExactly(DAY);
  }

  @Test
  void aFileThatChangedAfterItWasReadSaysWhatToDo() {
    log.changed("orders/0.csv");

    assertThat(report().warnings())
        .containsExactly(
            "orders/0.csv changed after it was read: what it holds now counts from the next rebuild"
                + " (POST /etl/run?rebuild=true)");
  }

  private RunReport report() {
    return log.succeeded(Instant.EPOCH);
  }

  /**
   * @param files with two lines each that do not parse
   */
  private void built(int files) {
    SortedMap<String, Long> unparsed =
        IntStream.range(0, files)
            .boxed()
            .collect(
                Collectors.toMap("orders/%d.csv"::formatted, any -> 2L, Long::sum, TreeMap::new));
    log.read(new TopicRead(Topic.ORDERS, 5, 2L * files, unparsed, Optional.empty()));
    log.built(List.of(DAY));
  }
}
