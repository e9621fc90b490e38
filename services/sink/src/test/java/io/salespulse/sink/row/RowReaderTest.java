package io.salespulse.sink.row;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salespulse.contract.Column;
import io.salespulse.contract.Presence;
import io.salespulse.contract.Topic;
import io.salespulse.sink.source.TopicSource;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RowReaderTest {

  private static final String ITEM =
      "{\"item_id\":\"I1\",\"order_id\":\"O1\",\"product_id\":\"P1\",\"quantity\":2,"
          + "\"unit_price\":1.10}";

  private final RowReader items = new RowReader(TopicSource.ofContract(Topic.ORDER_ITEMS));
  private final RowReader products = new RowReader(TopicSource.ofContract(Topic.PRODUCTS));

  @Test
  void textsAreKeptAsTheyAreWritten() throws NoRowException {
    assertThat(read(items, ITEM)).containsExactly("I1", "O1", "P1", "2", "1.10");
  }

  @Test
  void theOrderOfFieldsDoesNotMatterAndUnknownOnesAreIgnored() throws NoRowException {
    String json =
        " \n{\"unit_price\":-0.5E+3,\"x\":{\"y\":[1,{\"z\":null}]},\"quantity\":true,"
            + "\"product_id\":\"\\u0041\",\"x\":7,\"order_id\":\"\",\"item_id\":\"I\\n1\"}\t";

    assertThat(read(items, json)).containsExactly("I\n1", "", "A", "true", "-0.5E+3");
  }

  @Test
  void textsBeyondAsciiAreKeptEscapedOrNot() throws NoRowException {
    String json = ITEM.replace("I1", "żółw 🐢").replace("P1", "\\ud83d\\udc22 \\u00e9\\\"\\\\");

    assertThat(read(items, json)).startsWith("żółw 🐢", "O1", "🐢 é\"\\");
  }

  @Test
  void anOptionalFieldMayBeAbsentOrNull() throws NoRowException {
    assertThat(read(products, "{\"product_id\":\"P1\",\"price\":1,\"cost\":null}"))
        .containsExactly("P1", null, null, "1", null, null, null);
  }

  @ParameterizedTest
  @EnumSource(Topic.class)
  void whatIsRequiredIsEnough(Topic topic) throws NoRowException {
    List<Column> required =
        topic.columns().stream().filter(column -> column.presence() == Presence.REQUIRED).toList();

    String[] row = read(new RowReader(TopicSource.ofContract(topic)), json(required));

    for (int index = 0; index < row.length; index++) {
      Column column = topic.columns().get(index);
      assertThat(row[index])
          .as(column.name())
          .isEqualTo(required.contains(column) ? "of " + column.name() : null);
    }
  }

  @ParameterizedTest
  @EnumSource(Topic.class)
  void eachRequiredFieldIsAskedForByName(Topic topic) {
    for (Column column : topic.columns()) {
      List<Column> others = new ArrayList<>(topic.columns());
      others.remove(column);
      if (column.presence() == Presence.REQUIRED) {
        assertThatThrownBy(() -> read(new RowReader(TopicSource.ofContract(topic)), json(others)))
            .isInstanceOf(NoRowException.class)
            .hasMessage("field " + column.name() + " is missing");
      }
    }
  }

  @Test
  void valuesThatAreNotOfTheirTypeAreKept() throws NoRowException {
    String[] row = read(items, ITEM.replace("\"quantity\":2", "\"quantity\":\"abc\""));

    assertThat(row[3]).isEqualTo("abc");
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of("", "the value is empty"),
        Arguments.of(" \n", "the value is empty"),
        Arguments.of("null", "not a JSON object"),
        Arguments.of("[" + ITEM + "]", "not a JSON object"),
        Arguments.of("\uFEFF", "the value is empty"),
        Arguments.of("\uFEFF\uFEFF" + ITEM, "not a JSON object"),
        Arguments.of("garbage", "not a JSON object"),
        Arguments.of("{garbage}", "not JSON"),
        Arguments.of("{", "has no end"),
        Arguments.of("{\"item_id\"", "has no end"),
        Arguments.of("{\"item_id\":", "has no end"),
        Arguments.of("{\"item_id\":\"I", "has no end"),
        Arguments.of("{\"other\":[1,", "has no end"),
        Arguments.of(ITEM.substring(0, ITEM.length() - 1), "has no end"),
        Arguments.of(ITEM + ITEM, "goes on after the end"),
        Arguments.of(ITEM + "5", "goes on after the end"),
        Arguments.of(ITEM + "\0", "goes on after the end"),
        Arguments.of(ITEM + " }", "goes on after the end"),
        Arguments.of(ITEM.replace(":2,", ":02,"), "not JSON"),
        Arguments.of(ITEM.replace(":2,", ":NaN,"), "not JSON: Non-standard token 'NaN'"),
        Arguments.of(ITEM.replace(":2,", ":-Infinity,"), "not JSON: Non-standard token"),
        Arguments.of(ITEM.replace("2", "2".repeat(1_001)), "not JSON: Number value length (1001)"),
        Arguments.of(ITEM.replace(":2,", ":" + "[".repeat(1_001)), "not JSON: Document nesting"),
        Arguments.of(ITEM.replace(":2,", ":null,"), "field quantity is null"),
        Arguments.of(ITEM.replace("\"quantity\":2,", ""), "field quantity is missing"),
        Arguments.of(ITEM.replace(":2,", ":[2],"), "field quantity is not a single value"),
        Arguments.of(ITEM.replace(":2,", ":{},"), "field quantity is not a single value"),
        Arguments.of(ITEM.replace(":2,", ":2,\"quantity\":2,"), "field quantity is there twice"),
        Arguments.of(ITEM.replace("I1", "\\ud83d"), "field item_id has half a surrogate pair"),
        Arguments.of(ITEM.replace("I1", "\\udc00\\ud800"), "half a surrogate pair"),
        Arguments.of(ITEM.replace("I1", "line\nbreak"), "not JSON"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void aBrokenValueIsRejectedWithTheReasonAndTheNextIsRead(String json, String reason)
      throws NoRowException {
    assertThatThrownBy(() -> read(items, json))
        .isInstanceOf(NoRowException.class)
        .hasMessageContaining(reason)
        .hasMessageNotContainingAny("Feature", "Constraints");

    assertThat(read(items, ITEM)).containsExactly("I1", "O1", "P1", "2", "1.10");
  }

  static Stream<byte[]> notUtf8() {
    return Stream.of(
        new byte[] {(byte) 0xff},
        new byte[] {(byte) 0xc0, (byte) 0x80},
        new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
        new byte[] {(byte) 0xe2, (byte) 0x82});
  }

  @ParameterizedTest
  @MethodSource("notUtf8")
  void bytesThatAreNotUtf8AreRejectedWhereverTheyStand(byte[] wrong) {
    for (String field : new String[] {"\"item_id\":\"I1", "\"unknown\":\"", "\"a"}) {
      byte[] before = ("{" + field).getBytes(UTF_8);
      byte[] json = Arrays.copyOf(before, before.length + wrong.length + 2);
      System.arraycopy(wrong, 0, json, before.length, wrong.length);
      json[json.length - 2] = '"';
      json[json.length - 1] = '}';

      assertThatThrownBy(() -> items.read(json))
          .isInstanceOf(NoRowException.class)
          .hasMessage("the value is not valid UTF-8");
    }
  }

  @Test
  void otherEncodingsAreRejected() {
    for (Charset encoding : List.of(UTF_16LE, UTF_16BE)) {
      for (String mark : List.of("", "\uFEFF")) {
        assertThatThrownBy(() -> items.read((mark + ITEM).getBytes(encoding)))
            .as("%s", encoding)
            .isInstanceOf(NoRowException.class)
            .hasMessageContaining("in UTF-16: let the producer send it in UTF-8");
      }
    }
    assertThatThrownBy(() -> items.read(ITEM.getBytes(Charset.forName("UTF-32BE"))))
        .isInstanceOf(NoRowException.class);
  }

  @Test
  void aByteOrderMarkIsPassedOver() throws NoRowException {
    assertThat(read(items, "\uFEFF" + ITEM)).containsExactly("I1", "O1", "P1", "2", "1.10");
    assertThat(items.describe(("\uFEFF" + ITEM).getBytes(UTF_8))).isNotEmpty();
  }

  @Test
  void aMegabyteOfGarbageIsRejected() {
    byte[] garbage = new byte[1 << 20];
    Arrays.fill(garbage, (byte) '{');

    assertThatThrownBy(() -> items.read(garbage)).isInstanceOf(NoRowException.class);
  }

  private static String json(List<Column> columns) {
    return columns.stream()
        .map(column -> "\"%1$s\":\"of %1$s\"".formatted(column.name()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String[] read(RowReader reader, String json) throws NoRowException {
    return reader.read(json.getBytes(UTF_8)).cells();
  }
}
