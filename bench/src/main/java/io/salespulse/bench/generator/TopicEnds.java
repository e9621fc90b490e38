package io.salespulse.bench.generator;

import io.salespulse.contract.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a broker with one partition for each topic holds. */
final class TopicEnds {

  private TopicEnds() {}

  /** Records of all four topics. */
  static long records(String bootstrapServers) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", (Object) bootstrapServers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      return consumer
          .endOffsets(
              Arrays.stream(Topic.values())
                  .map(topic -> new TopicPartition(topic.topicName(), 0))
                  .toList())
          .values()
          .stream()
          .mapToLong(Long::longValue)
          .sum();
    }
  }

  /** Bytes of the four topics on disk, below the broker's directory. */
  static long bytes(Path directory) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(TopicEnds::isLogOfATopic).toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }

  private static boolean isLogOfATopic(Path file) {
    String parent = file.getParent().getFileName().toString();
    return file.toString().endsWith(".log")
        && Arrays.stream(Topic.values()).anyMatch(topic -> parent.equals(topic.topicName() + "-0"));
  }
}
