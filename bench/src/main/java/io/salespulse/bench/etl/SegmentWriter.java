package io.salespulse.bench.etl;

import io.salespulse.contract.Column;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.RejectedColumns;
import io.salespulse.contract.Segment;
import io.salespulse.contract.Topic;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows of one topic and day as the sink would have published them: partition 0, a few segments, the
 * two Kafka columns at the end of each row. The directory and header are the contract's.
 */
final class SegmentWriter implements AutoCloseable {

  private final Topic topic;
  private final Path directory;
  private final String header;
  private final String dayPrefix;
  private final long rowsPerSegment;
  private long offset;
  private long rows;
  private Writer segment;

  private SegmentWriter(
      Topic topic,
      Path directory,
      List<String> columns,
      LocalDate day,
      long offset,
      long rowsPerSegment) {
    this.topic = topic;
    this.directory = directory;
    this.header = columns.stream().collect(Collectors.joining(",", "", "\n"));
    this.dayPrefix = day + "T";
    this.offset = offset;
    this.rowsPerSegment = rowsPerSegment;
  }

  /**
   * @param offset of the first row
   */
  static SegmentWriter of(
      DataLayout layout, Topic topic, LocalDate day, long offset, long rowsPerSegment) {
    List<String> columns = topic.rawColumns().stream().map(Column::name).toList();
    return new SegmentWriter(topic, layout.raw(topic, day), columns, day, offset, rowsPerSegment);
  }

  /** For the records that the sink could not keep. */
  static SegmentWriter rejected(DataLayout layout, Topic topic, LocalDate day, long offset) {
    return new SegmentWriter(
        topic, layout.rejected(topic, day), RejectedColumns.ALL, day, offset, Long.MAX_VALUE);
  }

  /**
   * Ends the row in the builder as one that deletes nothing, with the Kafka columns, and writes it.
   *
   * @param milliseconds of the UTC day
   */
  void write(StringBuilder row, int milliseconds) throws IOException {
    row.append(",,").append(offset).append(',');
    writeLine(time(row, milliseconds));
  }

  /** Writes a row that is whole. */
  void writeLine(StringBuilder row) throws IOException {
    if (rows++ % rowsPerSegment == 0) {
      roll();
    }
    segment.append(row.append('\n'));
    offset++;
    row.setLength(0);
  }

  /** Adds the moment of the day as the sink writes it: 2026-11-22T05:49:00.123Z. */
  StringBuilder time(StringBuilder row, int milliseconds) {
    row.append(dayPrefix);
    digits(row, milliseconds / 3_600_000, 10).append(':');
    digits(row, milliseconds / 60_000 % 60, 10).append(':');
    digits(row, milliseconds / 1000 % 60, 10).append('.');
    return digits(row, milliseconds % 1000, 100).append('Z');
  }

  private static StringBuilder digits(StringBuilder row, int number, int highest) {
    for (int unit = highest; unit > 0; unit /= 10) {
      row.append((char) ('0' + number / unit % 10));
    }
    return row;
  }

  private void roll() throws IOException {
    close();
    Files.createDirectories(directory);
    Path file = directory.resolve(new Segment(topic.topicName(), 0, offset).fileName());
    segment = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    segment.write(header);
  }

  @Override
  public void close() throws IOException {
    if (segment != null) {
      segment.close();
      segment = null;
    }
  }
}
