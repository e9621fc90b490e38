package io.salespulse.etl.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatioTest {
  private static BigDecimal number(String text) {
    return new BigDecimal(text);
  }

  private static String of(String numerator, String denominator) {
    return text(Ratio.of(number(numerator), number(denominator)));
  }

  private static String text(java.util.Optional<BigDecimal> quotient) {
    return quotient.map(BigDecimal::toPlainString).orElse("");
  }

  @Test
  void halvesAreRoundedAwayFromZero() {
    assertThat(of("1", "8")).isEqualTo("0.13");
    assertThat(of("-1", "8")).isEqualTo("-0.13");
    assertThat(of("1", "-8")).isEqualTo("-0.13");
  }

  @Test
  void aQuotientJustBelowAHalfIsNotRoundedTwice() {
    // 0.12499999999...: rounding it to ten decimals first would give 0.125, and then 0.13.
    assertThat(of("1249999999999", "10000000000000")).isEqualTo("0.12");
  }

  @Test
  void byZeroIsNothing() {
    assertThat(of("5", "0.00")).isEmpty();
    assertThat(text(Ratio.percent(0, 0))).isEmpty();
    assertThat(text(Ratio.changePercent(number("5"), number("0")))).isEmpty();
  }

  @Test
  void percentagesAndChangesHaveTwoDecimals() {
    assertThat(text(Ratio.percent(1, 3))).isEqualTo("33.33");
    assertThat(text(Ratio.percent(2, 3))).isEqualTo("66.67");
    assertThat(text(Ratio.changePercent(number("15"), number("10")))).isEqualTo("50.00");
    assertThat(text(Ratio.changePercent(number("0"), number("10")))).isEqualTo("-100.00");
  }

  @Test
  void largeSalesKeepTheirCents() {
    assertThat(of("1234567890123456.78", "1")).isEqualTo("1234567890123456.78");
  }

  @ParameterizedTest
  @CsvSource({
    "EUR, 10.0050, 10.01",
    "EUR, 10.0049, 10.00",
    "EUR, -10.0050, -10.01",
    "JPY, 10.5000, 11",
    "JPY, 10.4999, 10",
    "KWD, 10.0005, 10.001",
    "KWD, 7, 7.000"
  })
  void publishedMoneyHasTheDecimalsOfTheCurrencyAndIsRoundedHalfUpOnce(
      String currency, BigDecimal amount, String published) {
    Amounts amounts = Amounts.in(Currency.getInstance(currency));

    assertThat(amounts.rounded(amount)).isEqualTo(published);
    assertThat(amounts.mean(amount, 1)).hasValue(new BigDecimal(published));
    assertThat(amounts.mean(amount, 0)).isEmpty();
  }
}
