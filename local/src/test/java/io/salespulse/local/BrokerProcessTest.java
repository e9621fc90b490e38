package io.salespulse.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salespulse.contract.Topic;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerProcessTest {

  private static final TopicPartition ORDERS = new TopicPartition(Topic.ORDERS.topicName(), 0);

  @TempDir Path directory;

  @Test
  void aBrokerStartedAgainGoesOnWithTheRecordsItHad() throws Exception {
    int port = Broker.freePort();
    try (BrokerProcess broker = BrokerProcess.start(directory.resolve("kafka"), port, 1)) {
      send(broker, "first");
    }

    try (BrokerProcess broker = BrokerProcess.start(directory.resolve("kafka"), port, 1)) {
      send(broker, "second");

      assertThat(endOffset(broker)).isEqualTo(2);
    }
  }

  @Test
  void aBrokerKilledKeepsWhatItAcknowledged() throws Exception {
    int port = Broker.freePort();
    BrokerProcess killed = BrokerProcess.start(directory.resolve("kafka"), port, 1);
    send(killed, "first");
    killed.kill();

    try (BrokerProcess broker = BrokerProcess.start(directory.resolve("kafka"), port, 1)) {
      assertThat(endOffset(broker)).isEqualTo(1);
    }
  }

  @Test
  void theFourTopicsAreThereWithTheirPartitions() throws Exception {
    try (BrokerProcess broker =
            BrokerProcess.start(directory.resolve("kafka"), Broker.freePort(), 3);
        Admin admin = Admin.create(clientSettings(broker))) {
      var topics = Arrays.stream(Topic.values()).map(Topic::topicName).toList();

      assertThat(admin.describeTopics(topics).allTopicNames().get().values())
          .hasSize(4)
          .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(3));
    }
  }

  @Test
  void aBrokerThatRunsOutOfMemoryEnds() {
    assertThat(BrokerProcess.command(directory, 9092, 1, Map.of()))
        .contains("-XX:+ExitOnOutOfMemoryError");
  }

  @Test
  void aBrokerThatCannotStartSaysWhy() throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      int port = taken.getLocalPort();

      assertThatThrownBy(() -> BrokerProcess.start(directory.resolve("kafka"), port, 1))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("Address already in use");
    }
  }

  private static void send(BrokerProcess broker, String value) throws Exception {
    var serializer = new ByteArraySerializer();
    try (var producer = new KafkaProducer<>(clientSettings(broker), serializer, serializer)) {
      producer
          .send(
              new ProducerRecord<>(
                  ORDERS.topic(), ORDERS.partition(), null, value.getBytes(StandardCharsets.UTF_8)))
          .get();
    }
  }

  private static long endOffset(BrokerProcess broker) throws Exception {
    try (Admin admin = Admin.create(clientSettings(broker))) {
      return admin
          .listOffsets(Map.of(ORDERS, OffsetSpec.latest()))
          .partitionResult(ORDERS)
          .get()
          .offset();
    }
  }

  private static Map<String, Object> clientSettings(BrokerProcess broker) {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }
}
