package io.salespulse.ui.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.salespulse.contract.GeneratorStats;
import io.salespulse.contract.LiveSales;
import io.salespulse.contract.RunProgress;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.RunSchedule;
import io.salespulse.contract.SinkStatus;
import io.salespulse.contract.Topic;
import io.salespulse.ui.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What another service says is judged before a page is made of it. */
@Timeout(10)
class AnswerChecksTest {

  private static final String RUN =
      """
      {"id":"r","status":"SUCCEEDED","trigger":"START","as_of":"2026-11-22T14:20:00Z",
       "started_at":"2026-11-22T14:20:00Z","finished_at":"2026-11-22T14:20:04Z","stages":[],
       "rows":{},"rejected":0,"days_rebuilt":[],"warnings":[],"incomplete":false,"failure":null}""";

  private final ObjectMapper json = Json.mapper();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{\"orders_per_second\":1e999999999}",
        "{\"orders_per_second\":\"NaN\"}",
        "{\"orders_per_second\":-1}",
        "{\"topics\":{\"orders\":null}}",
        "{\"topics\":{\"orders\":{\"clean\":9223372036854775807,\"dirty\":1}}}",
        "{\"topics\":{\"orders\":{\"clean\":1e999999999}}}"
      })
  void statisticsWithoutMeasureAreNone(String answer) {
    assertThatThrownBy(
            () ->
                AnswerChecks.judged(
                    json.readValue(answer, GeneratorStats.class), AnswerChecks::isSane))
        .isInstanceOfAny(IOException.class, UnusableAnswerException.class);
  }

  /**
   * Zero would say that the sink keeps up, and a sum of such numbers that it has less than none.
   */
  @ParameterizedTest
  @ValueSource(strings = {"\"NaN\"", "-1", "1e999999999", "9.2E18", "\"x\""})
  void aNumberThatIsNoCountIsNotTakenForZero(String number) throws IOException {
    String answer = "{\"topics\":{\"orders\":{\"records\":7,\"lag\":%s}}}";

    assertThat(
            AnswerChecks.judged(
                    json.readValue(answer.formatted("42"), SinkStatus.class), AnswerChecks::isSane)
                .counts(Topic.ORDERS)
                .lag())
        .isEqualTo(42);
    assertThatThrownBy(
            () ->
                AnswerChecks.judged(
                    json.readValue(answer.formatted(number), SinkStatus.class),
                    AnswerChecks::isSane))
        .isInstanceOfAny(IOException.class, UnusableAnswerException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"gross_sales\":1e999999999",
        "\"gross_sales\":1e-999999999",
        "\"gross_sales\":1e2000000",
        "\"gross_sales\":null",
        "\"orders\":-1",
        "\"since\":null",
        "\"since\":\"+1000000000-12-31T23:59:59Z\"",
        "\"last_minute\":null",
        "\"unread\":-1"
      })
  void salesWithoutMeasureAreNone(String field) throws IOException {
    String live =
        """
        {"last_minute":{"orders":1,"gross_sales":10.50},
         "last_five_minutes":{"orders":2,"gross_sales":20},"since":"1970-01-01T00:00:00Z",
         "partitions":1,"partition_count":1,"unread":0}""";
    String name = field.substring(0, field.indexOf(':'));
    String broken = live.replaceFirst(name + ":(\\{[^}]*\\}|\"[^\"]*\"|[^,}]*)", field);

    assertThat(
            AnswerChecks.judged(json.readValue(live, LiveSales.class), AnswerChecks::isSane)
                .lastFiveMinutes()
                .orders())
        .isEqualTo(2);
    assertThat(broken).isNotEqualTo(live);
    assertThatThrownBy(
            () ->
                AnswerChecks.judged(json.readValue(broken, LiveSales.class), AnswerChecks::isSane))
        .isInstanceOfAny(IOException.class, UnusableAnswerException.class);
  }

  /** The exponent that has no opposite. */
  @Test
  void anAmountWithTheLargestExponentIsNone() {
    LiveSales.Sum sum = new LiveSales.Sum(1, new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE));
    LiveSales live =
        new LiveSales(sum, sum, Instant.EPOCH, 1, 1, 0, false, false, Optional.empty());

    assertThatThrownBy(() -> AnswerChecks.judged(live, AnswerChecks::isSane))
        .isInstanceOf(UnusableAnswerException.class);
  }

  /** Nobody computes with the sum of all sales here, so nobody is to be slow over it. */
  @Test
  void aSumWithAThousandMillionDigitsHurtsNobody() throws IOException {
    String answer = "{\"sales\":1e999999999,\"orders_per_second\":0.05}";

    assertThat(
            AnswerChecks.judged(json.readValue(answer, GeneratorStats.class), AnswerChecks::isSane)
                .ordersPerSecond())
        .isEqualTo(0.05);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"started_at\":null",
        "\"finished_at\":\"+1000000000-12-31T23:59:59Z\"",
        "\"status\":null",
        "\"stages\":null",
        "\"warnings\":[null]",
        "\"days_rebuilt\":null",
        "\"refusals\":{\"orders\":null}",
        "\"failure\":{}",
        "\"failure\":{\"stage\":\"build-facts\"}",
        "\"failure\":{\"reason\":\"disk full\"}",
        "\"stages\":[{\"milliseconds\":3}]"
      })
  void aReportThatLacksSomethingIsNone(String field) throws IOException {
    String name = field.substring(0, field.indexOf(':'));
    String broken = RUN.replaceFirst(name + ":(\"[^\"]*\"|\\[\\]|null)", field);
    if (broken.equals(RUN)) {
      broken = RUN.replace("{\"id\"", "{" + field + ",\"id\"");
    }
    String answer = "[" + broken + "]";

    assertThat(AnswerChecks.judged(json.readValue(RUN, RunReport.class), AnswerChecks::isSane).id())
        .isEqualTo("r");
    assertThatThrownBy(
            () ->
                AnswerChecks.judged(
                    List.of(json.readValue(answer, RunReport[].class)), AnswerChecks::isSane))
        .isInstanceOfAny(IOException.class, UnusableAnswerException.class);
  }

  @Test
  void aTimeOutsideTheCalendarIsNone() {
    String far = "\"+1000000000-12-31T23:59:59Z\"";

    assertThatThrownBy(
            () ->
                AnswerChecks.judged(
                    json.readValue("{\"next_fire_time\":%s}".formatted(far), RunSchedule.class),
                    AnswerChecks::isSane))
        .isInstanceOfAny(IOException.class, UnusableAnswerException.class);
    assertThatThrownBy(
            () ->
                AnswerChecks.judged(
                    json.readValue(
                        "{\"running\":{\"started_at\":%s}}".formatted(far), RunProgress.class),
                    AnswerChecks::isSane))
        .isInstanceOfAny(IOException.class, UnusableAnswerException.class);
  }
}
