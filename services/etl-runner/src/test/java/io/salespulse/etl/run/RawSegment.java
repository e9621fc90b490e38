package io.salespulse.etl.run;

import io.salespulse.contract.Column;
import io.salespulse.contract.Columns;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Segment;
import io.salespulse.contract.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A raw file as the sink publishes it. Every record is of noon.
 *
 * @param startOffset Kafka offset of the first record
 * @param header the columns of the records, in order
 * @param records CSV lines without the offset and the timestamp
 */
public record RawSegment(
    Topic topic,
    int partition,
    LocalDate day,
    long startOffset,
    List<String> header,
    List<String> records) {

  /** Columns that an earlier version of the sink did not write. */
  private static final Set<String> NEW =
      Set.of(Columns.STATUS, Columns.REFUNDED_AMOUNT, Columns.DELETED);

  /** As an earlier version of the sink wrote it: without statuses, refunds and deletions. */
  public static RawSegment of(Topic topic, String day, long startOffset, String... records) {
    List<String> header = header(topic).filter(name -> !NEW.contains(name)).toList();
    return new RawSegment(topic, 0, LocalDate.parse(day), startOffset, header, List.of(records));
  }

  /**
   * As the sink writes it now.
   *
   * @param records with all columns of the topic and, at the end, whether they delete
   */
  public static RawSegment of(
      Topic topic, int partition, LocalDate day, long startOffset, List<String> records) {
    return new RawSegment(topic, partition, day, startOffset, header(topic).toList(), records);
  }

  private static Stream<String> header(Topic topic) {
    return Stream.concat(topic.columns().stream().map(Column::name), Stream.of(Columns.DELETED));
  }

  /** Publishes the file, in the place of one with the same name. */
  public Path write(DataLayout layout) throws IOException {
    return write(
        layout,
        "%s,%s,%s"
            .formatted(String.join(",", header), Columns.KAFKA_OFFSET, Columns.KAFKA_TIMESTAMP));
  }

  /** Publishes the file with that header. */
  public Path write(DataLayout layout, String line) throws IOException {
    StringBuilder text = new StringBuilder(line).append('\n');
    for (int i = 0; i < records.size(); i++) {
      text.append("%s,%d,%sT12:00:00Z\n".formatted(records.get(i), startOffset + i, day));
    }
    Path directory = Files.createDirectories(layout.raw(topic, day));
    String name = new Segment(topic.topicName(), partition, startOffset).fileName();
    return Files.writeString(directory.resolve(name), text);
  }
}
