package io.salespulse.sink.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salespulse.sink.segment.Recovery.KafkaLog;
import io.salespulse.testing.LogLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryTest {

  private static final PartitionId ID = Partition.ID;
  private static final Optional<TopicIdentity> TOPIC = Partition.TOPIC;
  private static final KafkaLog KAFKA = new KafkaLog(TOPIC, 0, 1000);

  @TempDir Path directory;

  private Disk disk;
  private Partition partition;
  private Recovery recovery;
  private Progress progress;

  @BeforeEach
  void recovery() {
    disk = new LocalDisk(directory);
    partition = new Partition(directory, 100, 1);
    recovery = new Recovery(disk, partition.layout);
    progress = new Progress(disk, partition.layout);
  }

  @Test
  void aNewPartitionBeginsWhereKafkaDoesAndThatIsDurable() throws Exception {
    assertThat(recovery.recover(ID, new KafkaLog(TOPIC, 17, 20)).at().nextOffset()).isEqualTo(17);

    assertThat(progress.read(ID)).isEqualTo(new Progress.Entry.At(17, TOPIC));
  }

  @Test
  void segmentsPastTheDurableOffsetAndOpenOnesAreRemovedAndNoOthers() throws Exception {
    publish(0, 50);
    publish(50, 100);
    progress.write(ID, new Progress.Entry.At(50, TOPIC));
    Path open = OpenSegments.directory(partition.layout, ID).resolve("raw-2026-11-20");
    Files.writeString(open, "half a ro");
    Path other = partition.layout.raw(ID.topic()).resolve("dt=2026-11-20");
    Path neighbour = other.resolve("order_items-3-00000000000000000099.csv");
    Files.writeString(neighbour, "another partition's");

    assertThat(recovery.recover(ID, KAFKA).at().nextOffset()).isEqualTo(50);

    assertThat(open).doesNotExist();
    assertThat(neighbour).exists();
    Files.delete(neighbour);
    partition.assertPublished(50);
  }

  @Test
  void aSegmentOfTheVersionBeforeStaysAsItIsAndNewOnesStandBesideIt() throws Exception {
    publish(0, 50);
    Path before = rawSegments().get(0);
    String withoutDeleted =
        "item_id,order_id,product_id,quantity,unit_price,kafka_offset,kafka_timestamp\n"
            + "I1,O1,P1,2,1.10,0,2026-11-20T10:00:00.001Z\n";
    Files.writeString(before, withoutDeleted);

    assertThat(partition.recover(disk)).isEqualTo(50);
    publish(50, 100);

    List<Path> segments = rawSegments();
    assertThat(segments).hasSizeGreaterThan(1).contains(before);
    assertThat(Files.readString(before)).isEqualTo(withoutDeleted);
    segments.remove(before);
    for (Path segment : segments) {
      assertThat(Files.readString(segment))
          .startsWith(
              "item_id,order_id,product_id,quantity,unit_price,deleted,kafka_offset,kafka_timestamp\n");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "50",
        "x\n",
        "5 0\n",
        "-1\n",
        "50\n\0",
        "50\norders",
        "50\norders\n",
        "99999999999999999999\n"
      })
  void aDamagedOffsetBesideSegmentsIsRefused(String damaged) throws Exception {
    publish(0, 50);
    Files.writeString(progress.file(ID), damaged);

    assertThatThrownBy(() -> recovery.recover(ID, KAFKA))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(progress.file(ID) + " is not readable")
        .hasMessageContaining("order_items-2-");

    partition.assertPublished(50);
    assertThat(Files.readString(progress.file(ID))).isEqualTo(damaged);
  }

  @Test
  void aMissingOffsetBesideSegmentsIsRefused() throws Exception {
    publish(0, 50);
    Files.delete(progress.file(ID));

    assertThatThrownBy(() -> recovery.recover(ID, KAFKA))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("is missing");
  }

  @Test
  void aMissingOffsetBesideRejectedSegmentsAloneIsRefused() throws Exception {
    publish(0, 50);
    Files.delete(progress.file(ID));
    try (var files = Files.walk(partition.layout.raw(ID.topic()))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }

    assertThatThrownBy(() -> recovery.recover(ID, KAFKA)).isInstanceOf(RefusedException.class);
  }

  @Test
  void recordsThatKafkaDeletedAreNotPassedOver() throws Exception {
    publish(0, 50);

    assertThatThrownBy(() -> recovery.recover(ID, new KafkaLog(TOPIC, 60, 1000)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("offsets 50 to 59 are gone");

    partition.assertPublished(50);
  }

  @Test
  void aTopicMadeAnewIsRefusedHoweverManyRecordsItHas() throws Exception {
    publish(0, 50);
    var anew = Optional.of(new TopicIdentity("order_items", "anotherId-_0123456789A"));

    assertThatThrownBy(() -> recovery.recover(ID, new KafkaLog(anew, 0, 1000)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("topic order_items was deleted and made anew")
        .hasMessageContaining(TOPIC.orElseThrow().id())
        .hasMessageContaining("anotherId-_0123456789A")
        .hasMessageContaining(partition.layout.raw(ID.topic()).toString())
        .hasMessageContaining("remove the second line of " + progress.file(ID));

    partition.assertPublished(50);
    assertThat(progress.read(ID)).isEqualTo(new Progress.Entry.At(50, TOPIC));
  }

  @Test
  void whatWasMovedAwayOfATopicMadeAnewLetsItBegin() throws Exception {
    publish(0, 50);
    var anew = Optional.of(new TopicIdentity("order_items", "anotherId-_0123456789A"));
    Path aside = Files.createDirectory(directory.resolve("aside"));
    Files.move(partition.layout.raw(ID.topic()), aside.resolve("raw"));
    Files.move(partition.layout.rejected(ID.topic()), aside.resolve("rejected"));
    Files.move(progress.file(ID), aside.resolve("progress"));

    assertThat(recovery.recover(ID, new KafkaLog(anew, 3, 1000)).at())
        .isEqualTo(new Progress.Entry.At(3, anew));
  }

  @Test
  void anOffsetOfAnEarlierVersionGetsItsTopicNoted() throws Exception {
    publish(0, 50);
    Files.writeString(progress.file(ID), "50\n");

    recovery.recover(ID, KAFKA);

    assertThat(progress.read(ID)).isEqualTo(new Progress.Entry.At(50, TOPIC));
    assertThat(progress.file(ID)).hasContent("50\n" + TOPIC.orElseThrow() + "\n");
  }

  @Test
  void anOffsetPastTheEndIsRefused() throws Exception {
    publish(0, 50);

    assertThatThrownBy(() -> recovery.recover(ID, new KafkaLog(TOPIC, 0, 49)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("past the end of the topic, 49");

    partition.assertPublished(50);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dt=2026-11-20/notes.csv",
        "dt=2026-11-20/order_items (copy).csv",
        "dt=2026-11-20/order_items-2-00000000000000000099 (copy).csv",
        "dt=2026-11-20/order_items-02-00000000000000000099.csv",
        "dt=2026-11-20/order_items-2-99.csv",
        "dt=2026-11-20/orders-2-00000000000000000099.csv",
        "dt=2026-11-20/[x] y.swp",
        "dt=2026-11-20/@eaDir/SYNOINDEX",
        "@eaDir/SYNOINDEX",
        "dt=soon/x.csv",
        "dt=2026-12-24",
        "old"
      })
  void aFileOfOthersIsLeftAlone(String name) throws Exception {
    publish(0, 50);
    Path foreign = partition.layout.raw(ID.topic()).resolve(name);
    Files.createDirectories(foreign.getParent());
    Files.writeString(foreign, "?");

    assertThat(recovery.recover(ID, KAFKA).at().nextOffset()).isEqualTo(50);

    assertThat(foreign).hasContent("?");
  }

  @Test
  void filesOfOthersAreNamedTogetherAndOnce() throws Exception {
    Path day = Files.createDirectories(partition.layout.raw(ID.topic(), LocalDate.EPOCH));
    Files.createFile(day.resolve("b (copy).csv"));
    Files.createDirectory(day.resolve("@eaDir"));
    Path open = Files.createDirectories(OpenSegments.directory(partition.layout, ID));
    Files.createDirectory(open.resolve("@eaDir"));

    List<String> lines = logged(() -> recovery.recover(ID, KAFKA));
    List<String> later = logged(() -> recovery.recover(ID, KAFKA));

    assertThat(lines)
        .satisfiesExactly(
            line -> assertThat(line).contains("Left alone", day + "/@eaDir, " + day + "/b (copy)"),
            line -> assertThat(line).contains("Left alone", open + "/@eaDir"));
    assertThat(later).isEmpty();
  }

  private static List<String> logged(Callable<?> action) throws Exception {
    try (LogLines log = new LogLines(Recovery.class.getName())) {
      action.call();
      return log.lines();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dt=2026-11-20/.hidden", "_SUCCESS"})
  void whatReadersPassOverIsNoConcern(String name) throws Exception {
    Path hidden = partition.layout.raw(ID.topic()).resolve(name);
    Files.createDirectories(hidden.getParent());
    Files.writeString(hidden, "?");

    assertThat(recovery.recover(ID, KAFKA).at().nextOffset()).isZero();
  }

  @Test
  void aPartitionIsLockedForOneAtATime() throws Exception {
    var first = PartitionLock.acquire(disk, partition.layout, ID);

    assertThat(first).isPresent();
    assertThat(PartitionLock.acquire(disk, partition.layout, ID)).isEmpty();
    first.get().close();
    var second = PartitionLock.acquire(disk, partition.layout, ID);
    assertThat(second).isPresent();
    second.get().close();
  }

  private void publish(long from, long to) throws IOException {
    PartitionWriter writer = partition.writer(disk, from, Partition.limits(1 << 30, 1 << 30, 32));
    partition.append(writer, from, to);
    writer.publish(RollCause.FLUSH);
  }

  private List<Path> rawSegments() throws IOException {
    try (Stream<Path> files = Files.walk(partition.layout.raw(ID.topic()))) {
      return new ArrayList<>(files.filter(Files::isRegularFile).sorted().toList());
    }
  }
}
