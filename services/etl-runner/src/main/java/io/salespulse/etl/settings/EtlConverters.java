package io.salespulse.etl.settings;

import static io.salespulse.support.SettingConverters.read;

import io.salespulse.contract.DecimalText;
import io.salespulse.support.SettingConverters.Length;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Currency;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * Types of this service's settings, with their ranges. Bean Validation is not on board: Iceberg's
 * jar brings an index of classes (Nessie's) that break its start.
 */
@SuppressWarnings("serial")
final class EtlConverters {

  private EtlConverters() {}

  /** When runs start. */
  public static final class Cron implements Converter<String> {

    @Override
    public String convert(String text) {
      UnixCron cron = read(text, "a UNIX cron expression such as */10 * * * *", UnixCron::new);
      if (!cron.everFires()) {
        throw new IllegalArgumentException("no year has that day, so set it to one that comes");
      }
      return cron.text();
    }
  }

  /** Where tasks run. */
  public static final class SparkMaster implements Converter<String> {

    private static final Pattern MASTER = Pattern.compile("local(\\[(\\*|\\d+)])?|spark://.+:\\d+");

    @Override
    public String convert(String text) {
      return read(
          text,
          "local[*], local[2] or spark://host:port",
          master -> MASTER.matcher(master).matches() ? master : null);
    }
  }

  /** What somebody else fills, so that it is not made here. */
  public static final class PresentDirectory implements Converter<Path> {

    @Override
    public Path convert(String text) {
      return read(text, "a directory that is there", PresentDirectory::parse);
    }

    private static Path parse(String text) {
      Path directory = Path.of(text);
      // Nothing would be where the service was started, and is no setting.
      return !text.isEmpty() && Files.isDirectory(directory)
          ? directory.toAbsolutePath().normalize()
          : null;
    }
  }

  /** A length of time, longer than 0. */
  public static final class PositiveLength implements Converter<Duration> {

    @Override
    public Duration convert(String text) {
      return read(text, "a duration such as 15m, 3h or 1d", PositiveLength::parse);
    }

    private static Duration parse(String text) {
      Duration length = Length.parse(text);
      return length == null || length.isNegative() || length.isZero() ? null : length;
    }
  }

  /** Whole days, up to a hundred years. */
  public static final class Days implements Converter<Integer> {

    private static final int MOST = 36_500;

    @Override
    public Integer convert(String text) {
      return read(text, "a whole number of days from 1 to " + MOST, Days::parse);
    }

    private static Integer parse(String text) {
      int days = Integer.parseInt(text);
      return days >= 1 && days <= MOST ? days : null;
    }
  }

  /** Not gold, a unit of account or no currency at all, of which nobody says the decimals. */
  public static final class Money implements Converter<Currency> {

    @Override
    public Currency convert(String text) {
      return read(text, "an ISO 4217 code of money such as EUR", Money::parse);
    }

    private static Currency parse(String text) {
      Currency currency = Currency.getInstance(text);
      return currency.getDefaultFractionDigits() >= 0 ? currency : null;
    }
  }

  /** What a KPI may be made of: 16 digits before the point and 4 after it. */
  public static final class Amount implements Converter<BigDecimal> {

    @Override
    public BigDecimal convert(String text) {
      return read(text, "an amount such as 50000", Amount::parse);
    }

    private static BigDecimal parse(String text) {
      return DecimalText.parse(text)
          .filter(
              number ->
                  number.signum() >= 0
                      && number.precision() - number.scale() <= 16
                      && number.scale() <= 4)
          .orElse(null);
    }
  }
}
