package io.salespulse.ui.settings;

import io.quarkus.runtime.configuration.DurationConverter;
import io.salespulse.ui.live.OrderRules;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The settings, checked.
 *
 * @param generator empty where the orders come from somebody else
 * @param kafka its bootstrap servers
 * @param orders how the live strip reads them, as the etl-runner does
 * @param refresh how often an open page asks for news, 1 s to 1 h
 * @param locale for numbers and dates
 * @param proxy what is in front
 * @param signIn who may see the pages
 */
public record Settings(
    Path dataDir,
    URI etl,
    Optional<URI> generator,
    List<URI> sinks,
    String kafka,
    OrderRules orders,
    Duration refresh,
    Locale locale,
    Proxy proxy,
    SignIn signIn) {

  private static final Duration SHORTEST_REFRESH = Duration.ofSeconds(1);
  private static final Duration LONGEST_REFRESH = Duration.ofHours(1);

  /** More are no help to the reader of a line. */
  private static final int NAMED_LOCALES = 300;

  /**
   * @throws IllegalArgumentException whose message names the first wrong setting and what to do
   */
  public static Settings of(UiConfig config) {
    return new Settings(
        dataDir(config.sales().dataDir()),
        url("ETL_URL", config.etl().url()),
        config.generator().url().map(url -> url("GENERATOR_URL", url)),
        Arrays.stream(config.sink().url().split(",")).map(url -> url("SINK_URL", url)).toList(),
        kafka(config.kafka().bootstrap().servers()),
        new OrderRules(
            zone(config.source().zone()), statuses(config.order().cancelled().statuses())),
        refresh(config.ui().refresh()),
        locale(config.ui().locale()),
        Proxy.of(config.ui()),
        SignIn.of(config.ui()));
  }

  private static Path dataDir(String text) {
    Path directory;
    try {
      directory = Path.of(text.trim()).toAbsolutePath().normalize();
    } catch (InvalidPathException notAPath) {
      throw wrong("SALES_DATA_DIR", text, "name a directory");
    }
    // A missing directory is fine: whoever writes first makes it.
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw wrong("SALES_DATA_DIR", text, "that is a file, name a directory");
    }
    return directory;
  }

  private static URI url(String setting, String text) {
    try {
      URI url = URI.create(text.trim());
      if (("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
          && url.getHost() != null) {
        return url;
      }
    } catch (IllegalArgumentException notAUrl) {
      throw wrong(setting, text, "give an address such as http://localhost:8083");
    }
    throw wrong(setting, text, "give an address such as http://localhost:8083");
  }

  private static String kafka(String text) {
    if (!text.trim().matches("[^\\s,:]+:\\d{1,5}(,\\s*[^\\s,:]+:\\d{1,5})*")) {
      throw wrong("KAFKA_BOOTSTRAP_SERVERS", text, "give host:port, or several with commas");
    }
    return text.trim();
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text.trim());
    } catch (DateTimeException unknown) {
      throw wrong("SOURCE_ZONE", text, "give a zone such as Europe/Berlin");
    }
  }

  private static Set<String> statuses(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split(","))
        .map(String::strip)
        .filter(status -> !status.isEmpty())
        .collect(Collectors.toSet());
  }

  private static Duration refresh(String text) {
    try {
      Duration refresh = new DurationConverter().convert(text.trim());
      if (refresh != null
          && refresh.compareTo(SHORTEST_REFRESH) >= 0
          && refresh.compareTo(LONGEST_REFRESH) <= 0) {
        return refresh;
      }
    } catch (IllegalArgumentException notADuration) {
      throw wrong("UI_REFRESH", text, "give a duration from 1s to 1h, such as 30s");
    }
    throw wrong("UI_REFRESH", text, "give a duration from 1s to 1h, such as 30s");
  }

  private static Locale locale(String text) {
    Locale locale = Locale.forLanguageTag(text.trim());
    List<Locale> known = Arrays.asList(Locale.getAvailableLocales());
    if (locale.getLanguage().isEmpty() || !known.contains(locale)) {
      throw wrong("UI_LOCALE", text, "give a language and region, " + choice(known));
    }
    return locale;
  }

  /** A native image knows so few that all can be named. */
  public static String choice(List<Locale> known) {
    return known.size() > NAMED_LOCALES
        ? "such as en-US or de-DE"
        : "one of "
            + known.stream()
                .map(Locale::toLanguageTag)
                .filter(tag -> tag.contains("-"))
                .sorted()
                .collect(Collectors.joining(", "));
  }

  public static IllegalArgumentException wrong(String setting, String value, String remedy) {
    return new IllegalArgumentException("%s=%s: %s.".formatted(setting, value, remedy));
  }
}
