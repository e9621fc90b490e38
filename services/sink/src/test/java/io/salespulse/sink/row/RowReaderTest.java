package io.salespulse.sink.row;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.Topic;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RowReaderTest {

  private static final String ITEM =
      "{\"item_id\":\"I1\",\"order_id\":\"O1\",\"product_id\":\"P1\",\"quantity\":2,"
          + "\"unit_price\":1.10}";

  private final RowReader items = new RowReader(Topic.ORDER_ITEMS);
  private final RowReader products = new RowReader(Topic.PRODUCTS);

  @Test
  void textsAreKeptAsTheyAreWritten() {
    assertThat(items.read(ITEM.getBytes(UTF_8))).isEmpty();

    assertThat(row(items, 5)).containsExactly("I1", "O1", "P1", "2", "1.10");
  }

  @Test
  void theOrderOfFieldsDoesNotMatterAndUnknownOnesAreIgnored() {
    String json =
        " \n{\"unit_price\":-0.5E+3,\"x\":{\"y\":[1,{\"z\":null}]},\"quantity\":true,"
            + "\"product_id\":\"\\u0041\",\"x\":7,\"order_id\":\"\",\"item_id\":\"I\\n1\"}\t";

    assertThat(items.read(json.getBytes(UTF_8))).isEmpty();

    assertThat(row(items, 5)).containsExactly("I\n1", "", "A", "true", "-0.5E+3");
  }

  @Test
  void anOptionalFieldMayBeAbsentOrNull() {
    String json =
        "{\"product_id\":\"P1\",\"category\":\"C\",\"name\":\"N\",\"price\":1,\"cost\":null}";

    assertThat(products.read(json.getBytes(UTF_8))).isEmpty();

    assertThat(row(products, 7)).containsExactly("P1", "C", "N", "1", null, null, null);
  }

  @Test
  void valuesThatAreNotOfTheirTypeAreKept() {
    String json = ITEM.replace("\"quantity\":2", "\"quantity\":\"abc\"");

    assertThat(items.read(json.getBytes(UTF_8))).isEmpty();

    assertThat(items.text(3)).isEqualTo("abc");
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of("", "the value is empty"),
        Arguments.of(" \n", "the value is empty"),
        Arguments.of("null", "not a JSON object"),
        Arguments.of("[" + ITEM + "]", "not a JSON object"),
        Arguments.of("\uFEFF" + ITEM, "not a JSON object"),
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
        Arguments.of(ITEM + " }", "goes on after the end"),
        Arguments.of(ITEM.replace(":2,", ":02,"), "not JSON"),
        Arguments.of(ITEM.replace(":2,", ":NaN,"), "not JSON"),
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
  void aBrokenValueIsRejectedWithTheReasonAndTheNextIsRead(String json, String reason) {
    assertThat(items.read(json.getBytes(UTF_8)))
        .hasValueSatisfying(why -> assertThat(why).contains(reason));

    assertThat(items.read(ITEM.getBytes(UTF_8))).isEmpty();
    assertThat(row(items, 5)).containsExactly("I1", "O1", "P1", "2", "1.10");
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

      assertThat(items.read(json)).contains("the value is not valid UTF-8");
    }
  }

  @Test
  void aMegabyteOfGarbageIsRejected() {
    byte[] garbage = new byte[1 << 20];
    Arrays.fill(garbage, (byte) '{');

    assertThat(items.read(garbage)).isPresent();
  }

  private static String[] row(RowReader reader, int columns) {
    return IntStream.range(0, columns).mapToObj(reader::text).toArray(String[]::new);
  }
}
