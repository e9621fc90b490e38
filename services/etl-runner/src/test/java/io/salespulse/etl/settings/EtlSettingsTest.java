package io.salespulse.etl.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.salespulse.support.StartFailure;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EtlSettingsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SALES_DATA_DIR|pom.xml|set it to a directory, not a file",
        "ETL_TABLES_CATALOG|type=jdbc,secret|set it to properties of an Iceberg catalog such as type=jdbc,",
        "ETL_CRON|every day|set it to a UNIX cron expression such as */10 * * * *",
        "ETL_CRON|0 */10 * * * *|set it to a UNIX cron expression such as */10 * * * *",
        "ETL_CRON|0 0 31 2 *|no year has that day, so set it to one that comes",
        "ETL_RUN_ON_START|yes|set it to true or false",
        "SINK_URL|localhost:8082|set it to an address such as http://localhost:8083",
        "SINK_URL|http://a:1, ftp://b|set it to an address such as http://localhost:8083",
        "GENERATOR_URL|generator:8081|set it to an address such as http://localhost:8083",
        "GENERATOR_URL|http://a:1,http://b:1|set it to an address such as http://localhost:8083",
        "SPARK_MASTER|yarn|set it to local[*], local[2] or spark://host:port",
        "SPARK_MASTER|spark://host|set it to local[*], local[2] or spark://host:port",
        "REPORTING_ZONE|Berlin|set it to a time zone such as Europe/Berlin",
        "SOURCE_ZONE|Mars/Base|set it to a time zone such as Europe/Berlin",
        "REPORTING_CURRENCY|Euro|set it to an ISO 4217 code of money such as EUR",
        "REPORTING_CURRENCY|XXX|set it to an ISO 4217 code of money such as EUR",
        "REPORTING_CURRENCY|XAU|set it to an ISO 4217 code of money such as EUR",
        "KPI_WINDOW|three hours|set it to a duration such as 15m, 3h or 1d",
        "KPI_WINDOW|3|set it to a duration such as 15m, 3h or 1d",
        "KPI_WINDOW|0h|set it to a duration such as 15m, 3h or 1d",
        "KPI_RECENT_WINDOW|-15m|set it to a duration such as 15m, 3h or 1d",
        "KPI_CHURN_DAYS|0|set it to a whole number of days from 1 to 36500",
        "KPI_CHURN_DAYS|1.5|set it to a whole number of days from 1 to 36500",
        "KPI_ACQUISITION_SPEND|a lot|set it to an amount such as 50000",
        "KPI_ACQUISITION_SPEND|-1|set it to an amount such as 50000",
        "KPI_ACQUISITION_SPEND|1e2147483647|set it to an amount such as 50000",
        "KPI_AS_OF|noon|allowed values: ",
        "KPI_SQL_DIR|no/such/directory|set it to a directory that is there",
      })
  void aWrongSettingIsOneLineThatSaysWhatToDo(String variable, String value, String wanted) {
    Map<String, String> environment = Map.of(variable, value);

    assertThat(StartFailure.line(catchThrowable(() -> settings(environment))))
        .startsWith(variable + " ")
        .contains(wanted)
        .doesNotContain("\n", "SRCFG", "secret");
  }

  @Test
  void theDefaultsAreThoseOfTheDemo() {
    EtlConfig config = config(Map.of());
    EtlSettings settings = EtlSettings.of(config);

    assertThat(settings.layout().root()).isEqualTo(Path.of("data").toAbsolutePath());
    assertThat(config.cron()).isEqualTo("*/10 * * * *");
    assertThat(config.runOnStart()).isTrue();
    assertThat(config.sinks()).containsExactly(URI.create("http://localhost:8082"));
    assertThat(config.generator()).isEmpty();
    assertThat(config.sparkMaster()).isEqualTo("local[*]");
    assertThat(config.scratchDir())
        .isEqualTo(Path.of(System.getProperty("java.io.tmpdir"), "salespulse-spark"));
    assertThat(settings.kpis().currency().getCurrencyCode()).isEqualTo("EUR");
    assertThat(settings.kpis().zone().getId()).isEqualTo("UTC");
    assertThat(settings.kpis().window()).isEqualTo(Duration.ofHours(3));
    assertThat(settings.kpis().recentWindow()).isEqualTo(Duration.ofMinutes(15));
    assertThat(settings.kpis().churnDays()).isEqualTo(7);
    assertThat(settings.kpis().acquisitionSpend()).isEqualByComparingTo("50000");
    assertThat(settings.asOf()).isEqualTo(AsOf.CLOCK);
    assertThat(settings.ownKpis()).isEmpty();
    assertThat(settings.alerts()).isEmpty();
  }

  @Test
  void settingsAreReadAsPeopleWriteThem() {
    EtlConfig config =
        config(
            Map.of(
                "SINK_URL", "http://a:8082, http://b:8082,",
                "GENERATOR_URL", "http://c:8081",
                "KPI_WINDOW", "1d",
                "KPI_RECENT_WINDOW", "PT90S",
                "KPI_AS_OF", "Latest-Event",
                "KPI_SQL_DIR", "src",
                "ALERTS_FILE", "pom.xml",
                "ETL_RUN_ON_START", "FALSE",
                "SPARK_MASTER", "spark://host:7077"));
    EtlSettings settings = EtlSettings.of(config);

    assertThat(config.sinks())
        .containsExactly(URI.create("http://a:8082"), URI.create("http://b:8082"));
    assertThat(config.generator()).contains(URI.create("http://c:8081"));
    assertThat(settings.kpis().window()).isEqualTo(Duration.ofDays(1));
    assertThat(settings.kpis().recentWindow()).isEqualTo(Duration.ofSeconds(90));
    assertThat(settings.asOf()).isEqualTo(AsOf.LATEST_EVENT);
    assertThat(settings.ownKpis()).contains(Path.of("src").toAbsolutePath());
    assertThat(settings.alerts()).contains(Path.of("pom.xml"));
    assertThat(config.runOnStart()).isFalse();
  }

  @Test
  void onlyWhatFactsDependOnIsInTheTextThatRebuildsThem() {
    String before = settings(Map.of()).factSettings();

    assertThat(settings(Map.of("KPI_WINDOW", "1h", "REPORTING_CURRENCY", "USD")).factSettings())
        .isEqualTo(before);
    assertThat(settings(Map.of("REPORTING_ZONE", "Asia/Tokyo")).factSettings())
        .isNotEqualTo(before);
    assertThat(settings(Map.of("ORDER_CANCELLED_STATUSES", "storniert")).factSettings())
        .isNotEqualTo(before);
  }

  private static EtlSettings settings(Map<String, String> environment) {
    return EtlSettings.of(config(environment));
  }

  /** The settings as the service reads them, with this environment. */
  private static EtlConfig config(Map<String, String> environment) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .addDiscoveredConverters()
        .withDefaultValue("java.io.tmpdir", System.getProperty("java.io.tmpdir"))
        .withMapping(EtlConfig.class)
        .withSources(new EnvConfigSource(environment, 300))
        .withValidateUnknown(false)
        .build()
        .getConfigMapping(EtlConfig.class);
  }
}
