package io.salespulse.ui.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.salespulse.contract.GeneratorStats;
import io.salespulse.contract.RunProgress;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.RunSchedule;
import io.salespulse.ui.Json;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What another service says is judged before a page is made of it. */
@Timeout(10)
class AnswersTest {

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
    assertThatThrownBy(() -> Answers.stats(json.readValue(answer, GeneratorStats.class)))
        .isInstanceOf(IOException.class);
  }

  /** Nobody computes with the sum of all sales here, so nobody is to be slow over it. */
  @Test
  void aSumWithAThousandMillionDigitsHurtsNobody() throws IOException {
    String answer = "{\"sales\":1e999999999,\"orders_per_second\":0.05}";

    assertThat(Answers.stats(json.readValue(answer, GeneratorStats.class)).ordersPerSecond())
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

    assertThat(Answers.run(json.readValue(RUN, RunReport.class)).id()).isEqualTo("r");
    assertThatThrownBy(() -> Answers.runs(json.readValue(answer, RunReport[].class)))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aTimeOutsideTheCalendarIsNone() {
    String far = "\"+1000000000-12-31T23:59:59Z\"";

    assertThatThrownBy(
            () ->
                Answers.schedule(
                    json.readValue("{\"next_fire_time\":%s}".formatted(far), RunSchedule.class)))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(
            () ->
                Answers.progress(
                    json.readValue(
                        "{\"running\":{\"started_at\":%s}}".formatted(far), RunProgress.class)))
        .isInstanceOf(IOException.class);
  }
}
