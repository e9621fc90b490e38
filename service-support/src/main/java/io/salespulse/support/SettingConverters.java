package io.salespulse.support;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.runtime.configuration.DurationConverter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.function.Function;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * Read settings and say what to set where that fails. For {@code @WithConverter}, where Quarkus'
 * own converters take too much or are too short about what is wanted.
 */
@SuppressWarnings("serial")
public final class SettingConverters {

  private SettingConverters() {}

  /**
   * The value of a setting.
   *
   * @param wanted such as {@code a time zone such as Europe/Berlin}
   * @param parser gives null or an exception where the text is none
   * @throws IllegalArgumentException that says what to set
   */
  public static <T> T read(String text, String wanted, Function<String, T> parser) {
    T value = null;
    try {
      value = parser.apply(text.strip());
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException wrong) {
      // What is wanted helps more than what the parser says.
    }
    if (value == null) {
      throw new IllegalArgumentException("set it to " + wanted);
    }
    return value;
  }

  /** A directory, absolute. One that is missing is fine: whoever writes first makes it. */
  @RegisterForReflection
  public static final class Directory implements Converter<Path> {

    @Override
    public Path convert(String text) {
      return read(text, "a directory, not a file", Directory::parse);
    }

    private static Path parse(String text) {
      Path path = Path.of(text).toAbsolutePath().normalize();
      return Files.isDirectory(path) || Files.notExists(path) ? path : null;
    }
  }

  /** An address of HTTP that names a host. */
  @RegisterForReflection
  public static final class HttpAddress implements Converter<URI> {

    @Override
    public URI convert(String text) {
      return read(text, "an address such as http://localhost:8083", HttpAddress::parse);
    }

    private static URI parse(String text) {
      URI address = URI.create(text);
      boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
      return http && address.getHost() != null ? address : null;
    }
  }

  /** A time zone; Quarkus' converter fails in a way that does not name the setting. */
  @RegisterForReflection
  public static final class Zone implements Converter<ZoneId> {

    @Override
    public ZoneId convert(String text) {
      return read(text, "a time zone such as Europe/Berlin", ZoneId::of);
    }
  }

  /** A length of time, as Quarkus reads it, with its unit. */
  @RegisterForReflection
  public static final class Length implements Converter<Duration> {

    @Override
    public Duration convert(String text) {
      return read(text, "a duration such as 30s, 15m, 3h or 1d", Length::parse);
    }

    /**
     * The length, or null where the text is a number alone: Quarkus takes that for seconds,
     * whatever whoever wrote it was thinking of.
     *
     * @throws IllegalArgumentException where the text is none
     */
    public static Duration parse(String text) {
      return text.matches("[-+]?\\d+") ? null : DurationConverter.parseDuration(text);
    }
  }

  /** Quarkus takes every word that it does not know for false. */
  @RegisterForReflection
  public static final class TrueOrFalse implements Converter<Boolean> {

    @Override
    public Boolean convert(String text) {
      return read(text, "true or false", TrueOrFalse::parse);
    }

    private static Boolean parse(String text) {
      return text.equalsIgnoreCase("true")
          ? Boolean.TRUE
          : text.isEmpty() || text.equalsIgnoreCase("false") ? Boolean.FALSE : null;
    }
  }
}
