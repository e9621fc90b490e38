package io.salespulse.ui.download;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.KpiFile;
import io.salespulse.ui.kpi.KpiRow;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
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
  void numbersStayAndCellsAreQuotedWhereTheyNeedIt() {
    KpiFile file = KpiFile.REVENUE_BY_CATEGORY;
    KpiRow row = new KpiRow(file, List.of("=cmd|' /C calc'!A0, \"x\"", "3", "-12.50", "100.00"));

    assertThat(text(SafeCsv.of(DownloadTable.of(file, Stream.of(row)))))
        .isEqualTo(
            "category,items,revenue,share_pct\n"
                + "\"'=cmd|' /C calc'!A0, \"\"x\"\"\",3,-12.50,100.00\n");
  }

  @Test
  void aLongFileComesInPiecesThatAreTheWholeOfIt() {
    KpiFile file = KpiFile.REVENUE_BY_CATEGORY;
    List<KpiRow> rows = Collections.nCopies(10_000, new KpiRow(file, List.of("a", "3", "1", "2")));
    Pieces csv = SafeCsv.of(DownloadTable.of(file, rows.stream()));

    assertThat(csv.next()).hasSizeBetween(50_000, 100_000);
    assertThat(text(csv)).endsWith("a,3,1,2\na,3,1,2\n");
    assertThat(text(SafeCsv.of(DownloadTable.of(file, rows.stream()))).lines()).hasSize(10_001);
  }

  private static String text(Pieces csv) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    csv.forEachRemaining(text::writeBytes);
    return text.toString(StandardCharsets.UTF_8);
  }
}
