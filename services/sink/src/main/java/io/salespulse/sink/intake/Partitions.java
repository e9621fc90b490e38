package io.salespulse.sink.intake;

import static java.util.stream.Collectors.toMap;

import io.salespulse.contract.SinkStatus;
import io.salespulse.contract.Topic;
import io.salespulse.sink.intake.TopicFacts.Extent;
import io.salespulse.sink.segment.PartitionId;
import io.salespulse.sink.segment.RollCause;
import io.salespulse.sink.segment.SegmentMeters;
import io.salespulse.sink.source.Sources;
import io.salespulse.sink.source.TopicSource;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
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
import org.jboss.logging.Logger;

/**
 * The partitions that are this sink's at the moment.
 *
 * <p>The methods that take a consumer are called on Kafka's polling thread.
 */
public final class Partitions {

  private static final Logger LOG = Logger.getLogger(Partitions.class);

  /** A full disk stops all partitions at once, of which a topic may have dozens. */
  private static final int MOST_PROBLEMS = 3;

  private static final String NOT_JOINED =
      "Kafka has not given this sink its partitions yet, or has taken them away. Where that stays: may"
          + " its user read the topics, and be in its group?";

  private static final String NO_TOPIC =
      "%s: Kafka has no topic %s, or does not let this sink see it. Make it, or name the right one in"
          + " SOURCES_FILE (none where the shop has none).";

  private final PartitionSetup setup;
  private final Map<TopicPartition, AssignedPartition> assigned = new ConcurrentHashMap<>();
  private Map<TopicPartition, Long> polledBefore = Map.of();
  private volatile boolean joined;

  /** What to say of topics that Kafka does not have. */
  private volatile Map<Topic, String> missing = Map.of();

  public Partitions(PartitionSetup setup) {
    this.setup = setup;
  }

  void assign(Consumer<?, ?> consumer, Collection<TopicPartition> names) {
    for (TopicPartition name : names) {
      Topic topic = setup.sources().named(name.topic()).topic();
      assigned.put(name, new AssignedPartition(new PartitionId(topic, name.partition()), setup));
    }
    start(consumer, names, extents(names));
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
          setup.pollingThread().later(partition::pauseWhereBlocked);
        }
      }
    }
  }

  /** Tries again the blocked partitions whose time has come; waits for Kafka for seconds. */
  void retry() {
    List<TopicPartition> due =
        assigned.values().stream()
            .filter(AssignedPartition::isDueForRetry)
            .map(AssignedPartition::kafkaName)
            .toList();
    if (!due.isEmpty()) {
      Map<TopicPartition, Extent> extents = extents(due);
      setup.pollingThread().later(consumer -> retry(consumer, due, extents));
    }
  }

  private void retry(
      Consumer<?, ?> consumer, List<TopicPartition> due, Map<TopicPartition, Extent> extents) {
    start(consumer, due, extents);
    List<TopicPartition> written =
        assigned.values().stream()
            .filter(partition -> !partition.isBlocked())
            .map(AssignedPartition::kafkaName)
            .toList();
    List<TopicPartition> others = written.stream().filter(name -> !due.contains(name)).toList();
    // While all others are paused it is the connector that holds back, and it will resume them all.
    if (others.isEmpty() || !consumer.paused().containsAll(others)) {
      consumer.resume(written.stream().filter(due::contains).toList());
    }
  }

  /** Of a Kafka that is silent nothing, which blocks them. */
  private Map<TopicPartition, Extent> extents(Collection<TopicPartition> names) {
    try {
      return setup.kafka().extents(names, PartitionSetup.KAFKA_TIMEOUT);
    } catch (KafkaException silent) {
      LOG.debug("Kafka says nothing of its topics", silent);
      return Map.of();
    }
  }

  private void start(
      Consumer<?, ?> consumer,
      Collection<TopicPartition> names,
      Map<TopicPartition, Extent> extents) {
    for (TopicPartition name : names) {
      AssignedPartition partition = assigned.get(name);
      if (partition != null) {
        partition.start(consumer, Optional.ofNullable(extents.get(name)));
      }
    }
  }

  /**
   * Asks Kafka what the consumer is not told: how far the logs go, behind open transactions too,
   * and whether the topics are still the same, since one that is made anew is read on as if it were
   * the old one. Offsets without a record are passed over where nothing came since the look before.
   */
  void look() {
    List<AssignedPartition> all = all();
    Map<TopicPartition, Long> polled = polled(all);
    try {
      Map<TopicPartition, Extent> extents = ask(all, PartitionSetup.KAFKA_TIMEOUT);
      for (AssignedPartition partition : all) {
        TopicPartition name = partition.kafkaName();
        if (extents.containsKey(name)
            && polledBefore.getOrDefault(name, -1L) == partition.polledTo()) {
          partition.passOver(extents.get(name).readable().end(), PartitionSetup.SEARCH_TIMEOUT);
        }
      }
    } catch (KafkaException silent) {
      LOG.debug("Kafka says nothing of its topics", silent);
    }
    polledBefore = polled;
  }

  /**
   * Looks which topics Kafka does not have. A consumer waits for them without a word.
   *
   * @return what there is to say of those that it had at the look before
   */
  List<String> lookForTopics() {
    Map<String, Topic> without =
        setup.sources().all().stream()
            .filter(source -> count(source.topic()) == 0)
            .collect(toMap(TopicSource::kafkaTopic, TopicSource::topic));
    try {
      Map<Topic, String> now = new EnumMap<>(Topic.class);
      for (String kafkaTopic :
          setup.kafka().unknown(without.keySet(), PartitionSetup.KAFKA_TIMEOUT)) {
        Topic topic = without.get(kafkaTopic);
        now.put(topic, NO_TOPIC.formatted(topic.topicName(), kafkaTopic));
      }
      List<String> news =
          now.entrySet().stream()
              .filter(one -> !missing.containsKey(one.getKey()))
              .map(Map.Entry::getValue)
              .toList();
      missing = now;
      return news;
    } catch (KafkaException silent) {
      LOG.debug("Kafka says nothing of its topics", silent);
      return List.of();
    }
  }

  /** That Kafka does not have the topic; empty where it does. */
  public Optional<String> missing(Topic topic) {
    return Optional.ofNullable(missing.get(topic));
  }

  /** Which topics Kafka does not have, one line each. */
  public List<String> missing() {
    return List.copyOf(missing.values());
  }

  /**
   * Asks now, waits for the answer and lets the partitions hear it.
   *
   * @throws KafkaException where Kafka says nothing, or not in time
   */
  Map<TopicPartition, Extent> ask(Collection<AssignedPartition> some, Duration atMost) {
    Map<TopicPartition, Long> asked = polled(some);
    Map<TopicPartition, Extent> extents = setup.kafka().extents(asked.keySet(), atMost);
    for (AssignedPartition partition : some) {
      Extent extent = extents.get(partition.kafkaName());
      if (extent != null) {
        partition.hear(extent, asked.get(partition.kafkaName()));
      }
    }
    return extents;
  }

  private static Map<TopicPartition, Long> polled(Collection<AssignedPartition> some) {
    return some.stream().collect(toMap(AssignedPartition::kafkaName, AssignedPartition::polledTo));
  }

  /** Publishes what has waited its time. */
  void publishAged() {
    assigned.values().forEach(AssignedPartition::publishIfAged);
  }

  /** Publishes everything and writes no more. */
  void finish() {
    assigned.values().forEach(partition -> partition.stop(RollCause.SHUTDOWN));
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

  /** What is read. */
  Sources sources() {
    return setup.sources();
  }

  /** How many partitions are this sink's. */
  public int count() {
    return assigned.size();
  }

  /** How many partitions the topic has, this sink's and others'; 0 where that is not known. */
  public int partitionCount(Topic topic) {
    return of(topic).mapToInt(AssignedPartition::partitionCount).max().orElse(0);
  }

  /** How many partitions of the topic are this sink's. */
  public int count(Topic topic) {
    return (int) of(topic).count();
  }

  /** What keeps this sink's partitions from being written: a line each, of many for the first. */
  public List<String> problems() {
    return problems(assigned.values().stream());
  }

  /** As {@link #problems()}, of the partitions of one topic. */
  public List<String> problems(Topic topic) {
    return problems(of(topic));
  }

  private List<String> problems(Stream<AssignedPartition> some) {
    if (!joined) {
      return List.of(NOT_JOINED);
    }
    List<String> all =
        some.map(AssignedPartition::problem).flatMap(Optional::stream).sorted().toList();
    return all.size() <= MOST_PROBLEMS
        ? all
        : Stream.concat(
                all.stream().limit(MOST_PROBLEMS),
                Stream.of(
                    "%d more partitions cannot be written, as the log says."
                        .formatted(all.size() - MOST_PROBLEMS)))
            .toList();
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
}
