package io.salespulse.ui.download;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.salespulse.contract.KpiColumnType;
import io.salespulse.contract.KpiFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TableJsonTest {

  private final KpiFile file = KpiFile.REVENUE_BY_CATEGORY;

  @Test
  void numbersAreNumbersWithTheirDecimalsAndNoValueIsNull() {
    assertThat(
            json(
                Stream.of(
                    List.of("=\"Books\"", "3", "-12.500", ""),
                    List.of("", "0", "0.000", "100.00"))))
        .isEqualTo(
            "{\"title\":\"Revenue by category\",\"as_of\":\"2026-11-22T14:20:00Z\",\"columns\":["
                + "{\"name\":\"category\",\"type\":\"string\"},"
                + "{\"name\":\"items\",\"type\":\"integer\"},"
                + "{\"name\":\"revenue\",\"type\":\"number\",\"unit\":\"KWD\"},"
                + "{\"name\":\"share_pct\",\"type\":\"number\",\"unit\":\"percent\"}],\"rows\":["
                + "{\"category\":\"=\\\"Books\\\"\",\"items\":3,\"revenue\":-12.500,\"share_pct\":null},"
                + "{\"category\":null,\"items\":0,\"revenue\":0.000,\"share_pct\":100.00}]}");
  }

  @Test
  void aTableWithoutRowsHasNone() throws IOException {
    JsonNode table = new ObjectMapper().readTree(json(Stream.of()));

    assertThat(table.get("rows")).isEmpty();
    assertThat(table.get("columns")).hasSize(4);
  }

  @Test
  void whatANumberCountsIsSaidOfEachColumnOfTheCatalogue() {
    assertThat(Stream.of(KpiFile.values()).flatMap(kpi -> kpi.columns().stream()).distinct())
        .filteredOn(column -> KpiColumnType.of(column) == KpiColumnType.TEXT)
        .containsExactlyInAnyOrder(
            "metric",
            "unit",
            "note",
            "month",
            "name",
            "category",
            "location",
            "membership_type",
            "sales_channel",
            "payment_method",
            "product_id",
            "customer_id",
            "segment",
            "cohort_month",
            "status",
            "order_id",
            "customer",
            "channel",
            "topic",
            "rule",
            "files");
  }

  private String json(Stream<List<String>> rows) {
    Instant asOf = Instant.parse("2026-11-22T14:20:00Z");
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    TableJson.of(DownloadTable.of(file, asOf, "KWD", rows)).forEachRemaining(text::writeBytes);
    return text.toString(StandardCharsets.UTF_8);
  }
}
