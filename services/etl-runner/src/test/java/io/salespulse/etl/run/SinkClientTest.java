package io.salespulse.etl.run;

import static io.salespulse.etl.run.Answers.partition;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SinkClientTest {

  private static final String CUSTOMERS = partition("customers", 0, 1);
  private static final String PRODUCTS = partition("products", 0, 1);
  private static final String ORDERS = partition("orders", 0, 1);
  private static final String ITEMS = partition("order_items", 0, 1);
  private static final String UNUSED = ": this run uses what is there";

  @AutoClose private final Answers answers = new Answers();

  @Test
  void sinksThatHaveWrittenAllLeaveNothingToSay() throws IOException {
    assertThat(
            flush(
                answers.sink(CUSTOMERS, PRODUCTS, partition("orders", 1, 2)),
                answers.sink(partition("orders", 0, 2), ITEMS)))
        .isEmpty();
  }

  @Test
  void whatKafkaStillHasIsSummedOverSinksAndPartitions() throws IOException {
    List<String> lacks =
        flush(
            answers.sink(
                CUSTOMERS,
                partition("orders", 0, 2, 1_000_000, "false"),
                partition("order_items", 0, 1, 234_000, "false")),
            answers.sink(PRODUCTS, partition("orders", 1, 2, 567, "false")));

    assertThat(lacks)
        .containsExactly(
            "1,234,567 records were in Kafka and not yet in the raw files: this run does without");
  }

  @Test
  void whatATransactionKeepsBackIsToldOfItsTopics() throws IOException {
    List<String> lacks =
        flush(
            answers.sink(
                CUSTOMERS,
                PRODUCTS,
                partition("orders", 0, 2, 1_000, "true"),
                partition("orders", 1, 2, 500, "true"),
                partition("order_items", 0, 2, 1, "true"),
                partition("order_items", 1, 2, 20, "false")));

    assertThat(lacks)
        .containsExactly(
            "a producer's transaction has not ended: up to 1 record of order_items and up to"
                + " 1,500 records of orders wait behind it",
            "20 records were in Kafka and not yet in the raw files: this run does without");
  }

  @Test
  void aSinkThatLostAllItsPartitionsDoesNotVouchForThem() throws IOException {
    assertThat(flush(answers.sink()))
        .containsExactly(
            "no sink vouches for customers, products, orders, order_items"
                + " (does SINK_URL name every sink, or has Kafka no such topic?)"
                + UNUSED);
  }

  @Test
  void partitionsThatNoSinkReportsAreNamedInTheMiddleAndAtTheEnd() throws IOException {
    assertThat(
            flush(
                answers.sink(CUSTOMERS, PRODUCTS, partition("orders", 2, 4)),
                answers.sink(partition("order_items", 0, 9), partition("orders", 0, 4))))
        .containsExactly(
            "no sink vouches for partitions 1 and 3 of orders, partitions 1 and 2 and 3 and 4 and 5"
                + " and 3 more of order_items (does SINK_URL name every sink?)"
                + UNUSED);
  }

  @Test
  void whereNoSinkKnowsHowManyPartitionsThereAreNobodyVouchesForTheOthers() throws IOException {
    assertThat(flush(answers.sink(CUSTOMERS, PRODUCTS, ITEMS, partition("orders", 0, 0))))
        .containsExactly(
            "no sink vouches for any but 1 partition of orders (does SINK_URL name every sink?)"
                + UNUSED);
    assertThat(
            flush(
                answers.sink(CUSTOMERS, PRODUCTS, ITEMS, partition("orders", 0, 0)),
                answers.sink(partition("orders", 1, 2))))
        .isEmpty();
  }

  @Test
  void aSinkThatRefusesIsQuotedAndTheOthersStillCount() throws IOException {
    URI refusing =
        answers.flushing(503, "{\"error\":\"Kafka at k:9092 has not answered for 9 s.\"}");

    assertThat(flush(refusing, answers.sink(partition("orders", 0, 1, 1, "false"))))
        .containsExactly(
            "the sink at %s did not publish all that Kafka has".formatted(refusing)
                + " (Kafka at k:9092 has not answered for 9 s)"
                + UNUSED,
            "1 record was in Kafka and not yet in the raw files: this run does without");
  }

  @Test
  void aSilentSinkWhosePartitionsOthersHaveTakenOverIsNoReason() throws IOException {
    URI silent = URI.create("http://127.0.0.1:1");

    assertThat(flush(silent, answers.sink(CUSTOMERS, PRODUCTS, ORDERS, ITEMS))).isEmpty();
    assertThat(flush(silent, answers.sink(CUSTOMERS, PRODUCTS, ITEMS, partition("orders", 0, 2))))
        .containsExactly(
            "the sink at %s did not publish all that Kafka has (nobody answers there)"
                    .formatted(silent)
                + UNUSED);
  }

  @Test
  void anAnswerThatIsNoneOfASinkIsToldByItsStatus() throws IOException {
    assertThat(flush(answers.flushing(502, "<html>Bad gateway</html>")))
        .singleElement()
        .asString()
        .contains("(HTTP status 502)");
  }

  private static List<String> flush(URI... sinks) {
    return new SinkClient(List.of(sinks), PipelineFixture.JSON).flush();
  }
}
