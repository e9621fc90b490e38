package io.salespulse.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salespulse.ui.live.OrderRules;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  @Test
  void theDefaultsAreThoseOfTheDemo() {
    Settings settings = settings(Map.of());

    assertThat(settings.dataDir()).isEqualTo(Path.of("data").toAbsolutePath());
    assertThat(settings.etl()).isEqualTo(URI.create("http://localhost:8083"));
    assertThat(settings.sinks()).containsExactly(URI.create("http://localhost:8082"));
    assertThat(settings.kafka()).isEqualTo("localhost:9092");
    assertThat(settings.refresh()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.locale()).isEqualTo(Locale.US);
  }

  @Test
  void anEmptyAddressOfTheGeneratorSaysThatThereIsNone() {
    assertThat(settings(Map.of()).generator()).contains(URI.create("http://localhost:8081"));
    assertThat(settings(Map.of("generator.url", "")).generator()).isEmpty();
  }

  @Test
  void severalSinksAreSeparatedByCommas() {
    assertThat(settings(Map.of("sink.url", "http://a:1, http://b:2")).sinks())
        .containsExactly(URI.create("http://a:1"), URI.create("http://b:2"));
  }

  @Test
  void theLiveStripReadsOrdersAsTheEtlRunnerIsTold() {
    assertThat(settings(Map.of()).orders())
        .isEqualTo(
            new OrderRules(ZoneId.of("UTC"), Set.of("cancelled", "canceled", "voided", "failed")));
    assertThat(
            settings(
                    Map.of(
                        "source.zone", "Europe/Berlin", "order.cancelled.statuses", "Void, ,GONE"))
                .orders())
        .isEqualTo(new OrderRules(ZoneId.of("Europe/Berlin"), Set.of("void", "gone")));
  }

  @ParameterizedTest
  @CsvSource({
    "etl.url,       ftp://x,       ETL_URL",
    "etl.url,       localhost:8083, ETL_URL",
    "generator.url, http:// ,      GENERATOR_URL",
    "sink.url,      nonsense,      SINK_URL",
    "kafka.bootstrap.servers, nowhere, KAFKA_BOOTSTRAP_SERVERS",
    "ui.sign-in,    card, UI_SIGN_IN",
    "source.zone,   Berlin,        SOURCE_ZONE",
    "ui.refresh,    often,         UI_REFRESH",
    "ui.refresh,    0s,            UI_REFRESH",
    "ui.refresh,    2h,            UI_REFRESH",
    "ui.locale,     xx-YY,         UI_LOCALE",
    "ui.behind-proxy, maybe,       UI_BEHIND_PROXY",
    "ui.root-path,  sales,         UI_ROOT_PATH",
    "ui.root-path,  /sales/,       UI_ROOT_PATH",
    "ui.root-path,  //sales,       UI_ROOT_PATH",
    // Without a proxy that strips it there is no such path.
    "ui.root-path,  /sales,        UI_ROOT_PATH"
  })
  void aWrongSettingIsNamedWithItsVariable(String key, String value, String variable) {
    assertThatThrownBy(() -> settings(Map.of(key, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(variable + "=" + value)
        .hasMessageNotContaining("\n");
  }

  @Test
  void aPathIsThatOfAProxy() {
    assertThat(settings(Map.of("ui.behind-proxy", "true", "ui.root-path", "/shop/sales-2")).proxy())
        .isEqualTo(new Proxy(true, "/shop/sales-2"));
    assertThat(settings(Map.of()).proxy()).isEqualTo(new Proxy(false, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/kpi",
        "/kpi/shop",
        "/fragments",
        "/assets",
        "/q",
        "/run",
        "/pipeline",
        "/sign-in",
        "/sign-out",
        "/signed-in",
        "/j_security_check"
      })
  void aPathThatTheDashboardHasItselfIsNoneOfAProxy(String path) {
    assertThatThrownBy(() -> settings(Map.of("ui.behind-proxy", "true", "ui.root-path", path)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("UI_ROOT_PATH=" + path)
        .hasMessageContaining("the dashboard's own");
  }

  @ParameterizedTest
  @ValueSource(strings = {"da-DK", "de-AT", "en-US", "ja-JP", "pt-BR", "zh-TW"})
  void whatTheJvmTakesANativeImageTakesToo(String locale) throws IOException {
    List<String> inImage = localesOfImages();

    assertThat(inImage)
        .contains(locale)
        .doesNotHaveDuplicates()
        .allSatisfy(
            tag ->
                assertThat(settings(Map.of("ui.locale", tag)).locale().toLanguageTag())
                    .isEqualTo(tag));
  }

  @Test
  void whereFewLocalesAreKnownAWrongOneIsAnsweredWithAllOfThem() throws IOException {
    List<Locale> inImage = localesOfImages().stream().map(Locale::forLanguageTag).toList();

    assertThat(Settings.choice(inImage)).startsWith("one of bg-BG, bs-BA,").contains(", da-DK,");
    assertThat(Settings.choice(List.of(Locale.getAvailableLocales())))
        .isEqualTo("such as en-US or de-DE");
  }

  private static List<String> localesOfImages() throws IOException {
    Properties properties = new Properties();
    try (InputStream file = Settings.class.getResourceAsStream("/application.properties")) {
      properties.load(file);
    }
    return List.of(properties.getProperty("quarkus.locales").split(","));
  }

  @Test
  void aFormNeedsItsUserAndAPasswordWhichIsNeverSaid() {
    assertThatThrownBy(() -> settings(Map.of("ui.sign-in", "form")))
        .hasMessageStartingWith("UI_USER=");
    assertThatThrownBy(
            () -> settings(Map.of("ui.sign-in", "form", "ui.user", "ada", "ui.password", "secret")))
        .hasMessageStartingWith("UI_PASSWORD=")
        .hasMessageNotContaining("secret");
    assertThat(
            settings(Map.of("ui.sign-in", "form", "ui.user", "ada", "ui.password", "correct horse"))
                .toString())
        .doesNotContain("correct horse");
  }

  @Test
  void aFileIsNoDataDirectory(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("data"), "");

    assertThatThrownBy(() -> settings(Map.of("sales.data-dir", file.toString())))
        .hasMessageStartingWith("SALES_DATA_DIR=")
        .hasMessageContaining("name a directory");
  }

  private static Settings settings(Map<String, String> values) {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .withMapping(UiConfig.class)
            .withDefaultValues(values)
            .withValidateUnknown(false)
            .build();
    return Settings.of(config.getConfigMapping(UiConfig.class));
  }
}
