package io.salespulse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTest {

  @ParameterizedTest
  @CsvSource({"12.50, 12.50", "-3, -3", "+4., 4", ".5, 0.5", "1e3, 1000", "2.5E-2, 0.025"})
  void numbersOfAShopAreRead(String text, BigDecimal number) {
    assertThat(DecimalText.parse(text))
        .hasValueSatisfying(n -> assertThat(n).isEqualByComparingTo(number));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        ".",
        "e5",
        "1e",
        "NaN",
        "Infinity",
        "0x10",
        "1,5",
        " 1",
        "1d",
        "\u0661",
        "1e999999999",
        "1e-999999999",
        "1E2000000",
        "1e100",
        "1e-100"
      })
  void whatIsNoNumberOrTooLargeToComputeWithIsNotRead(String text) {
    assertThat(DecimalText.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {65, 1_000_000})
  void digitsWithoutEndAreNotRead(int length) {
    assertThat(DecimalText.parse("9".repeat(length))).isEmpty();
  }

  @Test
  void whatIsANumberIsToldAsThePatternOfTheOthersTellsIt() {
    Random random = new Random(7);
    String letters = "0123456789..+-eE ,";
    for (int round = 0; round < 100_000; round++) {
      String text =
          random
              .ints(random.nextInt(7), 0, letters.length())
              .mapToObj(index -> letters.substring(index, index + 1))
              .collect(Collectors.joining());
      assertThat(DecimalText.isNumber(text)).as(text).isEqualTo(text.matches(DecimalText.PATTERN));
    }
  }
}
