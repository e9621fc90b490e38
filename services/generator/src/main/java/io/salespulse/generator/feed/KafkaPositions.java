package io.salespulse.generator.feed;

import io.salespulse.contract.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/** Where the four topics end. */
final class KafkaPositions {

  private static final long ANSWER_SECONDS = 10;
  private static final long SETTLING_MILLIS = 300;

  private final Map<String, Object> settings;

  KafkaPositions(Map<String, Object> settings) {
    this.settings = Map.copyOf(settings);
  }

  /**
   * Ends that did not move for a moment: requests that a killed generator had sent may still be
   * waiting in the broker when the next one comes up.
   *
   * @throws LogUnavailableException where Kafka does not answer, a topic is missing, or somebody
   *     else is writing
   */
  Offsets settledEnds() {
    Map<String, Object> admin = new HashMap<>(settings);
    admin.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ANSWER_SECONDS * 1000);
    admin.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) ANSWER_SECONDS * 500);
    try (Admin client = Admin.create(admin)) {
      Offsets first = ends(client);
      Thread.sleep(SETTLING_MILLIS);
      Offsets second = ends(client);
      if (!second.equals(first)) {
        throw new LogUnavailableException(
            "Somebody else is writing to the shop's topics at " + servers(), null);
      }
      return second;
    } catch (InterruptedException interrupted) {
      throw new InterruptException(interrupted);
    } catch (ExecutionException | TimeoutException failure) {
      Throwable reason = Optional.ofNullable(failure.getCause()).orElse(failure);
      throw new LogUnavailableException(
          "Kafka at %s is no use yet: %s".formatted(servers(), reason.getMessage()), failure);
    } catch (InterruptException interrupted) {
      throw interrupted;
    } catch (KafkaException failure) {
      throw new LogUnavailableException(
          "Kafka at %s is no use yet: %s".formatted(servers(), failure.getMessage()), failure);
    }
  }

  private Object servers() {
    return settings.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG);
  }

  private static Offsets ends(Admin client)
      throws InterruptedException, ExecutionException, TimeoutException {
    List<String> topics = Arrays.stream(Topic.values()).map(Topic::topicName).toList();
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (TopicDescription topic :
        client
            .describeTopics(topics)
            .allTopicNames()
            .get(ANSWER_SECONDS, TimeUnit.SECONDS)
            .values()) {
      topic
          .partitions()
          .forEach(
              partition ->
                  asked.put(
                      new TopicPartition(topic.name(), partition.partition()),
                      OffsetSpec.latest()));
    }
    Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> answered =
        client.listOffsets(asked).all().get(ANSWER_SECONDS, TimeUnit.SECONDS);
    Map<String, List<Long>> ends = new TreeMap<>();
    answered.keySet().stream()
        .sorted(
            Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition))
        .forEach(
            partition ->
                ends.computeIfAbsent(partition.topic(), topic -> new ArrayList<>())
                    .add(answered.get(partition).offset()));
    return new Offsets(ends);
  }
}
