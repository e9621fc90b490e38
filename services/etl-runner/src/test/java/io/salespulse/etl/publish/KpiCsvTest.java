package io.salespulse.etl.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.KpiFile;
import io.salespulse.etl.kpi.KpiRow;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KpiCsvTest {

  private static final String HEADER = "metric,value,unit,previous_value,change_pct,note\n";

  private static final Optional<String> NONE = Optional.empty();

  @Test
  void aFileWithoutRowsIsItsHeaderOnce() {
    assertThat(csv()).isEqualTo(HEADER);
  }

  @Test
  void aValueThatIsMissingIsNothing() {
    assertThat(csv(new KpiRow(List.of("sales_growth_pct", NONE, "percent", NONE, NONE, "none"))))
        .isEqualTo(HEADER + "sales_growth_pct,,percent,,,none\n");
  }

  @Test
  void amountsAreWrittenInFull() {
    assertThat(csv(row(new BigDecimal("1E+12")), row(new BigDecimal("0.00")), row(7L)))
        .isEqualTo(HEADER + "m,1000000000000,u,,,\nm,0.00,u,,,\nm,7,u,,,\n");
  }

  @Test
  void onlyValuesThatNeedThemHaveQuotes() {
    assertThat(
            csv(row("a,b"), row("say \"x\""), row("two\nlines"), row("ż 🐢 a b c d e f g h i j k")))
        .isEqualTo(
            HEADER
                + "m,\"a,b\",u,,,\n"
                + "m,\"say \"\"x\"\"\",u,,,\n"
                + "m,\"two\nlines\",u,,,\n"
                + "m,ż 🐢 a b c d e f g h i j k,u,,,\n");
  }

  private static KpiRow row(Object value) {
    return new KpiRow(List.of("m", value, "u", NONE, NONE, NONE));
  }

  private static String csv(KpiRow... rows) {
    return new String(
        KpiCsv.bytes(KpiFile.SUMMARY.columns(), List.of(rows)), StandardCharsets.UTF_8);
  }
}
