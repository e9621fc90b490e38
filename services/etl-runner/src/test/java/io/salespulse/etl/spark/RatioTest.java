package io.salespulse.etl.spark;

import static io.salespulse.etl.TestSpark.frame;
import static io.salespulse.etl.TestSpark.lines;
import static io.salespulse.etl.TestSpark.row;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class RatioTest {
  private static final Column A = col("a");
  private static final Column B = col("b");

  private static String of(Column quotient, String a, String b) {
    StructType schema = new StructType().add("a", Money.SUM).add("b", Money.SUM);
    return lines(frame(schema, row("a", a, "b", b)).select(quotient)).get(0);
  }

  @Test
  void halvesAreRoundedAwayFromZero() {
    assertThat(of(Ratio.of(A, B), "1", "8")).isEqualTo("0.13");
    assertThat(of(Ratio.of(A, B), "-1", "8")).isEqualTo("-0.13");
    assertThat(of(Ratio.of(A, B), "1", "-8")).isEqualTo("-0.13");
  }

  @Test
  void aQuotientJustBelowAHalfIsNotRoundedTwice() {
    // 0.12499999999...: rounding it to ten decimals first would give 0.125, and then 0.13.
    assertThat(of(Ratio.of(A, B), "1249999999999", "10000000000000")).isEqualTo("0.12");
  }

  @Test
  void byZeroIsNothing() {
    assertThat(of(Ratio.of(A, B), "5", "0")).isEmpty();
    assertThat(of(Ratio.percent(A, B), "0", "0")).isEmpty();
    assertThat(of(Ratio.changePercent(A, B), "5", "0")).isEmpty();
  }

  @Test
  void anUnknownPartMakesAnUnknownQuotient() {
    assertThat(of(Ratio.of(A, B), null, "2")).isEmpty();
    assertThat(of(Ratio.of(A, B), "2", null)).isEmpty();
  }

  @Test
  void percentagesAndChangesHaveTwoDecimals() {
    assertThat(of(Ratio.percent(A, B), "1", "3")).isEqualTo("33.33");
    assertThat(of(Ratio.percent(A, B), "2", "3")).isEqualTo("66.67");
    assertThat(of(Ratio.changePercent(A, B), "15", "10")).isEqualTo("50.00");
    assertThat(of(Ratio.changePercent(A, B), "0", "10")).isEqualTo("-100.00");
  }

  @Test
  void largeSalesKeepTheirCents() {
    assertThat(of(Ratio.of(A, B), "1234567890123456.78", "1")).isEqualTo("1234567890123456.78");
  }

  @Test
  void publishedMoneyIsRoundedHalfUpOnce() {
    assertThat(of(Money.published(A), "10.0050", "1")).isEqualTo("10.01");
    assertThat(of(Money.published(A), "10.0049", "1")).isEqualTo("10.00");
    assertThat(of(Money.published(A), "-10.0050", "1")).isEqualTo("-10.01");
  }

  @Test
  void theSumOfNoAmountsIsZero() {
    StructType schema = new StructType().add("a", Money.AMOUNT);
    assertThat(lines(frame(schema).agg(Money.total(A)))).containsExactly("0.0000");
  }
}
