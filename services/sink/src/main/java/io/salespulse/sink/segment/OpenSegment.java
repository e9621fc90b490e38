package io.salespulse.sink.segment;

import io.salespulse.contract.Column;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.RejectedColumns;
import io.salespulse.contract.Segment;
import io.salespulse.contract.Topic;
import io.salespulse.sink.row.CsvRows;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A segment that is being written, out of the readers' sight.
 *
 * @param topic whose dataset it is of
 * @param startOffset of the first record that goes into the segment
 */
record OpenSegment(
    Dataset dataset,
    Topic topic,
    PartitionId partition,
    LocalDate day,
    long startOffset,
    Path file,
    Disk.Output output,
    CsvRows rows) {

  /** Which dataset a segment is part of. */
  enum Dataset {
    RAW,
    REJECTED;

    /** Where the topic's days are. */
    Path directory(DataLayout layout, Topic topic) {
      return switch (this) {
        case RAW -> layout.raw(topic);
        case REJECTED -> layout.rejected(topic);
      };
    }

    private List<String> columns(Topic topic) {
      return switch (this) {
        case RAW -> topic.rawColumns().stream().map(Column::name).toList();
        case REJECTED -> RejectedColumns.ALL;
      };
    }
  }

  private static final Pattern NAME =
      Pattern.compile("(raw|rejected)-([a-z_]+-)?\\d{4}-\\d{2}-\\d{2}");

  /**
   * @param directory of the partition's open segments, which is there
   * @param first row that goes into the segment
   */
  static OpenSegment create(
      Disk disk, Path directory, RecordRows.Row first, PartitionId partition, long startOffset)
      throws IOException {
    String dataset = first.dataset().name().toLowerCase(Locale.ROOT);
    Path file =
        directory.resolve("%s-%s-%s".formatted(dataset, first.topic().topicName(), first.day()));
    Disk.Output output = disk.create(file);
    CsvRows rows = new CsvRows(first.dataset().columns(first.topic()), output);
    return new OpenSegment(
        first.dataset(), first.topic(), partition, first.day(), startOffset, file, output, rows);
  }

  /** Whether an open segment may have that name. */
  static boolean isName(String fileName) {
    return NAME.matcher(fileName).matches();
  }

  /** The directory that the segment is published into. */
  Path publishedDirectory(DataLayout layout) {
    return dataset.directory(layout, topic).resolve(DataLayout.dayDirectory(day));
  }

  /** The name that the segment is published under. */
  String publishedName() {
    return new Segment(partition.topic().topicName(), partition.partition(), startOffset)
        .fileName();
  }

  /** Ends the segment and returns once it is on the device, still under its open name. */
  void complete() throws IOException {
    rows.flush();
    output.force();
    output.close();
  }
}
