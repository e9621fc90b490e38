package io.salespulse.sink.intake;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salespulse.contract.DataLayout;
import io.salespulse.contract.FlushReport.PartitionProgress;
import io.salespulse.contract.Topic;
import io.salespulse.sink.segment.LocalDisk;
import io.salespulse.sink.segment.RollCause;
import io.salespulse.support.KafkaWatch;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlushTest {

  private static final TopicPartition CUSTOMERS = new TopicPartition("customers", 0);
  private static final TopicPartition ORDERS = new TopicPartition("orders", 0);

  /** Topics of three partitions, as a Kafka describes them. */
  private static final class Described extends DescribeTopicsResult {

    private Described(Map<String, KafkaFuture<TopicDescription>> topics) {
      super(null, topics);
    }
  }

  @TempDir Path directory;

  private final Set<TopicPartition> withoutLeader = new HashSet<>();
  private final Set<TopicPartition> deleted = new HashSet<>();
  private final Set<String> notDescribed = new HashSet<>();
  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
  private Partitions partitions;
  private Flush flush;

  @BeforeEach
  void assign() {
    partitions =
        new Partitions(
            PartitionsTest.setup(
                new LocalDisk(directory),
                new DataLayout(directory),
                Clock.systemUTC(),
                System::nanoTime,
                action -> {},
                new KafkaTopics(admin(), consumer),
                new Breakdown()));
    consumer.assign(List.of(CUSTOMERS, ORDERS));
    partitions.assign(consumer, List.of(CUSTOMERS, ORDERS));
    flush =
        new Flush(partitions, new KafkaWatch("this sink", "broker", () -> {}, System::nanoTime));
  }

  @AfterEach
  void letGo() {
    partitions.all().forEach(partition -> partition.stop(RollCause.SHUTDOWN));
  }

  @Test
  void theTopicsPartitionsAreCountedThatAreOthersToo() throws Exception {
    assertThat(flush.flush().partitions())
        .containsExactly(
            new PartitionProgress("customers", 0, 3, 0, 0, false),
            new PartitionProgress("orders", 0, 3, 0, 0, false));
  }

  @Test
  void aTopicOfWhichKafkaDoesNotSayWhatItIsIsNotVouchedForUntilItDoes() throws Exception {
    notDescribed.add("orders");
    assertThat(flush.flush().partitions()).hasSize(1);

    notDescribed.clear();

    assertThat(flush.flush().partitions()).hasSize(2);
  }

  @Test
  void aPartitionWithoutALeaderHoldsTheStartOfNoOtherUp() throws Exception {
    partitions.revoke(List.of(CUSTOMERS, ORDERS));
    withoutLeader.add(CUSTOMERS);
    partitions.assign(consumer, List.of(CUSTOMERS, ORDERS));

    assertThat(partitions.problems(Topic.ORDERS)).isEmpty();
    assertThat(partitions.problems(Topic.CUSTOMERS))
        .singleElement()
        .asString()
        .startsWith("customers-0: Kafka does not say how far it goes");
  }

  @Test
  void aPartitionWithoutALeaderIsNotVouchedForAndTheOthersAre() throws Exception {
    withoutLeader.add(CUSTOMERS);

    assertThat(flush.flush().partitions())
        .containsExactly(new PartitionProgress("orders", 0, 3, 0, 0, false));
  }

  @Test
  void aDeletedTopicIsNotVouchedForAndTheOthersAre() throws Exception {
    deleted.add(CUSTOMERS);
    notDescribed.add("customers");

    assertThat(flush.flush().partitions())
        .containsExactly(new PartitionProgress("orders", 0, 3, 0, 0, false));
  }

  @Test
  void aTopicThatKafkaDoesNotKnowIsNamed() {
    notDescribed.add("products");

    assertThat(partitions.lookForTopics())
        .singleElement()
        .asString()
        .startsWith("products: Kafka has no topic products");
  }

  @Test
  void aKafkaThatSaysNothingIsVouchedForByNobody() {
    withoutLeader.addAll(List.of(CUSTOMERS, ORDERS));

    assertThatThrownBy(flush::flush)
        .isInstanceOf(FlushFailedException.class)
        .hasMessageContaining(
            "Kafka does not say how far its topics go (no answer within 2000 ms)");
  }

  private Admin admin() {
    return (Admin)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Admin.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "listOffsets" -> ends(((Map<?, ?>) arguments[0]).keySet());
                  case "describeTopics" -> described((Collection<?>) arguments[0]);
                  default -> throw new UnsupportedOperationException(method.toString());
                });
  }

  private ListOffsetsResult ends(Set<?> asked) {
    return new ListOffsetsResult(
        asked.stream().map(TopicPartition.class::cast).collect(toMap(it -> it, this::end)));
  }

  private KafkaFuture<ListOffsetsResultInfo> end(TopicPartition partition) {
    if (withoutLeader.contains(partition)) {
      return new KafkaFutureImpl<>();
    }
    return deleted.contains(partition)
        ? unknown()
        : KafkaFuture.completedFuture(new ListOffsetsResultInfo(0, 0, Optional.empty()));
  }

  private DescribeTopicsResult described(Collection<?> asked) {
    return new Described(
        asked.stream().map(String.class::cast).collect(toMap(it -> it, this::description)));
  }

  private KafkaFuture<TopicDescription> description(String topic) {
    if (notDescribed.contains(topic)) {
      return unknown();
    }
    List<TopicPartitionInfo> three =
        IntStream.range(0, 3)
            .mapToObj(number -> new TopicPartitionInfo(number, null, List.of(), List.of()))
            .toList();
    return KafkaFuture.completedFuture(new TopicDescription(topic, false, three));
  }

  private static <T> KafkaFuture<T> unknown() {
    KafkaFutureImpl<T> failed = new KafkaFutureImpl<>();
    failed.completeExceptionally(new UnknownTopicOrPartitionException());
    return failed;
  }
}
