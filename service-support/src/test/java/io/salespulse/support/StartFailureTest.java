package io.salespulse.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.ConfigValidationException.Problem;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartFailureTest {

  enum Way {
    NONE,
    FORM
  }

  @ConfigMapping(prefix = "shop")
  interface ShopSettings {

    @WithDefault("1")
    double ordersPerSecond();

    @WithDefault("none")
    Way signIn();

    @WithDefault("http://localhost")
    URI url();
  }

  /** The framework itself words the failures, so that another version's words are noticed. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "shop.orders-per-second|abc|SHOP_ORDERS_PER_SECOND is abc: Expected a double value, got \"abc\"",
        "shop.url|http://|SHOP_URL is http://: Expected authority at index 7: http://",
      })
  void aValueOfTheWrongTypeIsNamedAsTheEnvironmentHasIt(
      String property, String value, String line) {
    assertThat(StartFailure.line(new ExceptionInInitializerError(failureOf(property, value))))
        .isEqualTo(line);
  }

  @Test
  void aChoiceThatIsNoneIsAnsweredWithThoseThereAre() {
    assertThat(StartFailure.line(failureOf("shop.sign-in", "card")))
        .startsWith("SHOP_SIGN_IN is card: ")
        .contains("allowed values: ", "none", "form");
  }

  @Test
  void aViolatedConstraintIsNamedAsTheEnvironmentHasIt() {
    Problem problem = new Problem("sink.roll.open-segments is 0: set it to more than 0");

    assertThat(StartFailure.line(new ConfigValidationException(new Problem[] {problem})))
        .isEqualTo("SINK_ROLL_OPEN_SEGMENTS is 0: set it to more than 0");
  }

  @Test
  void aPortThatIsTakenIsSaidWithWhatToDo() {
    assertThat(
            StartFailure.line(
                new RuntimeException(
                    new QuarkusBindException("localhost", 8082, new BindException("in use")))))
        .isEqualTo(
            "port 8082 of localhost is taken: stop who has it, or set QUARKUS_HTTP_PORT to another one");
  }

  @Test
  void whatAServiceSaysOfItsSettingsCountsMoreThanWhatLiesBelow() {
    Exception below = new ConfigurationException("UI_USER is missing", new IOException("hidden"));

    assertThat(StartFailure.line(new RuntimeException("above", below)))
        .isEqualTo("UI_USER is missing");
  }

  @Test
  void elseTheReasonIsTheOneAtTheBottomInOneLine() {
    Exception below = new UncheckedIOException("above", new IOException("disk\n  is full\n"));

    assertThat(StartFailure.line(below)).isEqualTo("disk is full");
    assertThat(StartFailure.line(new NullPointerException()))
        .isEqualTo("java.lang.NullPointerException");
  }

  private static Throwable failureOf(String property, String value) {
    return catchThrowable(
        () ->
            new SmallRyeConfigBuilder()
                .withMapping(ShopSettings.class)
                .withDefaultValues(Map.of(property, value))
                .build());
  }
}
