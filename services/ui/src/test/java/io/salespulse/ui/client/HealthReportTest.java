package io.salespulse.ui.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.salespulse.ui.Json;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthReportTest {

  private final ObjectMapper json = Json.mapper();

  @Test
  void aServiceThatIsUpIsReady() throws IOException {
    HealthReport up = report("{\"status\":\"UP\",\"checks\":[]}");

    assertThat(asked(up)).isSameAs(up);
  }

  @Test
  void whatIsDownSaysWhyInItsOwnWords() throws IOException {
    HealthReport down =
        report(
            """
            {"status":"DOWN","checks":[
             {"name":"channels","status":"UP","data":{"reason":"not this one"}},
             {"name":"writing","status":"DOWN","data":{"reason":"Kafka is away."}},
             {"name":"etl-runner","status":"DOWN",
              "data":{"spark":"starting","data_directory":"/data"}},
             {"name":"other","status":"DOWN"}]}""");

    assertThatThrownBy(() -> asked(down))
        .isInstanceOf(UnusableAnswerException.class)
        .hasMessage("is not ready: Kafka is away. spark starting, data directory /data other");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{}", "{\"status\":1}", "{\"status\":\"DOWN\"}"})
  void whatIsNoHealthIsNotUnderstood(String body) throws IOException {
    HealthReport none = report(body);

    assertThatThrownBy(() -> asked(none)).hasMessage(AnswerChecks.NOT_UNDERSTOOD);
  }

  /** As a page is told of it. */
  private static HealthReport asked(HealthReport report) {
    return AnswerChecks.judged(AnswerChecks.ready(report), HealthReport::isReady);
  }

  private HealthReport report(String body) throws IOException {
    return json.readValue(body, HealthReport.class);
  }
}
