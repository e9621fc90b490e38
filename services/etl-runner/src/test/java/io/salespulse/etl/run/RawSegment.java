package io.salespulse.etl.run;

import io.salespulse.contract.Column;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Segment;
import io.salespulse.contract.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A raw file as the sink publishes it.
 *
 * @param startOffset Kafka offset of the first record
 * @param records CSV lines without the columns that the sink appends
 */
public record RawSegment(Topic topic, LocalDate day, long startOffset, List<String> records) {

  public static RawSegment of(Topic topic, String day, long startOffset, String... records) {
    return new RawSegment(topic, LocalDate.parse(day), startOffset, List.of(records));
  }

  /** Publishes the file, in the place of one with the same name. */
  public Path write(DataLayout layout) throws IOException {
    return write(
        layout, topic.rawColumns().stream().map(Column::name).collect(Collectors.joining(",")));
  }

  /** Publishes the file with that header. */
  public Path write(DataLayout layout, String header) throws IOException {
    StringBuilder text = new StringBuilder(header).append('\n');
    for (int i = 0; i < records.size(); i++) {
      text.append("%s,%d,%sT12:00:00Z\n".formatted(records.get(i), startOffset + i, day));
    }
    Path directory = Files.createDirectories(layout.raw(topic, day));
    String name = new Segment(topic.topicName(), 0, startOffset).fileName();
    return Files.writeString(directory.resolve(name), text);
  }
}
