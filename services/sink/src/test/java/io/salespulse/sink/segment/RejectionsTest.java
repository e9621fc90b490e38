package io.salespulse.sink.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RejectionsTest {

  private final Rejections rejections = new Rejections("orders");

  @Test
  void mostOfATopicRejectedIsSaidWithCountAndCommonestReason() {
    came(10, "field total_amount is missing", 4);
    came(0, "the value is not JSON: Unexpected character ('A')", 1);
    came(0, "the value is not JSON: Unexpected character ('B')", 1);

    assertThat(rejections.judge())
        .hasValue(
            "orders: 6 of the 10 records that came of late were rejected, 4 of them because field"
                + " total_amount is missing. Each is in raw/_rejected/orders with its reason.");
  }

  @Test
  void reasonsThatQuoteTheRecordAreOneReason() {
    for (int record = 0; record < 1_000; record++) {
      came(1, "the value is not JSON: Unexpected character '" + record + "'\n", 1);
    }

    assertThat(rejections.judge().orElseThrow())
        .contains("1000 of them because the value is not JSON: Unexpected character '0' .")
        .doesNotContain("\n");
  }

  @Test
  void anOrderWithoutSomeOfItsLinesIsNotCalledRejected() {
    var lines = Collections.nCopies(6, "line 2 of the order is left out: it is no object");
    rejections.add(10, new Rejections.Reasons(List.of(), lines));
    assertThat(rejections.judge())
        .hasValue(
            "orders: 6 of the 10 records that came of late are without some of their lines, 6 of them"
                + " because line 2 of the order is left out: it is no object. Each is in"
                + " raw/_rejected/orders with its reason.");

    came(10, "the record has no value", 0);
    rejections.judge();
    rejections.add(10, new Rejections.Reasons(List.of("the record has no value"), lines));
    assertThat(rejections.judge().orElseThrow())
        .startsWith(
            "orders: of the 10 records that came of late 1 were rejected and 6 are without some of"
                + " their lines, 6 of them because line 2");
  }

  @Test
  void halfIsNotMost() {
    came(10, "the record has no value", 5);

    assertThat(rejections.judge()).isEmpty();
  }

  @Test
  void itIsSaidOnceUntilItGetsBetter() {
    came(10, "the record has no value", 10);
    assertThat(rejections.judge()).isPresent();
    came(10, "the record has no value", 10);
    assertThat(rejections.judge()).as("said already").isEmpty();
    assertThat(rejections.judge()).as("nothing came").isEmpty();
    came(10, "the record has no value", 10);
    assertThat(rejections.judge()).as("still said already").isEmpty();

    came(10, "the record has no value", 1);
    assertThat(rejections.judge()).as("better").isEmpty();
    came(10, "the record has no value", 10);
    assertThat(rejections.judge()).as("worse again").isPresent();
  }

  private void came(int records, String reason, int rejected) {
    rejections.add(
        records, new Rejections.Reasons(Collections.nCopies(rejected, reason), List.of()));
  }
}
