package io.salespulse.ui.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.Unit;
import io.salespulse.ui.selection.Choice;
import io.salespulse.ui.text.HostileText;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

  private static final Figures AMERICAN =
      new Figures(Locale.US, Currency.getInstance("USD"), ZoneId.of("UTC"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "COUNT   | 604812      | 604,812",
        "MONEY   | 48523907.35 | $48,523,907.35",
        "MONEY   | -3          | -$3.00",
        "PERCENT | 87.4        | 87.4%",
        "PERCENT | -5.95       | -6.0%",
        "PERCENT | 0.043       | 0.04%",
        "PERCENT | 0           | 0.00%",
        "HOURS   | 36.55       | 36.6 h",
        "RATIO   | 4.5         | 4.50×"
      })
  void aValueCarriesItsUnit(Unit unit, BigDecimal value, String text) {
    assertThat(AMERICAN.of(unit, value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.05     | 0.05",
        "0.5      | 0.5",
        "2.0      | 2",
        "0.000123 | 0.000123",
        "1.0E-9   | 0.000000001",
        "0.33333  | 0.333",
        "12.25    | 12.3",
        "1234.5   | 1,235"
      })
  void aRateIsShownWithTheDigitsThatSayWhatItIs(BigDecimal value, String text) {
    assertThat(AMERICAN.rate(value)).isEqualTo(text);
  }

  @Test
  void whatTookNoTenthOfASecondIsNotNothing() {
    assertThat(AMERICAN.duration(Duration.ofMillis(41))).isEqualTo("41 ms");
    assertThat(AMERICAN.duration(Duration.ofMillis(4100))).isEqualTo("4.1 s");
  }

  @Test
  void amountsFollowLocaleAndCurrency() {
    Figures german = new Figures(Locale.GERMANY, Currency.getInstance("EUR"), ZoneId.of("UTC"));
    Figures yen = new Figures(Locale.US, Currency.getInstance("JPY"), ZoneId.of("UTC"));

    assertThat(german.money(new BigDecimal("1234.5"))).isEqualTo("1.234,50\u00a0€");
    assertThat(yen.money(new BigDecimal("1234.00"))).isEqualTo("¥1,234");
    assertThat(yen.money(new BigDecimal("1234.5"))).isEqualTo("¥1,235");
    Figures dinar = new Figures(Locale.US, Currency.getInstance("KWD"), ZoneId.of("UTC"));
    assertThat(dinar.money(new BigDecimal("1234.5675"))).isEqualTo("KWD1,234.568");
    assertThat(AMERICAN.wholeMoney(new BigDecimal("1234.50"))).isEqualTo("$1,235");
  }

  @ParameterizedTest
  @CsvSource({
    "KWD, 1234.567, 'KWD1,234.567'",
    "KWD, 1234.56, 'KWD1,234.56'",
    "KWD, 12, KWD12.00",
    "JPY, 1234.00, '¥1,234'",
    "USD, 12.3456, $12.35"
  })
  void noDecimalIsShownThatTheCurrencyOrTheNumberDoesNotHave(
      String currency, BigDecimal value, String text) {
    Figures figures = new Figures(Locale.US, Currency.getInstance(currency), ZoneId.of("UTC"));

    assertThat(figures.money(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en-IN | INR | 1234567.5     | ₹12,34,567.50",
        "en-IN | INR | -123456       | -₹1,23,456.00",
        "en-IN | INR | 12345678901   | ₹12,34,56,78,901.00",
        "en-IN | JPY | 999           | JP¥999",
        "de-DE | EUR | 1234567.5     | 1.234.567,50\u00a0€",
        "fr-FR | EUR | 1234567.5     | 1\u202f234\u202f567,50\u00a0€",
        "ja-JP | JPY | 1234567       | ￥1,234,567",
        "ja-JP | KWD | 1234567.125   | KWD1,234,567.125"
      })
  void anAmountIsWrittenAsItsReadersDo(
      String locale, String currency, BigDecimal value, String text) {
    Figures figures =
        new Figures(
            Locale.forLanguageTag(locale), Currency.getInstance(currency), ZoneId.of("UTC"));

    assertThat(figures.money(value)).isEqualTo(text);
  }

  @Test
  void indianGroupsAreOfTheWholePartAlone() {
    Figures indian =
        new Figures(Locale.forLanguageTag("en-IN"), Currency.getInstance("INR"), ZoneId.of("UTC"));

    assertThat(indian.count(1_00_000)).isEqualTo("1,00,000");
    assertThat(indian.exact(new BigDecimal("1234.00012345"))).isEqualTo("1,234.00012345");
  }

  @ParameterizedTest
  @CsvSource({"en-US, SUNDAY", "de-DE, MONDAY", "ja-JP, SUNDAY", "ar-EG, SATURDAY"})
  void aWeekBeginsWhereItsReadersBeginIt(String locale, DayOfWeek first) {
    Figures figures =
        new Figures(Locale.forLanguageTag(locale), Currency.getInstance("EUR"), ZoneId.of("UTC"));

    assertThat(figures.week()).startsWith(first).endsWith(first.minus(1)).hasSize(7);
  }

  @Test
  void aSumBeyondBinaryFloatingPointIsExact() {
    assertThat(AMERICAN.money(new BigDecimal("90071992547409931234.57")))
        .isEqualTo("$90,071,992,547,409,931,234.57");
  }

  @ParameterizedTest
  @CsvSource({
    "en-US, QUARTER, Q3 2026",
    "fr-FR, QUARTER, T3 2026",
    "de-DE, QUARTER, Q3 2026",
    "ja-JP, YEAR, 2026"
  })
  void longStepsAreNamedInTheLocale(Locale locale, Choice.By by, String text) {
    ZoneId utc = ZoneId.of("UTC");
    Figures figures = new Figures(locale, Currency.getInstance("EUR"), utc);

    assertThat(figures.step(by, LocalDate.of(2026, 7, 1).atStartOfDay(utc))).isEqualTo(text);
  }

  @Test
  void aTimeOfAnotherDayCarriesItsDate() {
    Instant now = Instant.parse("2026-11-22T14:23:00Z");

    assertThat(AMERICAN.time(Instant.parse("2026-11-22T14:20:31Z"), now)).isEqualTo("14:20 UTC");
    assertThat(AMERICAN.time(Instant.parse("2026-11-20T14:20:31Z"), now))
        .isEqualTo("20 Nov, 14:20 UTC");
  }

  @ParameterizedTest
  @CsvSource({
    "-PT5S, just now",
    "PT59S, just now",
    "PT3M40S, 3 min old",
    "PT59M, 59 min old",
    "PT2H5M, 2 h 5 min old",
    "P3DT4H30M, 3 d 4 h old"
  })
  void anAgeIsSaidInItsLargestUnits(Duration age, String text) {
    assertThat(Figures.age(age)).isEqualTo(text);
  }

  @Test
  void hostileTextIsCutAndLosesItsControls() {
    assertThat(HostileText.tamed("x".repeat(10_000))).hasSize(121).endsWith("…");
    assertThat(HostileText.tamed("a\u202Eb\u0000c\nd")).isEqualTo("a b c d");
    assertThat(HostileText.tamed("שלום 🙂")).isEqualTo("שלום 🙂");
  }
}
