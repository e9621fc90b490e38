package io.salespulse.etl.settings;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.parser.CronParser;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.DecimalText;
import io.salespulse.etl.facts.StatusRules;
import io.salespulse.etl.kpi.KpiSettings;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The settings, checked.
 *
 * @param cron UNIX syntax
 * @param sinks addresses to flush before a run
 * @param generator whom to ask whether its history is written; empty where nobody is asked
 * @param scratch where Spark keeps rows between stages
 * @param tablesCatalog properties of the Iceberg catalog; with none it is a directory
 * @param sourceZone zone of timestamps without an offset
 * @param statuses what the words of the shop mean for an order
 */
public record EtlSettings(
    DataLayout layout,
    String cron,
    StartRuns startRuns,
    List<URI> sinks,
    Optional<URI> generator,
    String sparkMaster,
    Path scratch,
    Map<String, String> tablesCatalog,
    ZoneId sourceZone,
    StatusRules statuses,
    KpiSettings kpis,
    AsOf asOf) {

  private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,9})\\s*([smhd])");

  /** Whether the service runs by itself when it starts. */
  public enum StartRuns {
    ENABLED,
    DISABLED
  }

  /**
   * Reads the settings.
   *
   * @throws InvalidSetting for the first one that is wrong
   */
  public static EtlSettings of(EtlConfig config) {
    ZoneId local = zone("REPORTING_ZONE", config.reportingZone());
    EtlConfig.Kpi kpi = config.kpi();
    KpiSettings kpis =
        new KpiSettings(
            local,
            parsed(
                "REPORTING_CURRENCY",
                config.reportingCurrency(),
                "an ISO 4217 code of money such as EUR",
                EtlSettings::currency),
            duration("KPI_WINDOW", kpi.window()),
            duration("KPI_RECENT_WINDOW", kpi.recentWindow()),
            parsed(
                "KPI_CHURN_DAYS",
                kpi.churnDays(),
                "a whole number of days from 1",
                days -> {
                  int count = Integer.parseInt(days);
                  return count >= 1 && count <= 36_500 ? count : null;
                }),
            KpiSettings.CUBE_ROWS,
            parsed(
                "KPI_ACQUISITION_SPEND",
                kpi.acquisitionSpend(),
                "an amount such as 50000",
                amount -> DecimalText.parse(amount).filter(EtlSettings::isAmount).orElse(null)));
    return new EtlSettings(
        new DataLayout(directory("SALES_DATA_DIR", config.dataDir())),
        parsed(
            "ETL_CRON",
            config.etl().cron(),
            "a UNIX cron expression such as */10 * * * *",
            EtlSettings::cron),
        parsed(
            "ETL_RUN_ON_START", config.etl().runOnStart(), "true or false", EtlSettings::startRuns),
        parsed(
            "SINK_URL",
            config.sinkUrl(),
            "addresses such as http://localhost:8082, separated by commas",
            EtlSettings::addresses),
        config
            .generatorUrl()
            .filter(text -> !text.isBlank())
            .map(
                text ->
                    parsed(
                        "GENERATOR_URL",
                        text,
                        "an address such as http://localhost:8081, or nothing",
                        EtlSettings::address)),
        parsed(
            "SPARK_MASTER",
            config.sparkMaster(),
            "local[*], local[2] or spark://host:port",
            master -> master.matches("local(\\[(\\*|\\d+)])?|spark://.+:\\d+") ? master : null),
        directory("ETL_SCRATCH_DIR", config.etl().scratchDir()),
        parsed(
            "ETL_TABLES_CATALOG",
            config.etl().tablesCatalog().orElse(""),
            "properties of an Iceberg catalog such as type=jdbc,uri=jdbc:postgresql://db/tables",
            EtlSettings::properties),
        zone("SOURCE_ZONE", config.sourceZone()),
        new StatusRules(
            statuses(config.order().cancelledStatuses()),
            statuses(config.order().refundedStatuses())),
        kpis,
        parsed(
            "KPI_AS_OF",
            kpi.asOf(),
            "clock or latest-event",
            text -> AsOf.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'))));
  }

  private static Map<String, String> properties(String text) {
    Map<String, String> properties = new TreeMap<>();
    for (String property : text.split(",")) {
      if (!property.isBlank()) {
        String[] parts = property.split("=", 2);
        if (parts.length < 2 || parts[0].isBlank()) {
          return null;
        }
        properties.put(parts[0].strip(), parts[1].strip());
      }
    }
    return properties;
  }

  /** In lower case, as any case means the same. */
  private static SortedSet<String> statuses(Optional<String> text) {
    return Arrays.stream(text.orElse("").split(","))
        .map(status -> status.strip().toLowerCase(Locale.ROOT))
        .filter(status -> !status.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Not gold, a unit of account or no currency at all, of which nobody says the decimals. */
  private static Currency currency(String code) {
    Currency currency = Currency.getInstance(code);
    return currency.getDefaultFractionDigits() >= 0 ? currency : null;
  }

  /** What a KPI may be made of: 16 digits before the point and 4 after it. */
  private static boolean isAmount(BigDecimal number) {
    return number.signum() >= 0 && number.precision() - number.scale() <= 16 && number.scale() <= 4;
  }

  public Currency currency() {
    return kpis.currency();
  }

  /** Text of the settings that facts depend on: when it changes, every day is rebuilt. */
  public String factSettings() {
    return "reporting zone %s, cancelled %s, refunded %s"
        .formatted(kpis.zone(), statuses.cancelled(), statuses.refunded());
  }

  private static Path directory(String variable, String text) {
    return parsed(variable, text, "a directory", Path::of).toAbsolutePath().normalize();
  }

  private static ZoneId zone(String variable, String text) {
    return parsed(variable, text, "a time zone such as Europe/Berlin", ZoneId::of);
  }

  private static Duration duration(String variable, String text) {
    return parsed(
        variable,
        text,
        "a duration such as 15m, 3h or 1d",
        value -> {
          Matcher known = SHORT_DURATION.matcher(value.toLowerCase(Locale.ROOT));
          Duration duration =
              !known.matches()
                  ? Duration.parse(value)
                  : known.group(2).equals("d")
                      ? Duration.ofDays(Long.parseLong(known.group(1)))
                      : Duration.parse("PT" + known.group(1) + known.group(2));
          return duration.isNegative() || duration.isZero() ? null : duration;
        });
  }

  private static String cron(String expression) {
    new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX))
        .parse(expression)
        .validate();
    return expression;
  }

  private static StartRuns startRuns(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> StartRuns.ENABLED;
      case "false" -> StartRuns.DISABLED;
      default -> null;
    };
  }

  private static URI address(String text) {
    List<URI> addresses = addresses(text);
    return addresses != null && addresses.size() == 1 ? addresses.get(0) : null;
  }

  private static List<URI> addresses(String text) {
    List<URI> addresses =
        Arrays.stream(text.split(","))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .map(URI::create)
            .toList();
    boolean http =
        addresses.stream()
            .allMatch(
                uri ->
                    uri.getHost() != null
                        && uri.getScheme() != null
                        && uri.getScheme().startsWith("http"));
    return http && !addresses.isEmpty() ? addresses : null;
  }

  /** The value, where reading it neither fails nor gives null. */
  private static <T> T parsed(
      String variable, String text, String wanted, Function<String, T> read) {
    T value = null;
    try {
      value = read.apply(text.strip());
    } catch (IllegalArgumentException | DateTimeException wrong) {
      // The line below says what is wanted, which helps more than what the parser says.
    }
    if (value == null) {
      throw new InvalidSetting(variable, text, wanted);
    }
    return value;
  }
}
