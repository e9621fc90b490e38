package io.salespulse.sink.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import io.salespulse.contract.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcesFileTest {

  @TempDir Path directory;

  @Test
  void aFileSaysTopicsAndPlacesAndTheContractTheRest() throws IOException {
    Sources sources =
        read(
            """
            orders:
              topic: shop.public.orders
              envelope: debezium
              fields:
                order_id: /id
                customer_id: /customer/id
                total_amount: {at: /total_cents, divide: 100}
                status: [{at: /cancelled_at, present: cancelled}, /state]
              items:
                at: /line_items
                fields: {product_id: /sku}
            """);

    TopicSource orders = sources.of(Topic.ORDERS).orElseThrow();
    assertThat(orders.kafkaTopic()).isEqualTo("shop.public.orders");
    assertThat(orders.envelope()).isEqualTo(Envelope.DEBEZIUM);
    assertThat(orders.fields())
        .containsEntry("customer_id", List.of(at("/customer/id")))
        .containsEntry(
            "total_amount",
            List.of(new FieldSource(JsonPointer.compile("/total_cents"), 2, Optional.empty())))
        .containsEntry(
            "status",
            List.of(
                new FieldSource(JsonPointer.compile("/cancelled_at"), 0, Optional.of("cancelled")),
                at("/state")))
        .containsEntry("order_date", List.of(at("/order_date")));
    Lines lines = orders.lines().orElseThrow();
    assertThat(lines.fields())
        .containsEntry("product_id", List.of(at("/sku")))
        .containsEntry("quantity", List.of(at("/quantity")))
        .doesNotContainKey("order_id");
    assertThat(sources.of(Topic.ORDER_ITEMS)).isEmpty();
    assertThat(sources.of(Topic.CUSTOMERS)).contains(TopicSource.ofContract(Topic.CUSTOMERS));
    assertThat(sources.kafkaTopics())
        .containsExactly("customers", "products", "shop.public.orders");
  }

  @Test
  void aFieldMayBeLookedForNowhere() throws IOException {
    Sources sources = read("customers: {fields: {email: none}}");

    assertThat(sources.of(Topic.CUSTOMERS).orElseThrow().fields())
        .containsEntry("email", List.of());
  }

  @Test
  void anEmptyFileIsTheContract() throws IOException {
    assertThat(read("# nothing yet\n").all()).isEqualTo(Sources.ofContract().all());
  }

  @Test
  void aTopicThatAShopDoesNotHaveIsNotRead() throws IOException {
    Sources sources = read("products: none\norders: {topic: bills}\norder_items: none\n");

    assertThat(sources.kafkaTopics()).containsExactly("customers", "bills");
    assertThat(sources.of(Topic.PRODUCTS)).isEmpty();
  }

  @Test
  void theExampleIsAFileThatIsRead() {
    assertThat(SourcesFile.read(Path.of("../../examples/sources.yaml")).kafkaTopics())
        .containsExactly("shop.public.customers", "shop.public.products", "shop.orders");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "[1, 2]                                      | line 1: the file has no entries: it may have customers, products, orders, order_items",
        "\"customers: {}\norder: {}\"                | line 2: the file has no order: it may have customers",
        "\"orders:\n  topics: x\"                    | line 2: orders has no topics: it may have topic, envelope, fields, items",
        "\"orders:\n  topic: a b\"                   | line 2: topic a b is no name that Kafka takes",
        "\"orders:\n  topic: \"                      | line 2: topic is no text",
        "\"orders:\n  envelope: maxwell\"            | line 2: envelope maxwell is none: set it to none or debezium",
        "\"orders:\n  fields:\n    id: /id\"         | line 3: orders.fields has no id: it may have order_id, customer_id",
        "\"orders:\n  fields:\n    order_id: id\"    | line 3: order_id: id is no JSON Pointer: begin it with a /",
        "\"orders:\n  fields:\n    order_id: /\"     | line 3: order_id: / is no JSON Pointer",
        "\"orders:\n  fields:\n    status: []\"      | line 3: status has no place: name one",
        "\"orders:\n  fields:\n    status: {}\"      | line 3: status has no at",
        "\"orders:\n  fields:\n    total_amount: {at: /t, divide: 60}\" | line 3: total_amount: divide 60 is none: set it to 10, 100, 1000",
        "\"orders:\n  fields:\n    total_amount: {at: /t, divide: 1}\"  | line 3: total_amount: divide 1 is none",
        "\"orders:\n  fields:\n    status: {at: /t, present: x, divide: 10}\" | line 3: status has divide and present",
        "\"orders:\n  items: {fields: {}}\"          | line 2: items has no at",
        "\"orders:\n  items: {at: /l, fields: {order_id: /o}}\" | line 2: orders.items.fields has no order_id",
        "\"customers:\n  items: {at: /l}\"           | line 2: customers has no items",
        "\"orders:\n  items: {at: /l}\norder_items:\n  topic: lines\" | line 4: order_items are taken out of the orders",
        "\"orders:\n  topic: a\n  topic: b\"         | line 3: orders has topic twice",
        "\"customers: {topic: a}\norders: {topic: a}\" | line 2: customers and orders are both read from topic a",
        "\"orders: {topic: products}\"               | line 1: products and orders are both read from topic products",
        "\"orders:\n  fields: {order_id: none}\"    | line 2: order_id is needed: set it to where it is in the value",
        "\"orders:\n  fields: {status: /l/0/s}\n  items: {at: /l}\" | line 3: status is looked for among the lines at /l",
        "\"orders:\n\ttopic: x\"                     | line 2: is no YAML: ",
        "\"orders: [\"                               | is no YAML: ",
      })
  void aWrongFileIsToldWithItsLineAndWhatToDo(String yaml, String complaint) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(directory.resolve("sources.yaml").toString())
        .hasMessageContaining(complaint.strip());
  }

  @Test
  void aFileThatIsNotThereIsToldByItsName() {
    assertThatThrownBy(() -> SourcesFile.read(directory.resolve("none.yaml")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none.yaml cannot be read");
  }

  private static FieldSource at(String pointer) {
    return FieldSource.at(JsonPointer.compile(pointer));
  }

  private Sources read(String yaml) throws IOException {
    return SourcesFile.read(Files.writeString(directory.resolve("sources.yaml"), yaml));
  }
}
