package io.salespulse.sink.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.Topic;
import io.salespulse.sink.live.OrderVersion.Sale;
import io.salespulse.sink.row.NoRowException;
import io.salespulse.sink.row.RowReader;
import io.salespulse.sink.source.TopicSource;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An order is whatever somebody wrote into Kafka. */
@Timeout(10)
class OrderReaderTest {

  private static final Instant RECORDED_AT = Instant.parse("2026-11-22T14:20:05Z");

  private final OrderReader reader =
      new OrderReader(ZoneId.of("Europe/Berlin"), Set.of("cancelled", "void"));

  @ParameterizedTest
  @ValueSource(strings = {"12.50", "\"12.50\"", "\" 12.50 \"", "1.250e1", "12.5000"})
  void anAmountIsANumberOrAText(String amount) {
    assertThat(amount(amount))
        .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo("12.50"));
  }

  /** Each is short, and more digits than any machine has for whoever adds it to something. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e999999999",
        "1e-999999999",
        "1e2000000",
        "-1e999999999",
        "\"1e999999999\"",
        "1e2147483648",
        "1e100",
        "100000000000000",
        "-100000000000000",
        "null",
        "true",
        "[1]",
        "{\"a\":1}",
        "\"\"",
        "\"NaN\"",
        "\"0x10\"",
        "1,5",
        "\"１２\""
      })
  void whatTheJobCouldNotCountIsNotCounted(String amount) {
    assertThat(amount(amount)).isEmpty();
  }

  @Test
  void numbersOfAnyLengthAreNotCounted() {
    assertThat(amount("9".repeat(900))).isEmpty();
    assertThat(amount("9".repeat(5_000_000))).isEmpty();
    assertThat(amount("0." + "1".repeat(5_000_000))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "\"2026-11-22T15:20:00\",      2026-11-22T14:20:00Z",
    "\"2026-11-22T14:20:00.5Z\",   2026-11-22T14:20:00.500Z",
    "1795357200,                   2026-11-22T14:20:00Z",
    "\"1795357200000\",            2026-11-22T14:20:00Z",
    "\"2026-11-23T14:20:05Z\",     2026-11-23T14:20:05Z"
  })
  void anOrderStandsAtItsDate(String date, Instant orderedAt) {
    assertThat(version(order("\"o\"", date, "12.50")))
        .contains(new OrderVersion("o", sale(orderedAt, "12.50")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e999999999",
        "\"+999999999-12-31T23:59:59Z\"",
        "\"soon\"",
        "\"2026-11-23T14:20:06Z\""
      })
  void anOrderThatTheJobWouldLeaveOutChangesNothing(String date) {
    assertThat(version(order("\"o\"", date, "12.50"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"cancelled\"", "\" Cancelled \"", "\"VOID\""})
  void aCancelledOrderIsAVersionThatSellsNothing(String status) {
    assertThat(version(changed(status, "null"))).contains(new OrderVersion("o", Optional.empty()));
  }

  @Test
  void aReturnIsAVersionThatSellsNothing() {
    assertThat(version(order("\"o\"", "\"2026-11-22T14:20:00Z\"", "-12.50")))
        .contains(new OrderVersion("o", Optional.empty()));
  }

  /** Gross sales are what was bought, whatever was paid back. */
  @Test
  void aRefundLeavesTheGrossSalesAsTheyAreAndMustBeAnAmount() {
    for (String refunded : List.of("null", "\"\"", "0", "12.50", "\"99.00\"")) {
      assertThat(version(changed("\"refunded\"", refunded)).flatMap(OrderVersion::sale))
          .as(refunded)
          .isEqualTo(sale(Instant.parse("2026-11-22T14:20:00Z"), "12.50"));
    }
    for (String refunded : List.of("-0.01", "\"much\"", "1e99")) {
      assertThat(version(changed("\"refunded\"", refunded))).as(refunded).isEmpty();
    }
  }

  @Test
  void aDeletionSellsNothing() {
    String[] cells = new String[Topic.ORDERS.rawColumns().size()];
    cells[0] = " o ";
    cells[cells.length - 3] = "true";

    assertThat(reader.version(cells, RECORDED_AT))
        .contains(new OrderVersion("o", Optional.empty()));
  }

  @Test
  void whatTheSinkRejectsIsNotCounted() {
    assertThat(read(order("null", "\"2026-11-22\"", "12.50"))).isEmpty();
    assertThat(read("{\"total_amount\":12.50}")).isEmpty();
    assertThat(read("null")).isEmpty();
    assertThat(read("[]")).isEmpty();
    assertThat(read("")).isEmpty();
    assertThat(read("{\"total_amount\":12.50")).isEmpty();
    assertThat(read("[".repeat(100_000))).isEmpty();
    assertThat(read("{\"a\":".repeat(100_000))).isEmpty();
  }

  @Test
  void anIdHasOneCharacterOrMoreAndNotTooMany() {
    String date = "\"2026-11-22T14:20:00Z\"";
    assertThat(read(order("\"" + "x".repeat(200) + "\"", date, "12.50"))).isPresent();
    assertThat(read(order("\"" + "x".repeat(1_000_000) + "\"", date, "12.50"))).isEmpty();
    assertThat(read(order("\" \"", date, "12.50"))).isEmpty();
  }

  private Optional<BigDecimal> amount(String amount) {
    return read(order("\"o\"", "\"2026-11-22T14:20:00Z\"", amount));
  }

  private Optional<BigDecimal> read(String json) {
    return version(json).flatMap(OrderVersion::sale).map(Sale::gross);
  }

  private Optional<OrderVersion> version(String json) {
    try {
      String[] row =
          new RowReader(TopicSource.ofContract(Topic.ORDERS))
              .read(json.getBytes(StandardCharsets.UTF_8))
              .cells();
      return reader.version(Arrays.copyOf(row, Topic.ORDERS.rawColumns().size()), RECORDED_AT);
    } catch (NoRowException rejected) {
      return Optional.empty();
    }
  }

  private static Optional<Sale> sale(Instant orderedAt, String gross) {
    return Optional.of(new Sale(orderedAt, new BigDecimal(gross)));
  }

  private static String changed(String status, String refunded) {
    return order("\"o\"", "\"2026-11-22T14:20:00Z\"", "12.50")
        .replace(
            "\"customer_id\"",
            "\"status\":%s,\"refunded_amount\":%s,\"customer_id\"".formatted(status, refunded));
  }

  private static String order(String id, String date, String amount) {
    return """
        {"order_id":%s,"customer_id":"c","order_date":%s,"total_amount":%s,
         "of_tomorrow":{"a":[1]}}"""
        .formatted(id, date, amount);
  }
}
