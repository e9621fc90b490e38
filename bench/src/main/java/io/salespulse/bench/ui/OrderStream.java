package io.salespulse.bench.ui;

import io.salespulse.contract.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Orders at a steady rate, so that the live strip changes as that of a busy shop does. */
final class OrderStream implements AutoCloseable {

  private final KafkaProducer<String, String> producer;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  OrderStream(String bootstrapServers) {
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringSerializer(),
            new StringSerializer());
  }

  void start(Duration between) {
    clock.scheduleAtFixedRate(
        () ->
            producer.send(
                new ProducerRecord<>(Topic.ORDERS.topicName(), "{\"total_amount\":84.50}")),
        0,
        between.toNanos(),
        TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    clock.shutdownNow();
    producer.close(Duration.ofSeconds(5));
  }
}
