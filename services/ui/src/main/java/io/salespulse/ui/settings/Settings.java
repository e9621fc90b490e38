package io.salespulse.ui.settings;

import io.salespulse.support.SettingConverters.Directory;
import io.salespulse.support.SettingConverters.HttpAddress;
import io.salespulse.support.SettingConverters.Length;
import io.salespulse.support.SettingConverters.TrueOrFalse;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * The settings. The prefix is empty because the names are those of the environment: {@code
 * SALES_DATA_DIR} is {@code sales.data-dir}.
 */
@ConfigMapping(prefix = "")
public interface Settings {

  /** Shared by all services. */
  @WithName("sales.data-dir")
  @WithDefault("data")
  @WithConverter(Directory.class)
  Path dataDir();

  /** The etl-runner. */
  @WithName("etl.url")
  @WithDefault("http://localhost:8083")
  @WithConverter(HttpAddress.class)
  URI etl();

  /** Empty where the orders come from somebody else. */
  @WithName("generator.url")
  @WithDefault("http://localhost:8081")
  Optional<@WithConverter(HttpAddress.class) URI> generator();

  /** One or several, comma-separated. */
  @WithName("sink.url")
  @WithDefault("http://localhost:8082")
  List<@WithConverter(HttpAddress.class) URI> sinks();

  /** How often an open page asks for news. */
  @WithName("ui.refresh")
  @WithDefault("30s")
  @WithConverter(Length.class)
  @DurationMin(seconds = 1, message = REFRESH)
  @DurationMax(hours = 1, message = REFRESH)
  Duration refresh();

  String REFRESH = "is ${validatedValue}: set it to a duration from 1s to 1h, such as 30s";

  /** Whose numbers and dates are written. */
  @WithName("ui.locale")
  @WithDefault("en-US")
  @WithConverter(KnownLocale.class)
  Locale locale();

  /** Whether a proxy is in front, whose {@code X-Forwarded-} headers are believed. */
  @WithName("ui.behind-proxy")
  @WithDefault("false")
  @WithConverter(TrueOrFalse.class)
  boolean behindProxy();

  /** The path below which that proxy serves the pages, such as /sales; it strips it. */
  @WithName("ui.root-path")
  Optional<String> rootPath();

  /** Who may see the pages. */
  @WithName("ui.sign-in")
  @WithDefault("none")
  @WithConverter(SignIn.WayConverter.class)
  SignIn.Way signIn();

  /** Of the one who signs in by form. */
  @WithName("ui.user")
  Optional<String> user();

  @WithName("ui.password")
  Optional<String> password();

  /** With which a program reads the tables where people sign in. */
  @WithName("ui.api-token")
  Optional<String> apiToken();

  /** Sites that may show the dashboard in a frame. */
  @WithName("embed.origins")
  Optional<List<@WithConverter(Origin.class) String>> embedOrigins();
}
