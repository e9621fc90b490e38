package io.salespulse.sink.row;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salespulse.contract.SourceSamples.Field;
import io.salespulse.contract.Topic;
import io.salespulse.sink.source.Sources;
import io.salespulse.sink.source.SourcesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of topics that are not as the contract has them. */
class SourceRowsTest {

  private static final String WEBHOOK =
      """
      orders:
        fields:
          order_id: /id
          customer_id: /customer/id
          order_date: /created_at
          total_amount: {at: /total_cents, divide: 100}
          sales_channel: /source/0
          status: [{at: /cancelled_at, present: cancelled}, /state]
        items:
          at: /lines
          fields: {item_id: /id, product_id: /sku, unit_price: /price}
      """;

  private static final String DEBEZIUM =
      """
      customers: {envelope: debezium, fields: {customer_id: /id, signup_date: /since}}
      order_items: {envelope: debezium, fields: {item_id: /id}}
      """;

  private static final String ORDER =
      "{'id':7,'customer':{'id':'C1','name':'x'},'created_at':'2026-11-22T05:49:00Z',"
          + "'total_cents':1250,'source':['web','pos'],'state':'paid','lines':["
          + "{'id':1,'sku':'P1','quantity':2,'price':'5.00'},"
          + "{'id':2,'sku':'P2','quantity':1,'price':'2.50'}]}";

  @TempDir Path directory;

  @Test
  void anOrderIsTakenFromWhereTheFileSaysAndItsLinesAreItems() throws Exception {
    RowReader.Contents order = read(WEBHOOK, Topic.ORDERS, ORDER);

    assertThat(order.cells())
        .containsExactly("7", "C1", "2026-11-22T05:49:00Z", "12.50", "web", null, "paid", null);
    assertThat(order.lines())
        .containsExactly(
            new String[] {"1", "7", "P1", "2", "5.00"}, new String[] {"2", "7", "P2", "1", "2.50"});
    assertThat(order.faults()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'2026-11-23', cancelled", "true, cancelled", "1, cancelled", "[1], cancelled"})
  void aStatusMayBeThatSomethingIsThere(String value, String status) throws Exception {
    String text = value.startsWith("2") ? "'" + value + "'" : value;
    String json = ORDER.replace("'state'", "'cancelled_at':" + text + ",'state'");

    assertThat(read(WEBHOOK, Topic.ORDERS, json).cells()[6]).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "''", "' '", "false", "0", "[]", "{}"})
  void whatSaysNothingIsNotThere(String value) throws Exception {
    String json = ORDER.replace("'state'", "'cancelled_at':" + value + ",'state'");

    assertThat(read(WEBHOOK, Topic.ORDERS, json).cells()[6]).isEqualTo("paid");
  }

  @ParameterizedTest
  @CsvSource({
    "1250, 12.50",
    "'\"1250\"', 12.50",
    "-5, -0.05",
    "0, 0.00",
    "12.5, 0.125",
    "1e3, 10",
    "'\"twelve\"', twelve"
  })
  void centsBecomeAmountsExactly(String cents, String amount) throws Exception {
    String json = ORDER.replace("1250", cents.replace('"', '\''));

    assertThat(read(WEBHOOK, Topic.ORDERS, json).cells()[3]).isEqualTo(amount);
  }

  @Test
  void aBlankTextMakesWayForTheNextPlace() throws Exception {
    String yaml = "customers: {fields: {customer_id: [/id, /email], name: none}}";

    assertThat(
            read(yaml, Topic.CUSTOMERS, "{'id':' ','email':'a@b','name':'x','signup_date':1}")
                .cells())
        .startsWith("a@b", null);
    assertThat(read(yaml, Topic.CUSTOMERS, "{'id':' ','signup_date':1}").cells()).startsWith(" ");
  }

  @Test
  void linesWithoutAnIdAreNumbered() throws Exception {
    String json = ORDER.replace("{'id':1,", "{'id':'',").replace("{'id':2,", "{");

    assertThat(read(WEBHOOK, Topic.ORDERS, json).lines())
        .extracting(line -> line[0])
        .containsExactly("1", "2");
  }

  @Test
  void aLineThatIsNoneIsLeftOutWithTheReasonAndTheOrderStays() throws Exception {
    String json =
        ORDER.replace("{'id':2,'sku':'P2',", "5,{'id':1,'sku':'P3','quantity':1,'price':1},{");

    RowReader.Contents order = read(WEBHOOK, Topic.ORDERS, json);

    assertThat(order.lines()).hasSize(1);
    assertThat(order.faults())
        .containsExactly(
            "line 2 of the order is left out: it is not a JSON object",
            "line 3 of the order is left out: its item_id 1 is another line's too: name a field that differs, or none and lines are numbered",
            "line 4 of the order is left out: field product_id (at /sku) is missing");
  }

  @ParameterizedTest
  @CsvSource({"null, 0", "[], 0"})
  void anOrderMayHaveNoLines(String lines, int count) throws Exception {
    String json = ORDER.replaceAll("'lines':\\[.*]", "'lines':" + lines);

    assertThat(read(WEBHOOK, Topic.ORDERS, json).lines()).hasSize(count);
  }

  @ParameterizedTest
  @CsvSource({
    "{}, the order's lines at /lines are no array",
    "5, are no array",
    "'''[]''', are no array but a text"
  })
  void whatIsNoArrayIsNoLines(String lines, String reason) {
    String json = ORDER.replaceAll("'lines':\\[.*]", "'lines':" + lines);

    assertRejected(WEBHOOK, Topic.ORDERS, json, reason);
    assertRejected(
        WEBHOOK, Topic.ORDERS, ORDER.replace("'lines'", "'items'"), "lines at /lines are missing");
  }

  @Test
  void aFieldThatIsMissingIsToldWithWhereItWasLookedFor() {
    assertRejected(
        WEBHOOK,
        Topic.ORDERS,
        ORDER.replace("'customer'", "'buyer'"),
        "field customer_id (at /customer/id) is missing");
    assertRejected(
        WEBHOOK,
        Topic.ORDERS,
        ORDER.replace("'C1'", "null"),
        "field customer_id (at /customer/id) is null");
    assertRejected(
        WEBHOOK,
        Topic.ORDERS,
        ORDER.replace("'name':'x'", "'id':1"),
        "field /customer/id is there twice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'op':'c','before':null,'after':{'id':1,'since':20000},'source':{'table':'customers'}}",
        "{'op':'r','before':null,'after':{'id':1,'since':20000}}",
        "{'op':'u','before':{'id':1,'since':1},'after':{'id':1,'since':20000}}",
        "{'schema':{'type':'struct'},'payload':{'op':'u','before':null,'after':{'id':1,'since':20000}}}",
        "{'id':1,'since':20000,'__deleted':'false'}",
        "{'id':1,'since':20000,'__op':'u'}",
        "{'schema':{},'payload':{'id':1,'since':20000,'__op':'r'}}",
        "{'id':1,'since':20000}",
        "{'id':1,'since':20000,'op':'d'}",
        "{'id':1,'since':20000,'payload':'x'}"
      })
  void aChangeEventIsItsNewRow(String json) throws Exception {
    RowReader.Contents row = read(DEBEZIUM, Topic.CUSTOMERS, json);

    assertThat(row.deletes()).isFalse();
    assertThat(row.cells()).containsExactly("1", null, null, null, null, "20000", null, null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'op':'d','before':{'id':1,'since':20000},'after':null}",
        "{'op':'d','before':{'id':1},'after':null}",
        "{'schema':{},'payload':{'op':'d','before':{'id':1}}}",
        "{'id':1,'__deleted':'true'}",
        "{'id':1,'since':null,'__op':'d','__deleted':'true'}",
        "{'schema':{},'payload':{'id':1,'__op':'d'}}"
      })
  void aDeletionNamesWhatIsGone(String json) throws Exception {
    RowReader.Contents row = read(DEBEZIUM, Topic.CUSTOMERS, json);

    assertThat(row.deletes()).isTrue();
    assertThat(row.cells()).containsExactly("1", null, null, null, null, null, null, null);
  }

  @Test
  void anItemIsDeletedByItsIdAndItsOrders() throws Exception {
    RowReader.Contents row =
        read(
            DEBEZIUM,
            Topic.ORDER_ITEMS,
            "{'op':'d','before':{'id':3,'order_id':7,'quantity':1},'after':null}");

    assertThat(row.deletes()).isTrue();
    assertThat(row.cells()).containsExactly("3", "7", null, null, null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'op':'d','before':null,'after':null} | nothing is at /before: let the database log whole rows (REPLICA IDENTITY FULL",
        "{'op':'u','before':null,'after':null} | the envelope's op is u and nothing is at /after",
        "{'op':'t','before':null,'after':null} | the table was truncated",
        "{'op':'\\ud800','after':{}}            | op ? of the envelope is none",
        "{'op':'u','after':'{}'}                | what is at /after is a text and no object",
        "{'op':'m','before':null}              | op m of the envelope is none of c, r, u and d",
        "{'op':'d','before':{'since':1}}       | field customer_id (at /before/id) is missing: let the database log whole rows (REPLICA IDENTITY FULL",
      })
  void anEventThatNamesNoRowIsRejectedWithWhatToDo(String json, String reason) {
    assertRejected(DEBEZIUM, Topic.CUSTOMERS, json, reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'E4g='", "'AfQ='", "{'scale':2,'value':'E4g='}"})
  void aDecimalInBytesIsRejectedWithTheConnectorsSetting(String price) {
    assertRejected(
        DEBEZIUM,
        Topic.ORDER_ITEMS,
        "{'op':'c','after':{'id':1,'order_id':1,'product_id':1,'quantity':1,'unit_price':%s}}"
            .formatted(price),
        "set decimal.handling.mode=string on the connector");
  }

  @Test
  void aTextOfFourLettersIsNoDecimalInBytes() throws Exception {
    String json = "{'op':'c','after':{'id':'free','since':'soon','name':'abcd'}}";

    assertThat(read(DEBEZIUM, Topic.CUSTOMERS, json).cells()).startsWith("free", "abcd");
  }

  @Test
  void thePrefixOfARegistryBeforeJsonIsPassedOver() throws Exception {
    byte[] json = ORDER.replace('\'', '"').getBytes(UTF_8);
    byte[] value = new byte[json.length + 5];
    value[4] = 42;
    System.arraycopy(json, 0, value, 5, json.length);

    assertThat(reader(WEBHOOK, Topic.ORDERS).read(value).cells()).startsWith("7", "C1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\\0\\0\\0\\0*\\2abc    | Avro or Protobuf with the prefix of a schema registry",
        "Obj\\1\\4avro.codec                 | an Avro file",
        "\\n\\2O1                                | it looks like Protobuf",
        "\\4\\6O17                           | it looks like Avro or another binary format",
        "'\"{\\\\\"order_id\\\\\":1}\"'              | a text that holds one: let the producer encode the object once",
        "[{}]                                        | it is an array: let the producer send a record for each",
        "<order/>                                    | it looks like XML",
        "order 7                                     | the value is not a JSON object",
      })
  void whatIsNoJsonIsToldByItsLooks(String value, String reason) {
    byte[] bytes = value.translateEscapes().getBytes(UTF_8);

    assertThatThrownBy(() -> reader(WEBHOOK, Topic.ORDERS).read(bytes))
        .isInstanceOf(NoRowException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void whatARecordLooksLikeIsShownWithoutWhatItSays() {
    assertThat(
            Looks.ofValue(
                json(
                    "{'Id':17,'who':{'mail':'Ann.Ö@x.example'},'when':['2026-11-22T05:49Z',-1.5e3,true,null]}")))
        .isEqualTo(
            "{'Id':99,'who':{'mail':'Xxx.X@x.xxxxxxx'},'when':['9999-99-99X99:99X',-9.9e9,true,null]}"
                .replace('\'', '"'));
    assertThat(Looks.ofValue(json("{'a':{'b':'secret'"))).isEqualTo("{\"a\":{\"b\":\"xxxxxx\"…");
    assertThat(Looks.ofValue(json("Order 7 of Ann"))).isEqualTo("Xxxxx 9 xx Xxx");
  }

  @Test
  void whatBecameOfEachFieldIsTold() throws Exception {
    var fields = reader(WEBHOOK, Topic.ORDERS).describe(ORDER.replace('\'', '"').getBytes(UTF_8));

    assertThat(fields)
        .contains(
            new Field("order_id", "/id", Optional.of("7"), Optional.of("7")),
            new Field("total_amount", "/total_cents", Optional.of("1250"), Optional.of("12.50")),
            new Field("status", "/state", Optional.of("paid"), Optional.of("paid")),
            new Field("payment_method", "/payment_method", Optional.empty(), Optional.empty()),
            new Field("customer_id", "/customer/id", Optional.of("X9"), Optional.of("X9")),
            new Field(
                "order_items.product_id", "/lines/0/sku", Optional.of("P1"), Optional.of("P1")));
    for (String none : new String[] {"no", "", " "}) {
      assertThat(reader(WEBHOOK, Topic.ORDERS).describe(none.getBytes(UTF_8))).isEmpty();
    }
  }

  private static byte[] json(String text) {
    return text.replace('\'', '"').getBytes(UTF_8);
  }

  private void assertRejected(String yaml, Topic topic, String json, String reason) {
    assertThatThrownBy(() -> read(yaml, topic, json))
        .isInstanceOf(NoRowException.class)
        .hasMessageContaining(reason);
  }

  /**
   * @param json with single quotes
   */
  private RowReader.Contents read(String yaml, Topic topic, String json)
      throws IOException, NoRowException {
    return reader(yaml, topic).read(json.replace('\'', '"').getBytes(UTF_8));
  }

  private RowReader reader(String yaml, Topic topic) throws IOException {
    Sources sources = SourcesFile.read(Files.writeString(directory.resolve("s.yaml"), yaml));
    return new RowReader(sources.of(topic).orElseThrow());
  }
}
