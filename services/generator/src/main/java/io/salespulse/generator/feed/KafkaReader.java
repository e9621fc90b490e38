package io.salespulse.generator.feed;

import io.salespulse.contract.Topic;
import io.salespulse.generator.shop.records.Emission;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Looks where the four topics end, and reads back what stands between two positions. */
final class KafkaReader {

  private static final byte[] NO_KEY = {};
  private static final int ANSWER_MILLIS = 10_000;
  private static final long SETTLING_MILLIS = 300;

  private final Map<String, Object> settings;

  /**
   * @param clientSettings at least the bootstrap servers
   */
  KafkaReader(Map<String, Object> clientSettings) {
    settings = new HashMap<>(clientSettings);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS / 2);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
  }

  private Consumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * Ends that did not move for a moment: requests that a killed generator had sent may still be
   * waiting in the broker when the next one comes up. Each partition's leader has answered then, so
   * that none of a topic just made refuses the first batch and takes the second one, which the
   * first one could never follow (KAFKA-15591).
   *
   * @throws LogUnavailableException where Kafka does not answer, a topic is missing, or somebody
   *     else is writing
   */
  Offsets settledEnds() {
    Object servers = settings.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG);
    try (Consumer<byte[], byte[]> consumer = consumer()) {
      Offsets first = ends(consumer);
      Thread.sleep(SETTLING_MILLIS);
      Offsets second = ends(consumer);
      if (!second.equals(first)) {
        throw new LogUnavailableException(
            "Somebody else is writing to the shop's topics at " + servers, null);
      }
      return second;
    } catch (InterruptedException interrupted) {
      throw new InterruptException(interrupted);
    } catch (InterruptException interrupted) {
      throw interrupted;
    } catch (KafkaException failure) {
      throw new LogUnavailableException(
          "Kafka at %s is no use yet: %s".formatted(servers, failure.getMessage()), failure);
    }
  }

  private static Offsets ends(Consumer<?, ?> consumer) {
    Map<String, List<Long>> ends = new TreeMap<>();
    for (Topic topic : Topic.values()) {
      List<TopicPartition> partitions =
          IntStream.range(0, consumer.partitionsFor(topic.topicName()).size())
              .mapToObj(number -> new TopicPartition(topic.topicName(), number))
              .toList();
      if (partitions.isEmpty()) {
        throw new KafkaException("it has no topic " + topic.topicName());
      }
      Map<TopicPartition, Long> next = consumer.endOffsets(partitions);
      ends.put(topic.topicName(), partitions.stream().map(next::get).toList());
    }
    return new Offsets(ends);
  }

  /**
   * Reads each partition in order, through an outage too.
   *
   * @throws LogUnavailableException where records are gone or Kafka refuses to give them
   */
  void read(Offsets from, Offsets to, ObjIntConsumer<Emission> reader) {
    Map<TopicPartition, Topic> left = new HashMap<>();
    for (Topic topic : Topic.values()) {
      for (int partition = 0; partition < from.partitions(topic); partition++) {
        if (from.next(topic, partition) < to.next(topic, partition)) {
          left.put(new TopicPartition(topic.topicName(), partition), topic);
        }
      }
    }
    try (Consumer<byte[], byte[]> consumer = consumer()) {
      consumer.assign(left.keySet());
      left.forEach((place, topic) -> consumer.seek(place, from.next(topic, place.partition())));
      while (!left.isEmpty()) {
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofSeconds(1))) {
          Topic topic = left.get(new TopicPartition(each.topic(), each.partition()));
          if (topic != null && each.offset() < to.next(topic, each.partition())) {
            reader.accept(emission(topic, each), each.partition());
          }
        }
        left.entrySet()
            .removeIf(
                place ->
                    consumer.position(place.getKey())
                        >= to.next(place.getValue(), place.getKey().partition()));
      }
    } catch (InterruptException interrupted) {
      throw interrupted;
    } catch (KafkaException failure) {
      throw new LogUnavailableException(
          "Kafka's last records could not be read: " + failure.getMessage(), failure);
    }
  }

  private static Emission emission(Topic topic, ConsumerRecord<byte[], byte[]> read) {
    byte[] key = Optional.ofNullable(read.key()).orElse(NO_KEY);
    return new Emission(topic, read.timestamp(), key, Optional.ofNullable(read.value()));
  }
}
