package io.salespulse.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalSettingsTest {

  private static final Path HOME = Path.of("/checkout");

  @Test
  void withoutSettingsEverythingIsWhereTheReadmeSays() throws Exception {
    LocalSettings settings = LocalSettings.of(HOME, Map.of());

    assertThat(settings.data().root()).isEqualTo(Path.of("/checkout/data"));
    assertThat(settings.url(LocalService.UI)).isEqualTo("http://localhost:8080");
    assertThat(settings.environment(LocalService.SINK))
        .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092")
        .containsEntry("QUARKUS_HTTP_PORT", "8082");
  }

  @Test
  void aPortThatIsMovedIsMovedForEveryoneWhoCallsIt() throws Exception {
    LocalSettings settings = LocalSettings.of(HOME, Map.of("SINK_PORT", "18082"));

    assertThat(settings.environment(LocalService.SINK)).containsEntry("QUARKUS_HTTP_PORT", "18082");
    assertThat(settings.environment(LocalService.ETL))
        .containsEntry("SINK_URL", "http://localhost:18082");
  }

  @Test
  void aKafkaThatIsThereIsUsedByAllServicesAndNoneIsStarted() throws Exception {
    LocalSettings settings =
        LocalSettings.of(
            HOME,
            Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", "kafka.example.com:9093",
                "KAFKA_SECURITY_PROTOCOL", "SSL",
                // A port of no one.
                "KAFKA_PORT", "8080"));

    assertThat(settings.starts(LocalService.KAFKA)).isFalse();
    assertThat(settings.environment(LocalService.SINK))
        .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "kafka.example.com:9093");
    assertThat(settings.kafka())
        .contains(
            new ExistingKafka(
                Map.of("bootstrap.servers", "kafka.example.com:9093", "security.protocol", "SSL")));
  }

  @Test
  void withoutTheDemoNobodyIsSentToAGenerator() throws Exception {
    LocalSettings settings = LocalSettings.of(HOME, Map.of()).withoutGenerator();

    assertThat(settings.starts(LocalService.GENERATOR)).isFalse();
    assertThat(settings.environment(LocalService.UI)).containsEntry("GENERATOR_URL", "");
    assertThat(settings.environment(LocalService.ETL)).containsEntry("GENERATOR_URL", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"web", "0", "-1", "65536", "8080.5"})
  void aPortThatIsNoneIsNamedWithWhatToDo(String port) {
    assertThatThrownBy(() -> LocalSettings.of(HOME, Map.of("UI_PORT", port)))
        .isInstanceOf(LaunchException.class)
        .hasMessage(
            "UI_PORT=%s is not a port: set it to a number from 1 to 65535, or leave it out for"
                + " 8080.",
            port);
  }

  @Test
  void twoServicesOnOnePortAreRefused() {
    assertThatThrownBy(() -> LocalSettings.of(HOME, Map.of("UI_PORT", "8082")))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("8082 is the port of another service too");
  }
}
