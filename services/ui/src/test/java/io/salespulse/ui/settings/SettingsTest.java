package io.salespulse.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.salespulse.support.StartFailure;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidatorImpl;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
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

  @ParameterizedTest
  @CsvSource({
    "etl.url,       ftp://x,       ETL_URL",
    "etl.url,       localhost:8083, ETL_URL",
    "generator.url, http:// ,      GENERATOR_URL",
    "sink.url,      nonsense,      SINK_URL",
    "ui.sign-in,    card, UI_SIGN_IN",
    "ui.refresh,    often,         UI_REFRESH",
    "ui.refresh,    0s,            UI_REFRESH",
    "ui.refresh,    2h,            UI_REFRESH",
    "ui.locale,     xx-YY,         UI_LOCALE",
    "ui.behind-proxy, maybe,       UI_BEHIND_PROXY",
    "ui.root-path,  sales,         UI_ROOT_PATH",
    "ui.root-path,  /sales/,       UI_ROOT_PATH",
    "ui.root-path,  //sales,       UI_ROOT_PATH",
    "embed.origins, example.com,   EMBED_ORIGINS",
    "embed.origins, https://a.example/path, EMBED_ORIGINS",
    "embed.origins, *,             EMBED_ORIGINS",
    // Without a proxy that strips it there is no such path.
    "ui.root-path,  /sales,        UI_ROOT_PATH"
  })
  void aWrongSettingIsNamedWithItsVariable(String key, String value, String variable) {
    assertThat(refusal(Map.of(key, value)))
        .startsWith(variable + " is ")
        .contains("set")
        .doesNotContain("\n", "SRCFG");
  }

  @Test
  void aPathIsThatOfAProxy() {
    assertThat(
            Proxy.of(settings(Map.of("ui.behind-proxy", "true", "ui.root-path", "/shop/sales-2"))))
        .isEqualTo(new Proxy(true, "/shop/sales-2"));
    assertThat(Proxy.of(settings(Map.of()))).isEqualTo(new Proxy(false, ""));
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
        "/report",
        "/tables",
        "/openapi.json",
        "/j_security_check"
      })
  void aPathThatTheDashboardHasItselfIsNoneOfAProxy(String path) {
    assertThat(refusal(Map.of("ui.behind-proxy", "true", "ui.root-path", path)))
        .startsWith("UI_ROOT_PATH is " + path)
        .contains("the dashboard's own");
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

    assertThat(KnownLocale.choice(inImage)).startsWith("one of bg-BG, bs-BA,").contains(", da-DK,");
    assertThat(KnownLocale.choice(List.of(Locale.getAvailableLocales())))
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
    assertThat(refusal(Map.of("ui.sign-in", "form"))).startsWith("UI_USER is empty");
    assertThat(refusal(Map.of("ui.sign-in", "form", "ui.user", "ada", "ui.password", "secret")))
        .startsWith("UI_PASSWORD is too short")
        .doesNotContain("secret");
    Settings right =
        settings(Map.of("ui.sign-in", "form", "ui.user", "ada", "ui.password", "correct horse"));
    assertThat(SignIn.of(right).toString()).doesNotContain("correct horse");
    assertThat(right.toString()).doesNotContain("correct horse");
  }

  @Test
  void aTokenIsLongAndIsForTablesThatAreNotOpenAnyway() {
    assertThat(refusal(Map.of("ui.api-token", "0123456789abcdef01234567")))
        .startsWith("UI_API_TOKEN is set, but everybody may read");
    Map<String, String> signIn =
        Map.of("ui.sign-in", "form", "ui.user", "ada", "ui.password", "correct horse");
    Map<String, String> guessed = new HashMap<>(signIn);
    guessed.put("ui.api-token", "letmein");
    assertThat(refusal(guessed)).startsWith("UI_API_TOKEN is too short").doesNotContain("letmein");
    assertThat(SignIn.of(settings(signIn)).acceptsToken("")).isFalse();
  }

  @Test
  void severalSitesMayShowTheDashboard() {
    assertThat(
            settings(Map.of("embed.origins", "https://a.example, http://localhost:3000"))
                .embedOrigins())
        .contains(List.of("https://a.example", "http://localhost:3000"));
  }

  @Test
  void aFileIsNoDataDirectory(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("data"), "");

    assertThat(refusal(Map.of("sales.data-dir", file.toString())))
        .startsWith("SALES_DATA_DIR is " + file)
        .contains("not a file");
  }

  @Test
  void aWayToSignInIsWrittenInSmallLettersAsOtherSettingsGoByIt() {
    assertThat(refusal(Map.of("ui.sign-in", "OIDC"))).startsWith("UI_SIGN_IN is OIDC: set it to");
  }

  /** The line of a start with these settings, which fails. */
  private static String refusal(Map<String, String> values) {
    return StartFailure.line(
        catchThrowable(
            () -> {
              Settings settings = settings(values);
              Proxy.of(settings);
              SignIn.of(settings);
            }));
  }

  private static Settings settings(Map<String, String> values) {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withValidator(new BeanValidationConfigValidatorImpl())
            .withMapping(Settings.class)
            .withDefaultValues(values)
            .withValidateUnknown(false)
            .build();
    return config.getConfigMapping(Settings.class);
  }
}
