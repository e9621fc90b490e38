package io.salespulse.ui.download;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.KpiFile;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
    List<String> row = List.of("=cmd|' /C calc'!A0, \"x\"", "3", "-12.50", "100.00");

    assertThat(text(csv(Stream.of(row))))
        .isEqualTo(
            "category,items,revenue,share_pct\n"
                + "\"'=cmd|' /C calc'!A0, \"\"x\"\"\",3,-12.50,100.00\n");
  }

  @Test
  void aLongFileComesInPiecesThatAreTheWholeOfIt() {
    List<List<String>> rows = Collections.nCopies(10_000, List.of("a", "3", "1", "2"));
    Pieces csv = csv(rows.stream());

    assertThat(csv.next()).hasSizeBetween(50_000, 100_000);
    assertThat(text(csv)).endsWith("a,3,1,2\na,3,1,2\n");
    assertThat(text(csv(rows.stream())).lines()).hasSize(10_001);
  }

  private static Pieces csv(Stream<List<String>> rows) {
    return SafeCsv.of(DownloadTable.of(KpiFile.REVENUE_BY_CATEGORY, Instant.EPOCH, "EUR", rows));
  }

  private static String text(Pieces csv) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    csv.forEachRemaining(text::writeBytes);
    return text.toString(StandardCharsets.UTF_8);
  }
}
