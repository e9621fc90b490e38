package io.salespulse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentTest {

  @ParameterizedTest
  @CsvSource({
    "orders, 0, 0, orders-0-00000000000000000000.csv",
    "order_items, 12, 42, order_items-12-00000000000000000042.csv",
    "a-b, 0, 9223372036854775807, a-b-0-09223372036854775807.csv"
  })
  void aFileNameIsReadBackAsTheSegmentThatMadeIt(
      String topic, int partition, long startOffset, String fileName) {
    Segment segment = new Segment(topic, partition, startOffset);

    assertThat(segment.fileName()).isEqualTo(fileName);
    assertThat(Segment.parse(fileName)).contains(segment);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "orders.csv",
        "orders-0-42.csv",
        "orders-0-00000000000000000042.csv.tmp",
        "orders-0-99999999999999999999.csv",
        "orders-99999999999-00000000000000000042.csv"
      })
  void anyOtherNameIsNoSegment(String fileName) {
    assertThat(Segment.parse(fileName)).isEmpty();
  }

  @Test
  void namesSortInTheOrderOfOffsets() {
    assertThat(new Segment("orders", 0, 9).fileName())
        .isLessThan(new Segment("orders", 0, 10).fileName());
  }
}
