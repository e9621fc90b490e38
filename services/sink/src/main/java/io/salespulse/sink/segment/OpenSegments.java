package io.salespulse.sink.segment;

import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Topic;
import io.salespulse.sink.segment.OpenSegment.Dataset;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The segments of one partition that are being written: one per dataset, topic and day. Not safe
 * for use by several threads.
 */
final class OpenSegments {

  private record Key(Dataset dataset, Topic topic, LocalDate day) {}

  /**
   * What one publication made visible.
   *
   * @param raw how many of the segments are of the raw dataset
   */
  record Published(int segments, int raw, long bytes) {}

  private final Disk disk;
  private final DataLayout layout;
  private final PartitionId partition;
  private final SegmentMeters meters;
  private final Map<Key, OpenSegment> segments = new LinkedHashMap<>();

  OpenSegments(Disk disk, DataLayout layout, PartitionId partition, SegmentMeters meters) {
    this.disk = disk;
    this.layout = layout;
    this.partition = partition;
    this.meters = meters;
  }

  /** Where the partition's open segments are, and nothing else. */
  static Path directory(DataLayout layout, PartitionId partition) {
    return layout.openSegments().resolve(partition.toString());
  }

  private static Key key(RecordRows.Row row) {
    return new Key(row.dataset(), row.topic(), row.day());
  }

  /** Whether the rows need no segment that is not open, or it may be open with the others. */
  boolean hasRoomFor(List<RecordRows.Row> rows, int most) {
    if (segments.size() + rows.size() <= most) {
      return true;
    }
    long missing =
        rows.stream()
            .map(OpenSegments::key)
            .distinct()
            .filter(key -> !segments.containsKey(key))
            .count();
    return missing == 0 || segments.size() + missing <= most;
  }

  /**
   * @param offset of the record to be written, the segment's first where it is new
   */
  OpenSegment segment(RecordRows.Row row, long offset) throws IOException {
    Key key = key(row);
    OpenSegment segment = segments.get(key);
    if (segment == null) {
      Path directory = directory(layout, partition);
      disk.createDirectories(directory);
      segment = OpenSegment.create(disk, directory, row, partition, offset);
      segments.put(key, segment);
      meters.opened();
    }
    return segment;
  }

  /**
   * Makes every segment visible under its final name, whole and durable: first all bytes, then the
   * names, then the directories that hold the names.
   */
  Published publish() throws IOException {
    long bytes = 0;
    int raw = 0;
    for (OpenSegment segment : segments.values()) {
      segment.complete();
      bytes += segment.output().bytes();
      raw += segment.dataset() == Dataset.RAW ? 1 : 0;
    }
    // An order without its lines would have none, lines without their order wait for it.
    publish(segment -> segment.topic() != partition.topic());
    publish(segment -> segment.topic() == partition.topic());
    Published published = new Published(segments.size(), raw, bytes);
    forget();
    return published;
  }

  private void publish(Predicate<OpenSegment> which) throws IOException {
    Set<Path> directories = new LinkedHashSet<>();
    for (OpenSegment segment : segments.values().stream().filter(which).toList()) {
      Path directory = segment.publishedDirectory(layout);
      if (directories.add(directory)) {
        disk.createDirectories(directory);
      }
      disk.publish(segment.file(), directory.resolve(segment.publishedName()));
    }
    for (Path directory : directories) {
      disk.forceDirectory(directory);
    }
  }

  /** Lets go of every file; what they hold is read from Kafka again. */
  void abandon() {
    for (OpenSegment segment : segments.values()) {
      try {
        segment.output().close();
      } catch (IOException failure) {
        // Its content is given up, and the recovery that follows removes the file or says why not.
      }
    }
    forget();
  }

  private void forget() {
    meters.closed(segments.size());
    segments.clear();
  }
}
