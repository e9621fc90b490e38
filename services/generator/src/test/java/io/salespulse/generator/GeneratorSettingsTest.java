package io.salespulse.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.salespulse.support.StartFailure;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidatorImpl;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeneratorSettingsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "generator.orders-per-second|abc|GENERATOR_ORDERS_PER_SECOND is abc",
        "generator.backfill-days|1.5|GENERATOR_BACKFILL_DAYS is 1.5",
        "generator.orders-per-second|-1|GENERATOR_ORDERS_PER_SECOND is -1.0: set it to a number from 0",
        "generator.orders-per-second|NaN|GENERATOR_ORDERS_PER_SECOND is NaN: set it to a number",
        "generator.backfill-days|-1|GENERATOR_BACKFILL_DAYS is -1: set it to a whole number",
        "generator.dirty-rate|1.01|GENERATOR_DIRTY_RATE is 1.01: set it to a number from 0 to 1",
      })
  void aWrongSettingIsNamedAsTheEnvironmentHasIt(String property, String value, String line) {
    assertThat(StartFailure.line(catchThrowable(() -> config(property, value))))
        .startsWith(line)
        .doesNotContain("\n");
  }

  @Test
  void theDefaultsAreRight() {
    var settings = config("quarkus.x", "y").getConfigMapping(GeneratorSettings.class);

    assertThat(settings.feed().seed()).isEqualTo(42);
    assertThat(settings.feed().ordersPerSecond()).isEqualTo(0.5);
    assertThat(settings.feed().backfillDays()).isEqualTo(14);
    assertThat(settings.feed().dirtyRate()).isEqualTo(0.005);
    assertThat(settings.layout().root()).hasToString("data");
  }

  @Test
  void aRateOfZeroIsRight() {
    var settings = config("generator.orders-per-second", "0");

    assertThat(settings.getConfigMapping(GeneratorSettings.class).feed().ordersPerSecond())
        .isZero();
  }

  private static SmallRyeConfig config(String property, String value) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withValidator(new BeanValidationConfigValidatorImpl())
        .withMapping(GeneratorSettings.class)
        .withDefaultValues(Map.of(property, value))
        .build();
  }
}
