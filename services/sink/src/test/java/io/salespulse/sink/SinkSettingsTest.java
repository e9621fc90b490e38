package io.salespulse.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.salespulse.support.StartFailure;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidatorImpl;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SinkSettingsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sink.roll.interval|0s|SINK_ROLL_INTERVAL is PT0S: set it to more than 0, 5m say",
        "sink.roll.interval|-1m|SINK_ROLL_INTERVAL is PT-1M: set it to more than 0, 5m say",
        "sink.roll.bytes|0|SINK_ROLL_BYTES is 0: set it to more than 0, 134217728 say",
        "sink.roll.records|-5|SINK_ROLL_RECORDS is -5: set it to more than 0, 1000000 say",
        "sink.roll.open-segments|0|SINK_ROLL_OPEN_SEGMENTS is 0: set it to more than 0, 32 say",
        "sink.roll.interval|often|SINK_ROLL_INTERVAL is often: set it to a duration such as 30s, 15m, 3h or 1d",
        "sink.roll.bytes|many|SINK_ROLL_BYTES is many: Expected a long value, got \"many\"",
      })
  void aWrongSettingIsNamedAsTheEnvironmentHasIt(String property, String value, String line) {
    assertThat(StartFailure.line(catchThrowable(() -> config(property, value)))).isEqualTo(line);
  }

  @Test
  void theDefaultsAreThoseOfTheDemo() {
    SinkSettings settings = config("sink.roll.bytes", "1").getConfigMapping(SinkSettings.class);

    assertThat(settings.dataDir()).hasToString("data");
    assertThat(settings.roll().interval()).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.roll().records()).isEqualTo(1_000_000);
    assertThat(settings.roll().openSegments()).isEqualTo(32);
  }

  private static SmallRyeConfig config(String property, String value) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withValidator(new BeanValidationConfigValidatorImpl())
        .withMapping(SinkSettings.class)
        .withDefaultValues(Map.of(property, value))
        .build();
  }
}
