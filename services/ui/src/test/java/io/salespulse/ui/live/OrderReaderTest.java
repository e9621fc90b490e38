package io.salespulse.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An order is whatever somebody wrote into Kafka. */
@Timeout(10)
class OrderReaderTest {

  private final OrderReader reader = new OrderReader();

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
        "-0.01",
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

  /** The strip goes by the record's own time; the job judges the date. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e999999999",
        "\"+999999999-12-31T23:59:59Z\"",
        "\"2026-11-22T14:20:00\"",
        "99999999999999"
      })
  void aStrangeDateMakesNoDifference(String date) {
    assertThat(read(order("\"o\"", date, "12.50"))).isPresent();
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
  void anIdOfAnyLengthIsAnId() {
    assertThat(read(order("\"" + "x".repeat(1_000_000) + "\"", "0", "12.50"))).isPresent();
  }

  private Optional<BigDecimal> amount(String amount) {
    return read(order("\"o\"", "\"2026-11-22T14:20:00Z\"", amount));
  }

  private Optional<BigDecimal> read(String json) {
    return reader.amount(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String order(String id, String date, String amount) {
    return """
        {"order_id":%s,"customer_id":"c","order_date":%s,"total_amount":%s,
         "sales_channel":"Online","payment_method":"PayPal","of_tomorrow":{"a":[1]}}"""
        .formatted(id, date, amount);
  }
}
