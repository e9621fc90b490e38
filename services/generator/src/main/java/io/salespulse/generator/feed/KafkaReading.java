package io.salespulse.generator.feed;

import io.salespulse.contract.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads back what stands between two positions of the topics, through an outage too. */
final class KafkaReading {

  private static final byte[] NO_KEY = {};

  private final Offsets from;
  private final Offsets to;
  private final RecordLog.Reader reader;
  private final Map<TopicPartition, Topic> left = new HashMap<>();

  KafkaReading(Offsets from, Offsets to, RecordLog.Reader reader) {
    this.from = from;
    this.to = to;
    this.reader = reader;
    for (Topic topic : Topic.values()) {
      for (int partition = 0; partition < from.partitions(topic); partition++) {
        if (from.next(topic, partition) < to.next(topic, partition)) {
          left.put(new TopicPartition(topic.topicName(), partition), topic);
        }
      }
    }
  }

  /**
   * @throws LogUnavailableException where records are gone or Kafka refuses to give them
   */
  void read(Map<String, Object> clientSettings) {
    Map<String, Object> settings = new HashMap<>(clientSettings);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    try (var client =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      client.assign(left.keySet());
      left.forEach((place, topic) -> client.seek(place, from.next(topic, place.partition())));
      while (!left.isEmpty()) {
        client.poll(Duration.ofSeconds(1)).forEach(this::take);
        left.entrySet()
            .removeIf(
                place ->
                    client.position(place.getKey())
                        >= to.next(place.getValue(), place.getKey().partition()));
      }
    } catch (InterruptException interrupted) {
      throw interrupted;
    } catch (KafkaException failure) {
      throw new LogUnavailableException(
          "Kafka's last records could not be read: " + failure.getMessage(), failure);
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> read) {
    Topic topic = left.get(new TopicPartition(read.topic(), read.partition()));
    if (topic != null && read.offset() < to.next(topic, read.partition())) {
      byte[] key = read.key() == null ? NO_KEY : read.key();
      long fingerprint = Fingerprint.of(read.timestamp(), key, Optional.ofNullable(read.value()));
      reader.record(topic, read.partition(), fingerprint);
    }
  }
}
