package io.salespulse.sink.segment;

import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Segment;
import io.salespulse.contract.Topic;
import io.salespulse.sink.segment.OpenSegment.Dataset;
import java.io.IOException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Brings a partition's files back to its durable offset, before a record of it is written. Never
 * guesses: where files and Kafka do not fit together, nothing is touched.
 */
public final class Recovery {

  /**
   * What Kafka holds of a partition.
   *
   * @param topic the partition's; empty where Kafka is too old to give topics an id
   * @param beginning offset of its first record
   * @param end offset that the next record to be read will get
   */
  public record KafkaLog(Optional<TopicIdentity> topic, long beginning, long end) {}

  /**
   * How a partition stands.
   *
   * @param at the durable next offset, where consumption goes on, and the topic, which is noted now
   *     where it was not
   * @param rawSegments files of the raw dataset below that offset
   */
  public record Recovered(Progress.Entry.At at, long rawSegments) {}

  private record Published(Path file, Dataset dataset, long startOffset) {}

  private static final Logger LOG = Logger.getLogger(Recovery.class);

  /** More would make a line that nobody reads. */
  private static final int MOST_NAMES = 50;

  private final Set<Path> named = ConcurrentHashMap.newKeySet();
  private final Disk disk;
  private final DataLayout layout;
  private final Progress progress;

  public Recovery(Disk disk, DataLayout layout) {
    this.disk = disk;
    this.layout = layout;
    this.progress = new Progress(disk, layout);
  }

  /**
   * Removes open leftovers and the segments past the durable offset. The durable offset is on the
   * device, written anew, when this returns: so a disk that takes no writes is noticed here.
   *
   * @throws RefusedException where consumption must not go on
   */
  public Recovered recover(PartitionId partition, KafkaLog kafka)
      throws IOException, RefusedException {
    List<Published> published = published(partition);
    long durable = durable(partition, kafka, published);
    removeOpen(partition);
    removeFrom(durable, published);
    var at = new Progress.Entry.At(durable, kafka.topic());
    progress.write(partition, at);
    long rawSegments =
        published.stream()
            .filter(segment -> segment.dataset() == Dataset.RAW && segment.startOffset() < durable)
            .count();
    return new Recovered(at, rawSegments);
  }

  private long durable(PartitionId partition, KafkaLog kafka, List<Published> published)
      throws IOException, RefusedException {
    Progress.Entry entry = progress.read(partition);
    if (entry instanceof Progress.Entry.At at) {
      return checked(partition, at, kafka);
    }
    if (published.isEmpty()) {
      return kafka.beginning();
    }
    String trouble = entry instanceof Progress.Entry.Absent ? "is missing" : "is not readable";
    throw new RefusedException(
        ("%s: the durable offset %s %s, but segments are published. Restore the file (a number and a"
                + " line feed), or move all of them away to write them again from Kafka: %s.")
            .formatted(
                partition,
                progress.file(partition),
                trouble,
                names(published.stream().map(segment -> segment.file().toString()).toList())));
  }

  private long checked(PartitionId partition, Progress.Entry.At at, KafkaLog kafka)
      throws RefusedException {
    long durable = at.nextOffset();
    if (kafka.topic().isPresent() && isAnother(at.topic(), kafka.topic().get())) {
      throw new RefusedException(anotherTopic(partition, at, kafka.topic().get()));
    }
    if (durable < kafka.beginning()) {
      throw new RefusedException(
          ("%s: Kafka has deleted records before they were written: offsets %d to %d are gone. To"
                  + " go on without them, write %d and a line feed to %s.")
              .formatted(
                  partition,
                  durable,
                  kafka.beginning() - 1,
                  kafka.beginning(),
                  progress.file(partition)));
    }
    if (durable > kafka.end()) {
      throw new RefusedException(
          ("%s: the durable offset %d in %s is past the end of the topic, %d: the topic has been"
                  + " made anew, or this is another cluster's. Move the raw directory away to start"
                  + " again, or connect to the right cluster.")
              .formatted(partition, durable, progress.file(partition), kafka.end()));
    }
    return durable;
  }

  /** Whether what was begun with one topic must not go on with the other. */
  public static boolean isAnother(Optional<TopicIdentity> begun, TopicIdentity now) {
    return begun.isPresent() && !begun.get().equals(now);
  }

  /** Says that the partition's topic is not the one that it was written from, and what to do. */
  public String anotherTopic(PartitionId partition, Progress.Entry.At at, TopicIdentity now) {
    return ("%s: topic %s was deleted and made anew, or this is another cluster's: its id is %s, and"
            + " the %d offsets that are written are of the one with id %s. Nothing of it is read. To"
            + " begin with it, stop the sinks and move %s, %s and all %s-* away. Where it holds the"
            + " same records at the same offsets, remove the second line of %s. Else connect to the"
            + " right cluster.")
        .formatted(
            partition,
            now.name(),
            now.id(),
            at.nextOffset(),
            at.topic().orElse(now).id(),
            layout.raw(partition.topic()),
            layout.rejected(partition.topic()),
            layout.progress().resolve(partition.topic().topicName()),
            progress.file(partition));
  }

  private void removeOpen(PartitionId partition) throws IOException {
    List<Path> foreign = new ArrayList<>();
    for (Path leftover : visible(OpenSegments.directory(layout, partition))) {
      if (OpenSegment.isName(leftover.getFileName().toString())) {
        disk.delete(leftover);
      } else {
        foreign.add(leftover);
      }
    }
    leaveAlone(foreign);
  }

  private void removeFrom(long durable, List<Published> published) throws IOException {
    for (Published segment : published) {
      if (segment.startOffset() >= durable) {
        disk.delete(segment.file());
        disk.forceDirectory(segment.file().getParent());
      }
    }
  }

  private List<Published> published(PartitionId partition) throws IOException {
    List<Published> found = new ArrayList<>();
    List<Path> foreign = new ArrayList<>();
    Topic topic = partition.topic();
    addPublished(partition, Dataset.RAW, topic, found, foreign);
    addPublished(partition, Dataset.REJECTED, topic, found, foreign);
    if (topic == Topic.ORDERS) {
      // Orders may have brought their lines along.
      addPublished(partition, Dataset.RAW, Topic.ORDER_ITEMS, found, foreign);
    }
    leaveAlone(foreign);
    return found;
  }

  private void addPublished(
      PartitionId partition,
      Dataset dataset,
      Topic topic,
      List<Published> found,
      List<Path> foreign)
      throws IOException {
    for (Path day : visible(dataset.directory(layout, topic))) {
      for (Path file : filesOf(day, foreign)) {
        Optional<Segment> segment =
            Segment.parse(file.getFileName().toString()).filter(any -> any.isIn(topic));
        if (segment.isEmpty()) {
          foreign.add(file);
        } else if (segment.get().topicName().equals(partition.topic().topicName())
            && segment.get().partition() == partition.partition()) {
          found.add(new Published(file, dataset, segment.get().startOffset()));
        }
      }
    }
  }

  private List<Path> filesOf(Path day, List<Path> foreign) throws IOException {
    if (DataLayout.day(day.getFileName().toString()).isPresent()) {
      try {
        return visible(day);
      } catch (NotDirectoryException file) {
        // As foreign as any other name.
      }
    }
    foreign.add(day);
    return List.of();
  }

  /** Other programs put files of their own everywhere: they are named once and left alone. */
  private void leaveAlone(List<Path> foreign) {
    List<String> unnamed = foreign.stream().filter(named::add).map(Path::toString).toList();
    if (!unnamed.isEmpty()) {
      LOG.warnf("Left alone, for no sink made it: %s", names(unnamed));
    }
  }

  /** Readers of a dataset pass over names that begin with a dot or an underscore; so does this. */
  private List<Path> visible(Path directory) throws IOException {
    return disk.list(directory).stream()
        .filter(entry -> !entry.getFileName().toString().matches("[._].*"))
        .toList();
  }

  private static String names(List<String> paths) {
    String shown = String.join(", ", paths.subList(0, Math.min(paths.size(), MOST_NAMES)));
    return paths.size() <= MOST_NAMES
        ? shown
        : "%s and %d more".formatted(shown, paths.size() - MOST_NAMES);
  }
}
