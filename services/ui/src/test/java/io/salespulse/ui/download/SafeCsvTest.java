package io.salespulse.ui.download;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.KpiFile;
import io.salespulse.ui.kpi.KpiRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeCsvTest {

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1"})
  void textThatASpreadsheetWouldEvaluateIsNeutralised(String text) {
    assertThat(SafeCsv.neutral(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Trail Shoes", "A=B", "'quoted"})
  void otherTextStays(String text) {
    assertThat(SafeCsv.neutral(text)).isEqualTo(text);
  }

  @Test
  void numbersStayAndCellsAreQuotedWhereTheyNeedIt() throws IOException {
    KpiFile file = KpiFile.REVENUE_BY_CATEGORY;
    KpiRow row = new KpiRow(file, List.of("=cmd|' /C calc'!A0, \"x\"", "3", "-12.50", "100.00"));
    ByteArrayOutputStream csv = new ByteArrayOutputStream();

    SafeCsv.write(file, Stream.of(row), csv);

    assertThat(csv.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "category,items,revenue,share_pct\n"
                + "\"'=cmd|' /C calc'!A0, \"\"x\"\"\",3,-12.50,100.00\n");
  }
}
