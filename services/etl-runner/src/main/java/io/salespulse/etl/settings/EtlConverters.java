package io.salespulse.etl.settings;

import static io.salespulse.support.SettingConverters.read;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.parser.CronParser;
import io.salespulse.contract.DecimalText;
import java.math.BigDecimal;
import java.util.Currency;
import org.eclipse.microprofile.config.spi.Converter;

/** Types of this service's settings. */
@SuppressWarnings("serial")
final class EtlConverters {

  private EtlConverters() {}

  /** When runs start. */
  public static final class UnixCron implements Converter<String> {

    @Override
    public String convert(String text) {
      return read(text, "a UNIX cron expression such as */10 * * * *", UnixCron::parse);
    }

    private static String parse(String text) {
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX))
          .parse(text)
          .validate();
      return text;
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
