package io.salespulse.etl.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderCategoriesTest {

  @Test
  void aRefundIsSharedByPositiveRevenueAndTheLastCategoryTakesWhatRoundingLeft() {
    assertThat(
            OrderCategories.shares(
                amount("10.00"),
                Map.of("Toys", amount("10.00"), "Books", amount("20.00"), "Food", amount("-5.00"))))
        .containsExactly(Map.entry("Books", amount("6.6667")), Map.entry("Toys", amount("3.3333")));
  }

  @Test
  void halfATenThousandthIsRoundedUp() {
    assertThat(
            OrderCategories.shares(
                amount("0.0001"), Map.of("Books", amount("1.00"), "Toys", amount("1.00"))))
        .containsExactly(Map.entry("Books", amount("0.0001")), Map.entry("Toys", amount("0")));
  }

  @Test
  void unknownTakesTheRefundOfAnOrderWithoutPositiveRevenue() {
    assertThat(OrderCategories.shares(amount("7.50"), Map.of("Books", amount("-1.00"))))
        .containsExactly(Map.entry("Unknown", amount("7.50")));
    assertThat(OrderCategories.shares(amount("7.50"), Map.of()))
        .containsExactly(Map.entry("Unknown", amount("7.50")));
  }

  @Test
  void theLargestAmountsAreSharedExactly() {
    BigDecimal most = amount("99999999999999.9999");

    assertThat(OrderCategories.shares(most, Map.of("Books", most, "Toys", most)))
        .containsExactly(
            Map.entry("Books", amount("50000000000000.0000")),
            Map.entry("Toys", amount("49999999999999.9999")));
  }

  /** U+FF21 comes before U+1F381 in the bytes of a file, and after it in a Java string. */
  @Test
  void theLastCategoryIsLastByTheBytesOfItsName() {
    assertThat(
            OrderCategories.shares(
                amount("0.0001"), Map.of("\uFF21", amount("1.00"), "\uD83C\uDF81", amount("1.00"))))
        .containsExactly(
            Map.entry("\uFF21", amount("0.0001")), Map.entry("\uD83C\uDF81", amount("0")));
  }

  private static BigDecimal amount(String amount) {
    return new BigDecimal(amount).setScale(4);
  }
}
