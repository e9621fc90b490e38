package io.salespulse.ui.download;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.KpiFile;
import io.salespulse.ui.kpi.KpiRow;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TableJsonTest {

  private final KpiFile file = KpiFile.REVENUE_BY_CATEGORY;

  @Test
  void numbersAreNumbersWithTheirDecimalsAndNoValueIsNull() {
    KpiRow books = new KpiRow(file, List.of("=\"Books\"", "3", "-12.50", ""));
    KpiRow nameless = new KpiRow(file, List.of("", "0", "0.00", "100.00"));

    assertThat(json(books, nameless))
        .isEqualTo(
            "[{\"category\":\"=\\\"Books\\\"\",\"items\":3,\"revenue\":-12.50,\"share_pct\":null},"
                + "{\"category\":null,\"items\":0,\"revenue\":0.00,\"share_pct\":100.00}]");
  }

  @Test
  void aTableWithoutRowsIsAnEmptyArray() {
    assertThat(json()).isEqualTo("[]");
  }

  private String json(KpiRow... rows) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    TableJson.of(DownloadTable.of(file, Stream.of(rows))).forEachRemaining(text::writeBytes);
    return text.toString(StandardCharsets.UTF_8);
  }
}
