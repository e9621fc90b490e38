package io.salespulse.ui.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salespulse.ui.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReadinessTest {

  private final Readiness readiness = new Readiness(Json.mapper());

  @Test
  void aServiceThatIsUpIsReady() throws IOException {
    assertThat(readiness.decode(bytes("{\"status\":\"UP\",\"checks\":[]}"))).isTrue();
  }

  @Test
  void whatIsDownSaysWhyInItsOwnWords() {
    assertThatThrownBy(
            () ->
                readiness.decode(
                    bytes(
                        """
                        {"status":"DOWN","checks":[
                         {"name":"channels","status":"UP","data":{"reason":"not this one"}},
                         {"name":"writing","status":"DOWN","data":{"reason":"Kafka is away."}},
                         {"name":"etl-runner","status":"DOWN",
                          "data":{"spark":"starting","data_directory":"/data"}},
                         {"name":"other","status":"DOWN"}]}""")))
        .isInstanceOf(Readiness.NotReadyException.class)
        .hasMessage("Kafka is away. spark starting, data directory /data other");
  }

  @Test
  void whatIsNoHealthIsNotUnderstood() {
    for (String body : new String[] {"", "null", "[]", "{}", "{\"status\":1}", "<html>"}) {
      assertThatThrownBy(() -> readiness.decode(bytes(body)))
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(Readiness.NotReadyException.class);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
