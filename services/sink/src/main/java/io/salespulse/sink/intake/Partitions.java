package io.salespulse.sink.intake;

import io.salespulse.contract.SinkStatus;
import io.salespulse.contract.Topic;
import io.salespulse.sink.segment.PartitionId;
import io.salespulse.sink.segment.Recovery.KafkaLog;
import io.salespulse.sink.segment.RollCause;
import io.salespulse.sink.segment.SegmentMeters;
import io.salespulse.sink.segment.TopicIdentity;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * The partitions that are this sink's at the moment.
 *
 * <p>The methods that take a consumer are called on Kafka's polling thread.
 */
public final class Partitions {

  /** Where the consumer is free for other questions than for records. */
  public interface PollingThread {

    /** Runs the action there soon, and does not wait. */
    void later(java.util.function.Consumer<Consumer<?, ?>> action);
  }

  /** What there is to say while {@link #haveJoined} is false. */
  public static final String NOT_JOINED =
      "Kafka has not given this sink its partitions yet, or has taken them away.";

  private final PartitionSetup setup;
  private final PollingThread pollingThread;
  private final Map<TopicPartition, AssignedPartition> assigned = new ConcurrentHashMap<>();
  private volatile boolean joined;

  public Partitions(PartitionSetup setup, PollingThread pollingThread) {
    this.setup = setup;
    this.pollingThread = pollingThread;
  }

  void assign(Consumer<?, ?> consumer, Collection<TopicPartition> names) {
    for (TopicPartition name : names) {
      Topic topic = Topic.named(name.topic()).orElseThrow();
      assigned.put(name, new AssignedPartition(new PartitionId(topic, name.partition()), setup));
    }
    start(consumer, names);
    joined = true;
  }

  void revoke(Collection<TopicPartition> names) {
    for (TopicPartition name : names) {
      AssignedPartition gone = assigned.remove(name);
      if (gone != null) {
        gone.stop(RollCause.REVOKED);
      }
    }
    // Kafka says at the end of each rebalance what is this sink's, be it nothing. Until then, or
    // while it is silent, this sink knows of no partition how it stands.
    joined = joined && !assigned.isEmpty();
  }

  /**
   * Writes what a poll brought. Records of a partition that is blocked are dropped, and it is
   * paused: the connector may have resumed it with all others.
   */
  void write(ConsumerRecords<byte[], byte[]> polled) {
    for (TopicPartition name : polled.partitions()) {
      AssignedPartition partition = assigned.get(name);
      if (partition != null) {
        List<ConsumerRecord<byte[], byte[]>> records = polled.records(name);
        // The connector may have made a poll's records anew, without the offset that comes next.
        OffsetAndMetadata next = polled.nextOffsets().get(name);
        partition.append(
            records, next == null ? records.get(records.size() - 1).offset() + 1 : next.offset());
        if (partition.isBlocked()) {
          pollingThread.later(partition::pauseWhereBlocked);
        }
      }
    }
  }

  /** Tries again the blocked partitions whose time has come. */
  void retry() {
    if (!dueForRetry().isEmpty()) {
      pollingThread.later(this::retry);
    }
  }

  private void retry(Consumer<?, ?> consumer) {
    List<TopicPartition> due = dueForRetry();
    start(consumer, due);
    List<TopicPartition> others = written().filter(name -> !due.contains(name)).toList();
    // While all others are paused it is the connector that holds back, and it will resume them all.
    if (others.isEmpty() || !consumer.paused().containsAll(others)) {
      consumer.resume(written().filter(due::contains).toList());
    }
  }

  /** Publishes what has waited its time. */
  void publishAged() {
    assigned.values().forEach(AssignedPartition::publishIfAged);
  }

  /** Publishes everything and writes no more. */
  void finish() {
    assigned.values().forEach(partition -> partition.finish(RollCause.SHUTDOWN));
  }

  /** What there is to say of topics most of whose records were rejected since the call before. */
  List<String> mostlyRejected() {
    return setup.meters().values().stream()
        .map(of -> of.rejections().judge())
        .flatMap(Optional::stream)
        .toList();
  }

  /** In the order of their names. */
  List<AssignedPartition> all() {
    return assigned.values().stream()
        .sorted(Comparator.comparing(partition -> partition.id().toString()))
        .toList();
  }

  /** Whether Kafka has told this sink which partitions are its own, and not taken them since. */
  public boolean haveJoined() {
    return joined;
  }

  /** How many partitions are this sink's. */
  public int count() {
    return assigned.size();
  }

  /** How many partitions of the topic are this sink's. */
  public int count(Topic topic) {
    return (int) of(topic).count();
  }

  /** What keeps partitions from being written, one line each. */
  public List<String> problems() {
    return all().stream().map(AssignedPartition::problem).flatMap(Optional::stream).toList();
  }

  /** What keeps partitions of the topic from being written, one line each. */
  public List<String> problems(Topic topic) {
    return of(topic).map(AssignedPartition::problem).flatMap(Optional::stream).toList();
  }

  /** Which records wait for a producer to end its transaction, one line for each partition. */
  public List<String> openTransactions() {
    return all().stream()
        .map(AssignedPartition::openTransaction)
        .flatMap(Optional::stream)
        .toList();
  }

  /** Whether records of the topic wait for a producer to end its transaction. */
  public boolean hasOpenTransaction(Topic topic) {
    return of(topic).anyMatch(partition -> partition.openTransaction().isPresent());
  }

  /** Records in Kafka's log that are not published yet, those behind open transactions too. */
  public long lag(Topic topic) {
    return of(topic).mapToLong(partition -> partition.end().lag()).sum();
  }

  /** Records in Kafka's log that are not read yet, those behind open transactions too. */
  public long unread(Topic topic) {
    return of(topic).mapToLong(partition -> partition.end().beyond(partition.polledTo())).sum();
  }

  /** The longest that records of the topic have waited to be published, in seconds. */
  public double lagSeconds(Topic topic) {
    return of(topic).mapToDouble(partition -> partition.end().lagSeconds()).max().orElse(0);
  }

  /** What became of the topic's records, in numbers. */
  public SinkStatus.Counts counts(Topic topic) {
    SegmentMeters meters = setup.meters().get(topic);
    return new SinkStatus.Counts(
        meters.records(),
        meters.rejected(),
        meters.segments(),
        lag(topic),
        of(topic).mapToLong(AssignedPartition::rawSegments).sum());
  }

  private Stream<AssignedPartition> of(Topic topic) {
    return assigned.values().stream().filter(partition -> partition.id().topic() == topic);
  }

  private void start(Consumer<?, ?> consumer, Collection<TopicPartition> names) {
    try {
      Map<TopicPartition, Long> beginnings =
          consumer.beginningOffsets(names, PartitionSetup.KAFKA_TIMEOUT);
      Map<TopicPartition, Long> ends = consumer.endOffsets(names, PartitionSetup.KAFKA_TIMEOUT);
      Map<String, TopicIdentity> topics =
          names.isEmpty()
              ? Map.of()
              : setup
                  .kafka()
                  .identities(
                      names.stream().map(TopicPartition::topic).distinct().toList(),
                      PartitionSetup.KAFKA_TIMEOUT);
      for (TopicPartition name : names) {
        var log =
            new KafkaLog(
                Optional.ofNullable(topics.get(name.topic())),
                beginnings.get(name),
                ends.get(name));
        assigned.get(name).start(consumer, log);
      }
    } catch (KafkaException silent) {
      for (TopicPartition name : names) {
        AssignedPartition partition = assigned.get(name);
        partition.block(name + ": Kafka does not say how far it goes: " + silent.getMessage());
        partition.pauseWhereBlocked(consumer);
      }
    }
  }

  private List<TopicPartition> dueForRetry() {
    long now = setup.nanoTime().getAsLong();
    return assigned.values().stream()
        .filter(partition -> partition.isDueForRetry(now))
        .map(AssignedPartition::kafkaName)
        .toList();
  }

  private Stream<TopicPartition> written() {
    return assigned.values().stream()
        .filter(partition -> !partition.isBlocked())
        .map(AssignedPartition::kafkaName);
  }
}
