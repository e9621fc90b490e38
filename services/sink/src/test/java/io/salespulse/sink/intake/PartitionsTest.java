package io.salespulse.sink.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.SinkStatus;
import io.salespulse.contract.Topic;
import io.salespulse.sink.PublishedRows;
import io.salespulse.sink.SampleRecords;
import io.salespulse.sink.drift.Drifts;
import io.salespulse.sink.intake.TopicFacts.Extent;
import io.salespulse.sink.live.LiveOrders;
import io.salespulse.sink.sample.RecordSamples;
import io.salespulse.sink.segment.Disk;
import io.salespulse.sink.segment.Recovery;
import io.salespulse.sink.segment.Recovery.KafkaLog;
import io.salespulse.sink.segment.RollCause;
import io.salespulse.sink.segment.RollLimits;
import io.salespulse.sink.segment.SegmentMeters;
import io.salespulse.sink.segment.TopicIdentity;
import io.salespulse.sink.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartitionsTest {

  private static final TopicPartition ITEMS = new TopicPartition("order_items", 0);
  private static final TopicPartition ORDERS = new TopicPartition("orders", 0);
  private static final byte[] ITEM =
      "{\"item_id\":\"I\",\"order_id\":\"O\",\"product_id\":\"P\",\"quantity\":1,\"unit_price\":1}"
          .getBytes(UTF_8);

  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final long TIMESTAMP = NOW.toEpochMilli();

  @TempDir Path directory;

  private final AtomicLong nanoTime = new AtomicLong();
  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
  private final RemountedDisk disk = new RemountedDisk();
  private Partitions partitions;
  private RecordSamples samples;
  private final Breakdown breakdown = new Breakdown();
  private String id = "first";

  /** Where Kafka's next record is. */
  private long nextRecord = Long.MAX_VALUE;

  private final Set<TopicPartition> withoutLeader = new HashSet<>();
  private final Set<String> missingTopics = new HashSet<>();
  private final AtomicInteger asked = new AtomicInteger();

  @BeforeEach
  void assign() {
    partitions = partitions();
    consumer.assign(List.of(ITEMS, ORDERS));
    consumer.updateBeginningOffsets(Map.of(ITEMS, 0L, ORDERS, 0L));
    consumer.updateEndOffsets(Map.of(ITEMS, 0L, ORDERS, 0L));
    partitions.assign(consumer, List.of(ITEMS, ORDERS));
    add(0, 10);
  }

  @Test
  void aPollIsWrittenAndPublished() throws IOException {
    partitions.write(poll());
    publish();

    assertThat(PublishedRows.read(directory).rows()).hasSize(10);
    assertThat(partitions.lag(Topic.ORDER_ITEMS)).isZero();
  }

  @Test
  void whatBecameOfRecordsIsCounted() throws IOException {
    partitions.write(poll());
    assertThat(partitions.counts(Topic.ORDER_ITEMS))
        .isEqualTo(new SinkStatus.Counts(10, 0, 0, 10, 0));
    assertThat(partitions.counts(Topic.ORDERS)).isEqualTo(SinkStatus.Counts.NONE);

    publish();
    assertThat(partitions.counts(Topic.ORDER_ITEMS))
        .isEqualTo(new SinkStatus.Counts(10, 0, 1, 0, 1));

    partitions.revoke(List.of(ITEMS));
    partitions.assign(consumer, List.of(ITEMS));
    assertThat(partitions.counts(Topic.ORDER_ITEMS).rawSegments())
        .as("files that were there before")
        .isEqualTo(1);
  }

  @Test
  void aTopicThatKafkaDoesNotHaveIsSaidOnceByItsNameThere() {
    assertThat(partitions.lookForTopics()).isEmpty();
    missingTopics.addAll(Set.of("products", "orders"));

    assertThat(partitions.lookForTopics())
        .containsExactly(
            "products: Kafka has no topic products, or does not let this sink see it. Make it, or name"
                + " the right one in SOURCES_FILE (none where the shop has none).");
    assertThat(partitions.lookForTopics()).as("said already").isEmpty();
    assertThat(partitions.missing()).hasSize(1);
    assertThat(partitions.missing(Topic.ORDERS)).as("its partition is this sink's").isEmpty();
    assertThat(partitions.problems()).as("the others are written").isEmpty();

    missingTopics.clear();
    assertThat(partitions.lookForTopics()).isEmpty();
    assertThat(partitions.missing()).isEmpty();
  }

  @Test
  void theNewestRecordOfAPollIsShown() {
    partitions.write(poll());

    var items = samples.newest(partitions::missing).topics().get("order_items");
    assertThat(items.accepted().orElseThrow().offset()).isEqualTo(9);
    assertThat(items.rejected()).isEmpty();
  }

  @Test
  void recordsOfAPartitionThatIsGoneAreNotWritten() throws IOException {
    ConsumerRecords<byte[], byte[]> late = poll();
    partitions.revoke(List.of(ITEMS));

    partitions.write(late);

    assertThat(PublishedRows.read(directory).rows()).isEmpty();
  }

  @Test
  void aPollOfAnEarlierAssignmentIsTurnedAwayAndWhatItSkipsIsReadFirst() throws IOException {
    partitions.write(poll());
    add(10, 20);
    ConsumerRecords<byte[], byte[]> late = poll();
    disk.failWith(new StackOverflowError());
    assertThatThrownBy(this::publish).isInstanceOf(StackOverflowError.class);
    disk.writable();
    partitions.revoke(List.of(ITEMS));
    partitions.assign(consumer, List.of(ITEMS));

    nextRecord = 0;
    partitions.write(late);
    publish();
    assertThat(PublishedRows.read(directory).rows()).isEmpty();
    assertThatTheProblem().contains("where 0 was next");

    retryAMinuteLater();
    add(0, 20);
    partitions.write(poll());
    publish();
    assertThat(partitions.problems()).isEmpty();
    assertThat(PublishedRows.read(directory).rows()).hasSize(20);
  }

  @Test
  void aPollThatIsReadAgainIsWrittenOnce() throws IOException {
    ConsumerRecords<byte[], byte[]> early = poll();
    partitions.revoke(List.of(ITEMS));
    partitions.assign(consumer, List.of(ITEMS));
    add(0, 15);

    partitions.write(early);
    partitions.write(poll());
    publish();

    assertThat(PublishedRows.read(directory).rows()).hasSize(15);
  }

  @Test
  void aFailedWriteGoesBackToTheDurableOffsetAndDropsWhatWasOnItsWay() throws IOException {
    Path inTheWay = fileAt(new DataLayout(directory).raw(Topic.ORDER_ITEMS));
    partitions.write(poll());
    add(10, 20);
    ConsumerRecords<byte[], byte[]> onItsWay = poll();
    publish();
    assertThatTheProblem().contains(inTheWay.toString());

    add(20, 30);
    partitions.write(poll());
    assertThat(consumer.paused()).containsExactly(ITEMS);
    Files.delete(inTheWay);
    retryAMinuteLater();
    assertThat(consumer.paused()).isEmpty();
    assertThat(consumer.position(ITEMS)).isZero();
    add(0, 30);
    partitions.write(poll());
    partitions.write(onItsWay);

    assertThat(partitions.problems()).isEmpty();
    assertThat(PublishedRows.read(directory).rows()).hasSize(30);
  }

  @Test
  void aDiskThatBecomesReadOnlyUnderOpenFilesIsWaitedOut() throws IOException {
    partitions.write(poll());
    disk.readOnly();
    publish();
    assertThatTheProblem()
        .contains("Read-only file system")
        .contains(new DataLayout(directory).openSegments().toString());
    retryAMinuteLater();
    assertThatTheProblem().contains("Read-only file system");
    assertThat(PublishedRows.read(directory).rows()).isEmpty();

    disk.writable();
    retryAMinuteLater();
    add(0, 10);
    partitions.write(poll());
    publish();

    assertThat(partitions.problems()).isEmpty();
    assertThat(PublishedRows.read(directory).rows()).hasSize(10);
  }

  @Test
  void howLongRecordsHaveWaitedIsCountedFromWhenTheyWereSeen() {
    partitions.write(poll());
    nanoTime.addAndGet(Duration.ofSeconds(7).toNanos());
    assertThat(partitions.lagSeconds(Topic.ORDER_ITEMS)).isEqualTo(7);
    assertThat(partitions.lagSeconds(Topic.ORDERS)).isZero();

    publish();

    assertThat(partitions.lagSeconds(Topic.ORDER_ITEMS)).isZero();
  }

  @Test
  void recordsOfABlockedPartitionWaitThroughAllItsRetries() throws IOException {
    Path inTheWay = fileAt(new DataLayout(directory).openSegments());
    partitions.write(poll());

    for (int minute = 1; minute <= 300; minute++) {
      retryAMinuteLater();
      partitions.write(poll());
      assertThat(partitions.problems()).hasSize(1);
      assertThat(partitions.lagSeconds(Topic.ORDER_ITEMS)).isEqualTo(minute * 60);
    }

    Files.delete(inTheWay);
    retryAMinuteLater();
    add(0, 10);
    partitions.write(poll());
    publish();
    assertThat(partitions.lagSeconds(Topic.ORDER_ITEMS)).isZero();
  }

  @Test
  void recordsThatALogMadeAnewDoesNotHaveAreNotWaitedFor() {
    partitions.write(poll());
    publish();
    PartitionEnd end = partitions.all().get(0).end();
    end.seen(1000, 1000);

    end.begins(5);
    end.seen(5, 5);

    assertThat(partitions.lagSeconds(Topic.ORDER_ITEMS)).isZero();
    assertThat(partitions.lag(Topic.ORDER_ITEMS)).isZero();
  }

  @Test
  void ofManyPartitionsThatAreBlockedAFewAreNamedAndTheOthersCounted() {
    List<TopicPartition> many =
        IntStream.rangeClosed(1, 8)
            .mapToObj(number -> new TopicPartition("orders", number))
            .toList();
    consumer.assign(many);
    withoutLeader.addAll(many);
    partitions.assign(consumer, many);

    assertThat(partitions.problems(Topic.ORDERS))
        .hasSize(4)
        .contains("5 more partitions cannot be written, as the log says.")
        .first(STRING)
        .startsWith("orders-1: ");
  }

  @Test
  void thePartitionIsTriedAgainLaterAndLater() throws IOException {
    Path inTheWay = fileAt(new DataLayout(directory).openSegments());
    partitions.write(poll());
    assertThat(partitions.problems()).hasSize(1);

    nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
    partitions.retry();
    int retries = asked.get();
    nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
    partitions.retry();
    assertThat(asked).hasValue(retries);
    nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
    partitions.retry();
    assertThat(asked).hasValue(retries + 1);
  }

  @Test
  void recordsThatKafkaDeletedBeforeTheirTurnBlockThePartition() throws IOException {
    partitions.write(poll());
    publish();
    consumer.updateBeginningOffsets(Map.of(ITEMS, 15L));
    consumer.seek(ITEMS, 15);
    add(15, 20);
    nextRecord = 0;

    partitions.write(poll());

    assertThatTheProblem().contains("Kafka went on at offset 15 where 10 was next");
    retryAMinuteLater();
    assertThatTheProblem().contains("offsets 10 to 14 are gone");
  }

  @Test
  void offsetsThatNeverHadARecordDoNot() throws IOException {
    partitions.write(poll());
    consumer.seek(ITEMS, 15);
    add(15, 20);

    partitions.write(poll());
    publish();

    assertThat(partitions.problems()).isEmpty();
    assertThat(PublishedRows.read(directory).rows()).hasSize(15);
  }

  @Test
  void offsetsOfWhichKafkaHasNotSaidAllAreFoundOutBitByBit() throws IOException {
    partitions.write(poll());
    nextRecord = 13;
    consumer.seek(ITEMS, 15);
    add(15, 20);
    partitions.write(poll());
    assertThatTheProblem().contains("at offset 15");

    nextRecord = Long.MAX_VALUE;
    retryAMinuteLater();
    assertThat(consumer.position(ITEMS)).as("what is known is not asked again").isEqualTo(13);
    add(15, 20);
    partitions.write(poll());
    publish();

    assertThat(partitions.problems()).isEmpty();
    assertThat(PublishedRows.read(directory).rows()).hasSize(15);
  }

  @Test
  void aPartitionWithoutALeaderIsNamedAndHoldsNoOtherUp() throws IOException {
    partitions.revoke(List.of(ITEMS, ORDERS));
    withoutLeader.add(ORDERS);
    partitions.assign(consumer, List.of(ITEMS, ORDERS));
    partitions.write(poll());
    publish();
    assertThat(PublishedRows.read(directory).rows()).hasSize(10);
    assertThatTheProblem().contains("orders-0: Kafka does not say how far it goes");
    assertThat(consumer.paused()).containsExactly(ORDERS);

    withoutLeader.clear();
    retryAMinuteLater();

    assertThat(partitions.problems()).isEmpty();
    assertThat(consumer.paused()).isEmpty();
  }

  @Test
  void kafkaIsToldHowFarAPartitionIsPublished() {
    partitions.write(poll());
    publish();

    assertThat(consumer.committed(Set.of(ITEMS)).get(ITEMS).offset()).isEqualTo(10);
  }

  @Test
  void aFailureIsOverWhenAllThatHadComeIsPublished() throws IOException {
    partitions.write(poll());
    disk.readOnly();
    publish();
    disk.writable();
    retryAMinuteLater();

    add(0, 9);
    partitions.write(poll());
    publish();
    assertThat(partitions.problems()).as("room for a few is no room for all").hasSize(1);
    add(9, 10);
    partitions.write(poll());

    assertThat(partitions.problems()).isEmpty();
    assertThat(PublishedRows.read(directory).rows()).hasSize(10);
  }

  @Test
  void whatCameBeforeDeletedRecordsIsKept() throws IOException {
    partitions.write(poll());
    consumer.seek(ITEMS, 15);
    add(15, 20);
    nextRecord = 0;

    partitions.write(poll());

    assertThat(PublishedRows.read(directory).rows()).hasSize(10);
  }

  @Test
  void anEndWithoutARecordIsPassedOver() throws IOException {
    partitions.write(poll());
    AssignedPartition items = partitions.all().get(0);
    items.end().seen(13, 13);

    items.passOver(13, Duration.ZERO);
    publish();
    assertThat(partitions.lag(Topic.ORDER_ITEMS)).isZero();

    nextRecord = 0;
    items.end().seen(20, 20);
    items.passOver(20, Duration.ZERO);
    publish();
    assertThat(partitions.lag(Topic.ORDER_ITEMS)).isEqualTo(7);
  }

  @Test
  void aSecondSinkWaitsUntilTheFirstLetsGo() throws IOException {
    Partitions second = partitions();
    partitions.write(poll());
    second.assign(consumer, List.of(ITEMS));
    assertThat(second.problems()).singleElement().asString().contains("another sink still holds");

    partitions.revoke(List.of(ITEMS));
    nanoTime.addAndGet(Duration.ofMinutes(1).toNanos());
    second.retry();

    assertThat(second.problems()).isEmpty();
    assertThat(consumer.position(ITEMS)).isEqualTo(10);
    assertThat(PublishedRows.read(directory).rows()).hasSize(10);
    second.revoke(List.of(ITEMS));
  }

  @Test
  void aFinishedSinkWritesNoMore() throws IOException {
    partitions.write(poll());
    add(10, 20);
    ConsumerRecords<byte[], byte[]> late = poll();

    partitions.finish();
    partitions.write(late);
    partitions.revoke(List.of(ITEMS, ORDERS));

    assertThat(PublishedRows.read(directory).rows()).hasSize(10);
  }

  @Test
  void aSinkThatLostAllItsPartitionsDoesNotSayThatItHasThem() {
    partitions.revoke(List.of(ITEMS));
    assertThat(partitions.problems()).isEmpty();
    partitions.revoke(List.of(ORDERS));
    assertThatTheProblem().contains("taken them away");

    partitions.assign(consumer, List.of());
    assertThat(partitions.problems()).as("Kafka says that it has none").isEmpty();
  }

  @Test
  void aTopicThatIsMadeAnewUnderTheSinkStopsItsPartitionAndKeepsWhatCameBefore()
      throws IOException {
    partitions.write(poll());
    AssignedPartition items = partitions.all().get(0);
    items.hear(extent(ITEMS, 10, 10), 10);
    id = "second";
    items.hear(extent(ITEMS, 100, 100), 10);

    assertThatTheProblem()
        .contains("order_items was deleted and made anew")
        .contains("the 10 offsets that are written");
    add(10, 20);
    partitions.write(poll());
    retryAMinuteLater();

    assertThatTheProblem().contains("made anew");
    assertThat(PublishedRows.read(directory).rows()).hasSize(10);
  }

  @Test
  void whatMayBeOfTheTopicThatWasMadeAnewIsNotPublished() throws IOException {
    partitions.write(poll());

    id = "second";
    partitions.all().get(0).hear(extent(ITEMS, 100, 100), 10);

    assertThatTheProblem().contains("made anew");
    assertThat(PublishedRows.read(directory).rows()).isEmpty();
  }

  @Test
  void whatATopicThatWasMadeAnewIsTooShortForIsOfTheOldOne() throws IOException {
    partitions.write(poll());

    id = "second";
    partitions.all().get(0).hear(extent(ITEMS, 9, 9), 10);

    assertThat(PublishedRows.read(directory).rows()).hasSize(10);
  }

  @Test
  void recordsBehindAnOpenTransactionAreLag() {
    PartitionEnd end = partitions.all().get(0).end();
    end.seen(1000, 10);
    partitions.write(poll());
    publish();

    nanoTime.addAndGet(Duration.ofSeconds(30).toNanos());
    end.seen(1000, 10);

    assertThat(partitions.lag(Topic.ORDER_ITEMS)).isEqualTo(990);
    assertThat(partitions.lagSeconds(Topic.ORDER_ITEMS)).isEqualTo(30);
    assertThat(partitions.openTransactions())
        .singleElement()
        .asString()
        .contains("order_items-0: a producer's transaction has been open for 30 s", "990 records");
    end.seen(1000, 1000);
    assertThat(partitions.openTransactions()).isEmpty();
  }

  @Test
  void transactionsThatComeAndGoAreNotSaidToBeOpen() {
    PartitionEnd end = partitions.all().get(0).end();
    for (int second = 1; second < 60; second++) {
      nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
      end.seen(second * 10 + 5, second * 10);
    }

    assertThat(partitions.openTransactions()).isEmpty();
  }

  @Test
  void recordsThatArePolledWhileKafkaDoesNotAnswerAreNoOpenTransaction() {
    partitions.all().get(0).end().seen(0, 0);
    for (int offset = 10; offset < 100; offset += 10) {
      partitions.write(poll());
      nanoTime.addAndGet(Duration.ofSeconds(10).toNanos());
      add(offset, offset + 10);
    }

    assertThat(partitions.openTransactions()).isEmpty();
  }

  @Test
  void aTransactionOfWhichKafkaSaysNoMoreMayBeOver() {
    PartitionEnd end = partitions.all().get(0).end();
    end.seen(1000, 10);
    nanoTime.addAndGet(Duration.ofSeconds(12).toNanos());
    assertThat(partitions.openTransactions()).hasSize(1);

    nanoTime.addAndGet(Duration.ofSeconds(12).toNanos());
    assertThat(partitions.openTransactions()).isEmpty();

    end.seen(1000, 10);
    assertThat(partitions.openTransactions()).singleElement().asString().contains("for 24 s");
  }

  @Test
  void anErrorWhileWritingIsAReasonNotToBeAliveAndThePartitionDoesNotSeemWritten()
      throws IOException {
    ConsumerRecords<byte[], byte[]> polled = poll();
    disk.failWith(new StackOverflowError());
    assertThatThrownBy(() -> partitions.write(polled)).isInstanceOf(StackOverflowError.class);

    assertThat(breakdown.reason().orElseThrow())
        .isEqualTo("Writing order_items-0 ended by an error: java.lang.StackOverflowError");
    assertThatTheProblem().contains("StackOverflowError");
    disk.writable();
    retryAMinuteLater();
    add(0, 10);
    partitions.write(poll());
    assertThat(PublishedRows.read(directory).rows()).hasSize(10);
    assertThat(breakdown.reason()).as("once broken, always broken").isPresent();
  }

  @Test
  void anErrorWhilePublishingIsAReasonNotToBeAlive() {
    partitions.write(poll());
    disk.failWith(new OutOfMemoryError("of the test"));

    assertThatThrownBy(this::publish).isInstanceOf(OutOfMemoryError.class);

    assertThat(breakdown.reason()).isPresent();
    assertThatTheProblem().contains("OutOfMemoryError");
  }

  private void retryAMinuteLater() {
    nanoTime.addAndGet(Duration.ofMinutes(1).toNanos());
    partitions.retry();
  }

  private AbstractStringAssert<?> assertThatTheProblem() {
    return assertThat(partitions.problems()).singleElement(STRING);
  }

  private static Path fileAt(Path inTheWay) throws IOException {
    Files.createDirectories(inTheWay.getParent());
    return Files.writeString(inTheWay, "in the way");
  }

  private Partitions partitions() {
    PartitionSetup setup =
        setup(
            disk,
            new DataLayout(directory),
            Clock.fixed(NOW, ZoneOffset.UTC),
            nanoTime::get,
            action -> action.accept(consumer),
            kafka(),
            breakdown);
    samples = setup.samples();
    return new Partitions(setup);
  }

  /** For sinks that read the contract's topics. */
  static PartitionSetup setup(
      Disk disk,
      DataLayout layout,
      Clock clock,
      LongSupplier nanoTime,
      PartitionSetup.PollingThread pollingThread,
      TopicFacts kafka,
      Breakdown breakdown) {
    Sources sources = Sources.ofContract();
    var drifts = new Drifts(sources, layout, new ObjectMapper(), clock);
    return new PartitionSetup(
        disk,
        layout,
        new RollLimits(1 << 30, 1 << 30, Duration.ofMinutes(5), 32),
        new Recovery(disk, layout),
        sources,
        ZoneOffset.UTC,
        SegmentMeters.ofTopics(new SimpleMeterRegistry()),
        clock,
        nanoTime,
        pollingThread,
        kafka,
        new LiveOrders(ZoneOffset.UTC, Set.of(), clock),
        new RecordSamples(sources, drifts),
        drifts,
        breakdown);
  }

  private TopicFacts kafka() {
    return new TopicFacts() {
      @Override
      public Map<TopicPartition, Extent> extents(
          Collection<TopicPartition> names, Duration atMost) {
        asked.incrementAndGet();
        return names.stream()
            .filter(name -> !withoutLeader.contains(name))
            .collect(toMap(name -> name, name -> extent(name, end(name), end(name))));
      }

      @Override
      public Set<String> unknown(Collection<String> topics, Duration atMost) {
        Set<String> unknown = new HashSet<>(topics);
        unknown.retainAll(missingTopics);
        return unknown;
      }

      @Override
      public long withoutRecord(TopicPartition partition, long from, long to, Duration atMost) {
        return Math.max(from, Math.min(nextRecord, to));
      }
    };
  }

  private long end(TopicPartition name) {
    return consumer.endOffsets(List.of(name)).get(name);
  }

  private Extent extent(TopicPartition name, long readableEnd, long end) {
    long beginning = consumer.beginningOffsets(List.of(name)).get(name);
    var topic = new TopicIdentity(name.topic(), id);
    return new Extent(new KafkaLog(Optional.of(topic), beginning, readableEnd), end, 1);
  }

  private void add(int from, int to) {
    consumer.updateEndOffsets(Map.of(ITEMS, (long) to));
    for (int offset = from; offset < to; offset++) {
      consumer.addRecord(SampleRecords.record(ITEMS, offset, TIMESTAMP, null, ITEM));
    }
  }

  private ConsumerRecords<byte[], byte[]> poll() {
    return consumer.poll(Duration.ZERO);
  }

  private void publish() {
    partitions.all().forEach(partition -> partition.publish(RollCause.FLUSH));
  }
}
