package io.salespulse.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.salespulse.support.StartFailure;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidatorImpl;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SinkSettingsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SINK_ROLL_INTERVAL|0s|is PT0S: set it to more than 0, 5m say",
        "SINK_ROLL_INTERVAL|-1m|is PT-1M: set it to more than 0, 5m say",
        "SINK_ROLL_BYTES|0|is 0: set it to more than 0, 134217728 say",
        "SINK_ROLL_RECORDS|-5|is -5: set it to more than 0, 1000000 say",
        "SINK_ROLL_OPEN_SEGMENTS|0|is 0: set it to more than 0, 32 say",
        "SINK_ROLL_INTERVAL|5|is 5: set it to a duration such as 30s, 15m, 3h or 1d",
        "SINK_ROLL_INTERVAL|often|is often: set it to a duration such as 30s, 15m, 3h or 1d",
        "SINK_ROLL_BYTES|many|is many: Expected a long value, got \"many\"",
        "SALES_DATA_DIR|pom.xml|is pom.xml: set it to a directory, not a file",
        "SOURCE_ZONE|Mars/Base|is Mars/Base: set it to a time zone such as Europe/Berlin",
      })
  void aWrongSettingIsNamedAsTheEnvironmentHasIt(String variable, String value, String line) {
    assertThat(StartFailure.line(catchThrowable(() -> settings(Map.of(variable, value)))))
        .isEqualTo(variable + " " + line);
  }

  @Test
  void theDefaultsAreThoseOfTheDemo() {
    SinkSettings settings = settings(Map.of());

    assertThat(settings.dataDir()).isEqualTo(Path.of("data").toAbsolutePath());
    assertThat(settings.sourceZone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(settings.cancelledStatuses().orElseThrow())
        .containsExactlyInAnyOrder("cancelled", "canceled", "voided", "failed");
    assertThat(settings.rollInterval()).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.rollRecords()).isEqualTo(1_000_000);
    assertThat(settings.openSegments()).isEqualTo(32);
  }

  @Test
  void whatTheEtlRunnerIsToldTheSinkUnderstands() {
    SinkSettings settings =
        settings(Map.of("SOURCE_ZONE", "Europe/Berlin", "ORDER_CANCELLED_STATUSES", "storniert"));

    assertThat(settings.sourceZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(settings.cancelledStatuses().orElseThrow()).containsExactly("storniert");
  }

  private static SinkSettings settings(Map<String, String> environment) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withValidator(new BeanValidationConfigValidatorImpl())
        .withMapping(SinkSettings.class)
        .withSources(new EnvConfigSource(environment, 300))
        .build()
        .getConfigMapping(SinkSettings.class);
  }
}
