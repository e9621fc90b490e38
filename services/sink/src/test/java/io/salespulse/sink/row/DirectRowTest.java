package io.salespulse.sink.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.Column;
import io.salespulse.contract.Presence;
import io.salespulse.contract.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectRowTest {

  private static final String ITEM =
      "{\"item_id\":\"I1\",\"order_id\":\"O1\",\"product_id\":\"P1\",\"quantity\":2,"
          + "\"unit_price\":1.10}";
  private static final String[] CELLS = {
    "\"P-1\"",
    "\"\"",
    "\" a b\"",
    "\"a,b\"",
    "\"=1+1\"",
    "\"-\"",
    "\"\\\"\"",
    "\"\\n\"",
    "\"é\"",
    "\"twenty-four-characters--\"",
    "\"twenty-five-characters---\"",
    "\"\u007f\"",
    "\"\u0001\"",
    "0",
    "-0",
    "007",
    "-1.50",
    "1.",
    ".5",
    "1e3",
    "1E-2",
    "+1",
    "1234567890123456789012345",
    "123456789012345678901234",
    "true",
    "null",
    "{}",
    "[1]",
    "NaN",
    "",
    "\"open"
  };

  @ParameterizedTest
  @EnumSource(Topic.class)
  void whatItKnowsItWritesAsJacksonDoes(Topic topic) throws IOException {
    DirectRow direct = new DirectRow(topic);
    Random random = new Random(topic.ordinal());
    int known = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] value = record(topic, random).getBytes(StandardCharsets.UTF_8);
      if (direct.read(value)) {
        known++;
        long offset = random.nextLong(1L << (1 + random.nextInt(60)));
        long timestamp = random.nextLong(253_402_300_800_000L);
        assertThat(directly(topic, direct, offset, timestamp))
            .as(new String(value, StandardCharsets.UTF_8))
            .isEqualTo(throughJackson(topic, value, offset, timestamp));
      }
    }
    assertThat(known).isGreaterThan(1000);
  }

  @Test
  void theGeneratorsWayOfWritingIsKnown() {
    assertThat(knows(ITEM)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "{\"item_id\":}",
        "{\"item_id\":\"}",
        "{\"item_id\":1,}",
        "{\"item_id\":\"I1\",\"order_id\":\"O1\",\"product_id\":\"P1\",\"quantity\":2}",
        "{\"item_id\":\"I1\",\"order_id\":\"O1\",\"product_id\":\"P1\",\"quantity\":2,\"unit_price\":1}}",
        "{\"item_id\":\"I1\",\"order_id\":\"O1\",\"product_id\":\"P1\",\"quantity\":2,\"unit_price\":1,\"x\":1}"
      })
  void whatIsOtherwiseIsLeftToJackson(String json) {
    assertThat(knows(json)).isFalse();
  }

  private static boolean knows(String json) {
    return new DirectRow(Topic.ORDER_ITEMS).read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String record(Topic topic, Random random) {
    List<String> fields = new ArrayList<>();
    for (Column column : topic.columns()) {
      if (column.presence() == Presence.OPTIONAL ? random.nextBoolean() : random.nextInt(40) > 0) {
        int cells = random.nextInt(3) == 0 ? CELLS.length : 6;
        fields.add("\"" + column.name() + "\":" + CELLS[random.nextInt(cells)]);
      }
    }
    if (random.nextInt(30) == 0 && fields.size() > 1) {
      fields.add(fields.remove(0));
    }
    String json = "{" + String.join(random.nextInt(30) == 0 ? " ," : ",", fields) + "}";
    return random.nextInt(30) == 0 ? json.substring(0, random.nextInt(json.length())) : json;
  }

  private static String directly(Topic topic, DirectRow row, long offset, long timestamp)
      throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try (CsvRows rows = new CsvRows(names(topic), output)) {
      rows.row(row, offset, timestamp);
    }
    return output.toString(StandardCharsets.UTF_8);
  }

  private static String throughJackson(Topic topic, byte[] value, long offset, long timestamp)
      throws IOException {
    RowReader reader = new RowReader(topic);
    assertThat(reader.read(value)).isEmpty();
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try (CsvRows rows = new CsvRows(names(topic), output)) {
      rows.start();
      for (int column = 0; column < topic.columns().size(); column++) {
        rows.cell(reader.text(column));
      }
      rows.cell(offset);
      rows.cell(new UtcText().of(timestamp));
      rows.end();
    }
    return output.toString(StandardCharsets.UTF_8);
  }

  private static List<String> names(Topic topic) {
    return topic.rawColumns().stream().map(Column::name).toList();
  }
}
