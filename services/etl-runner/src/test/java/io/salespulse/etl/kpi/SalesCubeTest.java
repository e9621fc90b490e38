package io.salespulse.etl.kpi;

import static io.salespulse.etl.kpi.Facts.category;
import static io.salespulse.etl.kpi.Facts.cube;
import static io.salespulse.etl.kpi.Facts.facts;
import static io.salespulse.etl.kpi.Facts.lines;
import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.KpiColumns;
import io.salespulse.etl.fold.FoldedFacts;
import io.salespulse.etl.kpi.Facts.Part;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of the cube where the shop has more values than the file may hold. */
class SalesCubeTest {

  private static final Part[] THREE_SHOPS = {
    cube("2026-11-22", "web", "Gold", 1, 1, "30.00"),
    category("2026-11-22", "Books", "web", 1, "30.00"),
    cube("2026-11-22", "app", "Gold", 1, 1, "20.00"),
    category("2026-11-22", "Toys", "app", 1, "20.00"),
    cube("2026-11-22", "kiosk", "Gold", 1, 1, "10.00"),
    category("2026-11-22", "Garden", "kiosk", 1, "10.00")
  };

  private static List<String> rows(FoldedFacts facts, int most) {
    return lines(SalesCube.of(facts, most, Facts.EUR));
  }

  @Test
  void asManyOfTheBestValuesStayApartAsMakeFewEnoughRows() {
    assertThat(rows(facts(THREE_SHOPS), 5))
        .containsExactly(
            "2026-11-22,*,**,Gold,2,2,30.00,0.00,30.00,30.00",
            "2026-11-22,*,web,Gold,1,1,30.00,0.00,30.00,30.00",
            "2026-11-22,**,**,Gold,2,2,,,,30.00",
            "2026-11-22,Books,web,Gold,1,1,,,,30.00");
  }

  @Test
  void everyValueStaysApartWhereTheRowsJustFit() {
    assertThat(rows(facts(THREE_SHOPS), 6)).hasSize(6).noneMatch(row -> row.contains("**"));
  }

  @Test
  void ofValuesWithEqualGrossSalesTheFirstByNameStays() {
    FoldedFacts twins =
        facts(
            cube("2026-11-22", "z", "Gold", 1, 1, "10.00"),
            cube("2026-11-22", "y", "Gold", 1, 1, "10.00"),
            cube("2026-11-22", "x", "Gold", 1, 1, "10.00"));

    assertThat(rows(twins, 2))
        .containsExactly(
            "2026-11-22,*,**,Gold,2,2,20.00,0.00,20.00,20.00",
            "2026-11-22,*,x,Gold,1,1,10.00,0.00,10.00,10.00");
  }

  @Test
  void valuesAreCutByGrossSalesWhateverWasPaidBack() {
    FoldedFacts facts =
        facts(
            cube("2026-11-22", "web", "Gold", 1, 1, "30.00", "30.00"),
            cube("2026-11-22", "app", "Gold", 1, 1, "20.00"),
            cube("2026-11-22", "kiosk", "Gold", 1, 1, "10.00"));

    assertThat(rows(facts, 2))
        .containsExactly(
            "2026-11-22,*,**,Gold,2,2,30.00,0.00,30.00,30.00",
            "2026-11-22,*,web,Gold,1,1,30.00,30.00,0.00,30.00");
  }

  @Test
  void amountsBeyondALongAreExact() {
    String largest = "99999999999999.9999";
    FoldedFacts facts =
        facts(
            IntStream.range(0, 20)
                .mapToObj(order -> cube("2026-11-22", "web", "Gold", 1, 1, largest))
                .toArray(Part[]::new));

    assertThat(rows(facts, 1))
        .containsExactly(
            "2026-11-22,*,web,Gold,20,20,2000000000000000.00,0.00,2000000000000000.00,2000000000000000.00");
  }

  private static BigDecimal total(List<String> rows, int column) {
    return rows.stream()
        .map(row -> row.split(",", -1)[column])
        .filter(value -> !value.isEmpty())
        .map(BigDecimal::new)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Set<String> values(List<String> rows, int column) {
    return rows.stream()
        .map(row -> row.split(",", -1)[column])
        .filter(value -> !value.equals(KpiColumns.WHOLE_ORDERS))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aBoundLosesNoMoneyAndNoMoreValuesThanItMust(long seed) {
    Random random = new Random(seed);
    List<Part> days = new ArrayList<>();
    for (int order = 0; order < 400; order++) {
      String date = "2026-11-%02d".formatted(1 + random.nextInt(5));
      String channel = "shop %d".formatted(random.nextInt(20));
      String sales = BigDecimal.valueOf(random.nextInt(10_000), 2).toPlainString();
      days.add(cube(date, channel, "Gold", 1, 1, sales, order % 3 == 0 ? sales : "0"));
      days.add(category(date, "category %d".formatted(random.nextInt(9)), channel, 1, sales));
    }
    FoldedFacts facts = facts(days.toArray(Part[]::new));
    List<String> all = rows(facts, KpiSettings.CUBE_ROWS);

    for (int most : new int[] {40, 100, 200, all.size() - 1}) {
      List<String> rows = rows(facts, most);

      assertThat(rows).hasSizeLessThanOrEqualTo(most);
      for (int column = 4; column <= 9; column++) {
        assertThat(total(rows, column)).isEqualTo(total(all, column));
      }
      assertThat(values(rows, 2)).contains(KpiColumns.OTHER);
      assertThat(rows(facts, rows.size())).isEqualTo(rows);
      assertThat(rows(facts, rows.size() - 1)).hasSizeLessThan(rows.size());
    }
  }
}
