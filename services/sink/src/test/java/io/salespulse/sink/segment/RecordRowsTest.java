package io.salespulse.sink.segment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import io.salespulse.contract.Column;
import io.salespulse.contract.Topic;
import io.salespulse.sink.SampleRecords;
import io.salespulse.sink.row.SeenValues;
import io.salespulse.sink.segment.OpenSegment.Dataset;
import io.salespulse.sink.source.Envelope;
import io.salespulse.sink.source.FieldSource;
import io.salespulse.sink.source.TopicSource;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordRowsTest {

  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
  private static final Instant MORNING = Instant.parse("2026-11-27T08:00:00Z");
  private static final String ORDER =
      "{\"order_id\":\"O1\",\"customer_id\":\"C1\",\"order_date\":1795860000,\"total_amount\":9.5,"
          + "\"status\":\"paid\",\"refunded_amount\":\"2.50\"}";

  @Test
  void aRowHasAllColumnsOfTheContract() {
    RecordRows.Row row = row(Topic.ORDERS, MORNING.toEpochMilli(), "O1", ORDER);

    assertThat(row.dataset()).isEqualTo(Dataset.RAW);
    assertThat(row.day()).isEqualTo(LocalDate.parse("2026-11-27"));
    assertThat(byColumn(Topic.ORDERS, row.cells()))
        .containsExactlyEntriesOf(
            columns(
                "order_id", "O1",
                "customer_id", "C1",
                "order_date", "1795860000",
                "total_amount", "9.5",
                "sales_channel", null,
                "payment_method", null,
                "status", "paid",
                "refunded_amount", "2.50",
                "deleted", null,
                "kafka_offset", "7",
                "kafka_timestamp", "2026-11-27T08:00:00.000Z"));
  }

  @Test
  void whatAProducerCallsDeletedOrOffsetIsNotTheContracts() {
    String json =
        ORDER.replace("{", "{\"deleted\":true,\"kafka_offset\":99,\"kafka_timestamp\":\"x\",");

    assertThat(row(Topic.ORDERS, MORNING.toEpochMilli(), "O1", json).cells())
        .endsWith(null, "7", "2026-11-27T08:00:00.000Z");
  }

  @ParameterizedTest
  @EnumSource(
      value = Topic.class,
      names = {"CUSTOMERS", "PRODUCTS", "ORDERS"})
  void aNullValueBecomesTheDeletionOfWhatItsKeyNames(Topic topic) {
    RecordRows.Row row = row(topic, MORNING.toEpochMilli(), " żółw,\"1\" ", null);

    assertThat(row.dataset()).isEqualTo(Dataset.RAW);
    assertThat(row.day()).isEqualTo(LocalDate.parse("2026-11-27"));
    assertThat(row.reason()).isEmpty();
    Map<String, String> cells = byColumn(topic, row.cells());
    cells.values().removeIf(Objects::isNull);
    assertThat(cells)
        .containsExactlyEntriesOf(
            columns(
                topic.keyColumn(),
                " żółw,\"1\" ",
                "deleted",
                "true",
                "kafka_offset",
                "7",
                "kafka_timestamp",
                "2026-11-27T08:00:00.000Z"));
  }

  @Test
  void aNullValueOfAnItemIsRejectedForItsKeyIsTheOrders() {
    RecordRows.Row row = row(Topic.ORDER_ITEMS, MORNING.toEpochMilli(), "O1", null);

    assertThat(row.dataset()).isEqualTo(Dataset.REJECTED);
    assertThat(row.reason().orElseThrow())
        .contains("its key names no single record", "quantity 0", "null value on topic orders");
    assertThat(row.cells())
        .containsExactly(
            "order_items", "2", "7", "2026-11-27T08:00:00.000Z", row.reason().get(), null);
  }

  static Stream<Arguments> keysThatNameNothing() {
    return Stream.of(
        Arguments.of(null, "without a key"),
        Arguments.of(new byte[0], "without a key"),
        Arguments.of(" \t".getBytes(UTF_8), "is not a text"),
        Arguments.of(new byte[] {'C', (byte) 0xff}, "is not a text"),
        Arguments.of(new byte[] {0, 0, 0, 0, 0, 0, 0, 42}, "is not a text"));
  }

  @ParameterizedTest
  @MethodSource("keysThatNameNothing")
  void aNullValueWhoseKeyNamesNothingIsRejectedWithWhatToDo(byte[] key, String reason) {
    RecordRows.Row row = row(Topic.CUSTOMERS, MORNING.toEpochMilli(), key, null);

    assertThat(row.dataset()).isEqualTo(Dataset.REJECTED);
    assertThat(row.reason().orElseThrow())
        .contains(reason, "let the producer send the customer_id to delete");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"id\":5}", "Struct{id=5}", "{\"schema\":{},\"payload\":{\"id\":5}}"})
  void aTombstoneWhoseKeyLacksTheIdIsRejectedWithTheConnectorsSetting(String key) {
    TopicSource contract = TopicSource.ofContract(Topic.PRODUCTS);
    TopicSource source =
        new TopicSource(
            Topic.PRODUCTS, "p", Envelope.DEBEZIUM, contract.fields(), contract.lines());

    assertThat(rows(source, MORNING.toEpochMilli(), key.getBytes(UTF_8), null))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row.reason().orElseThrow())
                    .contains("does not name the product_id", "delete.tombstone.handling.mode"));
  }

  @ParameterizedTest
  @CsvSource({
    "'2026-11-26T07:00:00.5Z', 2026-11-26T07:00:00.500Z",
    "'2026-11-26T00:30:00', 2026-11-25T23:30:00.000Z",
    "1795676400, 2026-11-26T07:00:00.000Z",
    "0, 2026-11-27T08:00:00.000Z",
    "' ', 2026-11-27T08:00:00.000Z",
    ", 2026-11-27T08:00:00.000Z"
  })
  void aRecordMaySayItselfWhenItWasMadeAndStaysInTheFileOfItsKafkaDay(
      String changedAt, String time) {
    String json =
        changedAt == null ? ORDER : ORDER.replaceFirst("}$", ",\"changed\":\"" + changedAt + "\"}");

    assertThat(rows(changing(), MORNING.toEpochMilli(), null, json.getBytes(UTF_8)))
        .singleElement()
        .satisfies(row -> assertThat(row.day()).isEqualTo(LocalDate.parse("2026-11-27")))
        .satisfies(row -> assertThat(row.time()).isEqualTo(Instant.parse(time).toEpochMilli()))
        .satisfies(row -> assertThat(row.cells()).endsWith("7", time));
  }

  @ParameterizedTest
  @CsvSource({
    "soon, changed_at is no time",
    "2026-12-01, more than a day ahead",
    "20261127, before 1990",
    "2026, before 1990",
    "7, before 1990"
  })
  void aRecordThatWasMadeAtNoTimeIsRejected(String changedAt, String reason) {
    String json = ORDER.replaceFirst("}$", ",\"changed\":\"" + changedAt + "\"}");

    assertThat(rows(changing(), MORNING.toEpochMilli(), null, json.getBytes(UTF_8)))
        .singleElement()
        .satisfies(row -> assertThat(row.reason().orElseThrow()).contains(reason))
        .satisfies(row -> assertThat(row.day()).isEqualTo(LocalDate.parse("2026-11-27")));
  }

  @Test
  void aDeletionIsAsOldAsTheRowThatIsGone() {
    TopicSource debezium =
        new TopicSource(
            Topic.ORDERS, "orders", Envelope.DEBEZIUM, changing().fields(), Optional.empty());
    String row = ORDER.replaceFirst("}$", ",\"changed\":\"2026-11-27T07:59:50Z\"}");
    String event = "{\"op\":\"d\",\"before\":%s,\"after\":null}".formatted(row);

    assertThat(rows(debezium, MORNING.toEpochMilli(), null, event.getBytes(UTF_8)))
        .singleElement()
        .satisfies(
            made -> assertThat(made.cells()).endsWith("true", "7", "2026-11-27T07:59:50.000Z"));
  }

  /** Orders that say at {@code /changed} when they were made. */
  private static TopicSource changing() {
    TopicSource contract = TopicSource.ofContract(Topic.ORDERS);
    Map<String, List<FieldSource>> fields = new HashMap<>(contract.fields());
    fields.put(
        "changed_at",
        List.of(new FieldSource(JsonPointer.compile("/changed"), 0, Optional.empty())));
    return new TopicSource(Topic.ORDERS, "orders", Envelope.NONE, fields, Optional.empty());
  }

  @Test
  void aNullValueWhoseTimeCannotBeRightIsRejectedAsAnyOther() {
    RecordRows.Row row = row(Topic.CUSTOMERS, MORNING.getEpochSecond(), "C1", null);

    assertThat(row.reason().orElseThrow()).contains("looks like seconds");
    assertThat(row.day()).isEqualTo(LocalDate.parse("2026-11-28"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "null"})
  void aValueThatSaysNothingDeletesNothing(String value) {
    assertThat(row(Topic.CUSTOMERS, MORNING.toEpochMilli(), "C1", value).reason()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "1795860000123, 2026-11-28T10:00:00.123Z",
    "1795860000120, 2026-11-28T10:00:00.120Z",
    "0, 1970-01-01T00:00:00.000Z",
    "-1, 1969-12-31T23:59:59.999Z",
    "253402300800000, +10000-01-01T00:00:00.000Z",
    "9223372036854775807, +292278994-08-17T07:12:55.807Z",
    "-9223372036854775808, -292275055-05-16T16:47:04.192Z"
  })
  void aTimeIsWrittenToTheMillisecondAlsoOneThatCannotBeRight(long timestamp, String text) {
    assertThat(row(Topic.ORDERS, timestamp, "O1", ORDER).cells()).contains(text);
  }

  private static RecordRows.Row row(Topic topic, long timestamp, String key, String value) {
    return row(
        topic,
        timestamp,
        key == null ? null : key.getBytes(UTF_8),
        value == null ? null : value.getBytes(UTF_8));
  }

  private static RecordRows.Row row(Topic topic, long timestamp, byte[] key, byte[] value) {
    List<RecordRows.Row> rows = rows(TopicSource.ofContract(topic), timestamp, key, value);
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  private static List<RecordRows.Row> rows(
      TopicSource source, long timestamp, byte[] key, byte[] value) {
    var record =
        SampleRecords.record(new TopicPartition(source.kafkaTopic(), 2), 7, timestamp, key, value);
    var partition = new PartitionId(source.topic(), 2);
    return new RecordRows(partition, source, new SeenValues(source), ZoneId.of("Europe/Berlin"))
        .of(record, NOW.toEpochMilli());
  }

  private static Map<String, String> byColumn(Topic topic, String[] cells) {
    List<Column> columns = topic.rawColumns();
    assertThat(cells).hasSameSizeAs(columns);
    Map<String, String> byColumn = new LinkedHashMap<>();
    for (int index = 0; index < cells.length; index++) {
      byColumn.put(columns.get(index).name(), cells[index]);
    }
    return byColumn;
  }

  private static Map<String, String> columns(String... namesAndTexts) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (int index = 0; index < namesAndTexts.length; index += 2) {
      columns.put(namesAndTexts[index], namesAndTexts[index + 1]);
    }
    return columns;
  }
}
