package io.salespulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.Columns;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.GeneratorStats;
import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.KpiFile;
import io.salespulse.contract.RejectedColumns;
import io.salespulse.contract.Segment;
import io.salespulse.contract.SummaryMetric;
import io.salespulse.contract.Topic;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Holds what is on disk against what the generator says it emitted: each Kafka record in exactly
 * one row, and the totals equal to the cent.
 */
record Oracle(GeneratorStats emitted, DataLayout data) {

  /** Fails with the first difference. */
  void check() throws IOException {
    for (Topic topic : Topic.values()) {
      checkRows(topic);
    }
    checkCard(SummaryMetric.TOTAL_ORDERS, BigDecimal.valueOf(emitted.orders()));
    checkCard(SummaryMetric.ITEMS_SOLD, BigDecimal.valueOf(emitted.items()));
    checkCard(SummaryMetric.GROSS_SALES, emitted.grossSales());
    checkCard(SummaryMetric.TOTAL_SALES, emitted.sales());
    checkCard(
        SummaryMetric.CANCELLED_ORDERS_PCT,
        percent(
            BigDecimal.valueOf(emitted.cancelled()),
            BigDecimal.valueOf(emitted.cancelled() + emitted.orders())));
    checkCard(SummaryMetric.REFUND_RATE_PCT, percent(emitted.refunds(), emitted.grossSales()));
  }

  private void checkCard(SummaryMetric card, BigDecimal expected) throws IOException {
    assertThat(summary().get(card.metric())).as(card.metric()).isEqualByComparingTo(expected);
  }

  private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
    return part.movePointRight(2).divide(whole, 2, RoundingMode.HALF_UP);
  }

  /** The cards that have a value, by metric. */
  Map<String, BigDecimal> summary() throws IOException {
    return CsvFiles.rows(data.kpi().resolve(KpiFile.SUMMARY.fileName())).stream()
        .filter(row -> !row.get(KpiColumns.VALUE).isEmpty())
        .collect(
            Collectors.toMap(
                row -> row.get(KpiColumns.METRIC),
                row -> new BigDecimal(row.get(KpiColumns.VALUE))));
  }

  private void checkRows(Topic topic) throws IOException {
    Map<Integer, List<Long>> offsets = new TreeMap<>();
    collectOffsets(offsets, data.raw(topic), Columns.KAFKA_OFFSET);
    collectOffsets(offsets, data.rejected(topic), RejectedColumns.OFFSET);
    assertThat(offsets.values().stream().mapToLong(List::size).sum())
        .as("rows of %s, kept and rejected", topic.topicName())
        .isEqualTo(emitted.topics().get(topic.topicName()).emitted());
    // The generator uses no transactions, so the offsets of a partition have no gaps.
    offsets.forEach(
        (partition, found) ->
            assertThat(found.stream().sorted().toList())
                .as("offsets of %s-%d", topic.topicName(), partition)
                .isEqualTo(LongStream.range(0, found.size()).boxed().toList()));
  }

  private static void collectOffsets(
      Map<Integer, List<Long>> offsets, Path dataset, String offsetColumn) throws IOException {
    for (Path file : StackUnderTest.filesBelow(dataset)) {
      Segment segment = Segment.parse(file.getFileName().toString()).orElseThrow();
      List<Long> partition =
          offsets.computeIfAbsent(segment.partition(), first -> new ArrayList<>());
      for (Map<String, String> row : CsvFiles.rows(file)) {
        partition.add(Long.parseLong(row.get(offsetColumn)));
      }
    }
  }
}
