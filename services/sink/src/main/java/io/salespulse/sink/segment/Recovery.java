package io.salespulse.sink.segment;

import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Segment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  private record Published(Path file, long startOffset) {}

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
   * @return the durable next offset, where consumption goes on, and the topic, which is noted now
   *     where it was not
   * @throws RefusedException where consumption must not go on
   */
  public Progress.Entry.At recover(PartitionId partition, KafkaLog kafka)
      throws IOException, RefusedException {
    List<Published> published = published(partition);
    long durable = durable(partition, kafka, published);
    for (Path leftover : disk.list(OpenSegments.directory(layout, partition))) {
      disk.delete(leftover);
    }
    for (Published segment : published) {
      if (segment.startOffset() >= durable) {
        disk.delete(segment.file());
        disk.forceDirectory(segment.file().getParent());
      }
    }
    var at = new Progress.Entry.At(durable, kafka.topic());
    progress.write(partition, at);
    return at;
  }

  private long durable(PartitionId partition, KafkaLog kafka, List<Published> published)
      throws IOException, RefusedException {
    Progress.Entry entry = progress.read(partition);
    Optional<Published> last =
        published.stream().max((a, b) -> Long.compare(a.startOffset(), b.startOffset()));
    if (entry instanceof Progress.Entry.At at) {
      return checked(partition, at, kafka);
    }
    if (last.isEmpty()) {
      return kafka.beginning();
    }
    String trouble = entry instanceof Progress.Entry.Absent ? "is missing" : "is not readable";
    throw new RefusedException(
        ("%s: the durable offset %s %s, but segments are published (last: %s). Restore the file"
                + " (a number and a line feed), or move the partition's segments away to write them"
                + " again from Kafka.")
            .formatted(partition, progress.file(partition), trouble, last.get().file()));
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
    TopicIdentity begun = at.topic().orElse(now);
    String what =
        begun.name().equals(now.name())
            ? "topic %s was deleted and made anew, or this is another cluster's"
                .formatted(now.name())
            : "topic %s is another one than %s".formatted(now.name(), begun.name());
    return ("%s: %s: its id is %s, and the %d offsets that are written are of the one with id %s."
            + " Nothing of it is read. To begin with it, stop the sinks and move %s, %s and all %s-*"
            + " away. Where it holds the same records at the same offsets, remove the second line of"
            + " %s. Else connect to the right cluster.")
        .formatted(
            partition,
            what,
            now.id(),
            at.nextOffset(),
            begun.id(),
            layout.raw(partition.topic()),
            layout.rejected(partition.topic()),
            layout.progress().resolve(partition.topic().topicName()),
            progress.file(partition));
  }

  private List<Published> published(PartitionId partition) throws IOException, RefusedException {
    List<Published> found = new ArrayList<>();
    for (Path dataset :
        List.of(layout.raw(partition.topic()), layout.rejected(partition.topic()))) {
      for (Path day : visible(dataset)) {
        if (DataLayout.day(day.getFileName().toString()).isEmpty()) {
          throw unknown(partition, day);
        }
        for (Path file : visible(day)) {
          Segment segment = segment(partition, file);
          if (segment.partition() == partition.partition()) {
            found.add(new Published(file, segment.startOffset()));
          }
        }
      }
    }
    return found;
  }

  /** Readers of a dataset pass over names that begin with a dot or an underscore; so does this. */
  private List<Path> visible(Path directory) throws IOException {
    return disk.list(directory).stream()
        .filter(entry -> !entry.getFileName().toString().matches("[._].*"))
        .toList();
  }

  private Segment segment(PartitionId partition, Path file) throws RefusedException {
    return Segment.parse(file.getFileName().toString())
        .filter(segment -> segment.topicName().equals(partition.topic().topicName()))
        .orElseThrow(() -> unknown(partition, file));
  }

  private static RefusedException unknown(PartitionId partition, Path path) {
    return new RefusedException(
        "%s: %s is not a segment, but is where readers take every file for one. Move it away."
            .formatted(partition, path));
  }
}
