package io.salespulse.bench.sink;

import io.salespulse.contract.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Fills partition 0 of a topic with records of the contract, as the generator words them. */
final class ContractRecords implements AutoCloseable {

  /** 2026-11-20 and a day on, so that a topic's records go to one segment at a time. */
  private static final long FIRST_MILLIS = 1_795_132_800_000L;

  private static final long DAY_MILLIS = 86_400_000L;

  private final KafkaProducer<byte[], byte[]> producer;

  ContractRecords(String bootstrapServers) {
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                // A topic just made may refuse the first of several batches and keep the second.
                "max.in.flight.requests.per.connection", "1",
                "linger.ms", "5",
                "batch.size", "262144",
                "buffer.memory", "67108864"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /**
   * Sends records with numbers from one to below the other and returns once all are acknowledged.
   *
   * @return bytes of the values
   */
  long send(Topic topic, long from, long to) {
    long bytes = 0;
    for (long number = from; number < to; number++) {
      byte[] value = value(topic, number).getBytes(StandardCharsets.US_ASCII);
      bytes += value.length;
      long time = FIRST_MILLIS + number % DAY_MILLIS;
      producer.send(new ProducerRecord<>(topic.topicName(), 0, time, null, value));
    }
    producer.flush();
    return bytes;
  }

  @Override
  public void close() {
    producer.close();
  }

  private static String value(Topic topic, long number) {
    String order = "O-" + (1_000_000_000L + number / 3);
    String product = "P-" + (1000 + number * 7 % 200);
    String time = "2026-11-20T10:00:00." + (100 + number % 900) + "Z";
    return switch (topic) {
      case CUSTOMERS ->
          "{\"customer_id\":\"C-%d\",\"name\":\"Ada Nowak\",\"gender\":\"F\",\"email\":\"ada.nowak@example.org\",\"phone\":\"+48 22 555 01 99\",\"signup_date\":\"%s\",\"location\":\"Warsaw\",\"membership_type\":\"Gold\"}"
              .formatted(1_000_000 + number, time);
      case PRODUCTS ->
          "{\"product_id\":\"%s\",\"category\":\"Garden\",\"name\":\"Classic Lantern\",\"price\":19.99,\"cost\":11.20,\"stock_quantity\":%d,\"updated_at\":\"%s\"}"
              .formatted(product, number % 500, time);
      case ORDERS ->
          "{\"order_id\":\"O-%d\",\"customer_id\":\"C-%d\",\"order_date\":\"%s\",\"total_amount\":129.97,\"sales_channel\":\"Online\",\"payment_method\":\"Credit Card\",\"status\":\"paid\"}"
              .formatted(1_000_000_000L + number, 1_000_000 + number % 50_000, time);
      case ORDER_ITEMS ->
          "{\"item_id\":\""
              + order
              + "-"
              + (1 + number % 3)
              + "\",\"order_id\":\""
              + order
              + "\",\"product_id\":\""
              + product
              + "\",\"quantity\":2,\"unit_price\":19.99}";
    };
  }
}
