package io.salespulse.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.salespulse.ui.format.Figures;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The axes of charts are written by the browser, all else by the server: both write alike. */
class NumbersOfBrowsersTest {

  @AfterEach
  void leave() {
    Browser.shared().leave();
  }

  @ParameterizedTest
  @CsvSource({
    "en-US, USD",
    "en-GB, GBP",
    "de-DE, EUR",
    "de-CH, CHF",
    "fr-FR, EUR",
    "en-IN, INR",
    "hi-IN, INR",
    "ja-JP, JPY",
    "pt-BR, BRL",
    "sv-SE, SEK",
    "en-US, KWD"
  })
  void serverAndBrowserGroupAndPointAlike(String locale, String currency) {
    Figures figures =
        new Figures(
            Locale.forLanguageTag(locale), Currency.getInstance(currency), ZoneId.of("UTC"));
    Page page = Browser.shared().open("about:blank", 800);

    for (String value : List.of("0", "999", "1234", "123456", "1234567", "12345678901")) {
      BigDecimal number = new BigDecimal(value);
      assertThat(digits(figures.count(number.longValueExact())))
          .isEqualTo(digits(written(page, locale, value, Map.of())));
      assertThat(digits(figures.wholeMoney(number)))
          .isEqualTo(
              digits(
                  written(
                      page,
                      locale,
                      value,
                      Map.of(
                          "style", "currency", "currency", currency, "maximumFractionDigits", 0))));
    }
  }

  private static Object written(Page page, String locale, String value, Map<String, ?> options) {
    return page.evaluate(
        "([locale, value, options]) => new Intl.NumberFormat(locale, options).format(Number(value))",
        List.of(locale, value, options));
  }

  /** Without the sign of the currency, and with one of the two apostrophes of Switzerland. */
  private static String digits(Object text) {
    return String.valueOf(text).replaceAll("^\\D+|\\D+$", "").replace('’', '\'');
  }
}
