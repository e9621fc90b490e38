package io.salespulse.ui.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberColumnTest {

  @Test
  void numbersAreTheSameInWhateverWayTheyAreWritten() {
    List<String> cells =
        List.of("12.50", "", "7", "-3", "0.125", "1e2", "+4.25", ".5", "-0.50", "9000000000.00");

    NumberColumn column = column(cells);

    assertThat(IntStream.range(0, cells.size()).mapToObj(column::text))
        .containsExactly(
            "12.500",
            "",
            "7.000",
            "-3.000",
            "0.125",
            "100.000",
            "4.250",
            "0.500",
            "-0.500",
            "9000000000.000");
    assertThat(column.units(0)).isEqualTo(12_500);
    assertThat(column.units(1)).as("an empty cell").isZero();
    assertThat(column.number(IntStream.range(0, cells.size()).mapToLong(column::units).sum()))
        .isEqualByComparingTo(new BigDecimal("9000000120.875"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"999999999999999999", "9999999999999999.99", "9223372036854775807"})
  void whatAddsUpToMoreThanALongHoldsIsRefused(String largest) {
    NumberColumn column = new NumberColumn(20);
    column.add(largest);

    assertThatThrownBy(() -> IntStream.range(0, 19).forEach(more -> column.add(largest)))
        .isInstanceOf(ArithmeticException.class);
  }

  private static NumberColumn column(List<String> cells) {
    NumberColumn column = new NumberColumn(cells.size());
    cells.forEach(column::add);
    return column;
  }
}
