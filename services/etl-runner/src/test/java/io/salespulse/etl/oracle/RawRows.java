package io.salespulse.etl.oracle;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.salespulse.contract.Column;
import io.salespulse.contract.Columns;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.RejectedColumns;
import io.salespulse.contract.Segment;
import io.salespulse.contract.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows with offsets in the order in which they come, written as the sink writes its segments. */
final class RawRows {
  private static final CsvMapper CSV =
      CsvMapper.builder()
          // Else a line with too few values would be filled up.
          .enable(CsvGenerator.Feature.OMIT_MISSING_TAIL_COLUMNS)
          .build();

  /** Columns that an earlier version of the sink did not write. */
  private static final Set<String> NEW =
      Set.of(Columns.STATUS, Columns.REFUNDED_AMOUNT, Columns.DELETED);

  private record Line(long offset, List<String> values) {}

  /** What the lines of one segment have in common. */
  private record Batch(Path directory, Topic topic, int partition, List<String> header) {}

  private final DataLayout layout;
  private final Map<Topic, Long> offsets = new EnumMap<>(Topic.class);
  private final Map<Batch, List<Line>> batches = new LinkedHashMap<>();
  private Instant newest = Instant.EPOCH;

  RawRows(DataLayout layout) {
    this.layout = layout;
  }

  /**
   * @param values of all columns of the topic
   */
  void add(Topic topic, int partition, Instant at, List<String> values) {
    add(topic, partition, at, values, "", header(topic));
  }

  /** A record that deletes what it names; all its other values are empty. */
  void delete(Topic topic, int partition, Instant at, String... ids) {
    List<String> values = new ArrayList<>(List.of(ids));
    while (values.size() < topic.columns().size()) {
      values.add("");
    }
    add(topic, partition, at, values, "true", header(topic));
  }

  /** As {@link #add}, by an earlier version of the sink: what it did not know is lost. */
  void addAsBefore(Topic topic, int partition, Instant at, List<String> values) {
    List<String> header = header(topic).stream().filter(name -> !NEW.contains(name)).toList();
    List<String> known = values.subList(0, header.size() - 2);
    add(topic, partition, at, known, header);
  }

  private void add(
      Topic topic,
      int partition,
      Instant at,
      List<String> values,
      String deleted,
      List<String> header) {
    List<String> row = new ArrayList<>(values);
    row.add(deleted);
    add(topic, partition, at, row, header);
  }

  private void add(
      Topic topic, int partition, Instant at, List<String> values, List<String> header) {
    long offset = offset(topic);
    List<String> row = new ArrayList<>(values);
    row.add(String.valueOf(offset));
    row.add(at.toString());
    batch(layout.raw(topic, day(at)), topic, partition, header).add(new Line(offset, row));
    newest = at.isAfter(newest) ? at : newest;
  }

  /** A line with as many values as there are. */
  void addLine(Topic topic, Instant at, String... values) {
    batch(layout.raw(topic, day(at)), topic, 0, header(topic))
        .add(new Line(offset(topic), List.of(values)));
  }

  void reject(Topic topic, Instant at, String payload) {
    long offset = offset(topic);
    List<String> row =
        List.of(topic.topicName(), "0", String.valueOf(offset), at.toString(), "not JSON", payload);
    batch(layout.rejected(topic, day(at)), topic, 0, RejectedColumns.ALL)
        .add(new Line(offset, row));
  }

  private long offset(Topic topic) {
    return offsets.merge(topic, 1L, Long::sum);
  }

  private List<Line> batch(Path directory, Topic topic, int partition, List<String> header) {
    return batches.computeIfAbsent(
        new Batch(directory, topic, partition, header), first -> new ArrayList<>());
  }

  private static List<String> header(Topic topic) {
    return topic.rawColumns().stream().map(Column::name).toList();
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  /** The newest Kafka timestamp of a row. */
  Instant newest() {
    return newest;
  }

  /** Two segments of each batch, so that a partition's day is more than a file. */
  void write() throws IOException {
    for (Map.Entry<Batch, List<Line>> batch : batches.entrySet()) {
      List<Line> lines = batch.getValue();
      segment(batch.getKey(), lines.subList(0, lines.size() / 2));
      segment(batch.getKey(), lines.subList(lines.size() / 2, lines.size()));
    }
  }

  private static void segment(Batch batch, List<Line> lines) throws IOException {
    if (lines.isEmpty()) {
      return;
    }
    CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true).setLineSeparator('\n');
    batch.header().forEach(schema::addColumn);
    Files.createDirectories(batch.directory());
    String name =
        new Segment(batch.topic().topicName(), batch.partition(), lines.get(0).offset()).fileName();
    try (JsonGenerator csv =
        CSV.writer(schema.build())
            .getFactory()
            .createGenerator(Files.newOutputStream(batch.directory().resolve(name)))) {
      csv.setSchema(schema.build());
      for (Line line : lines) {
        csv.writeStartArray();
        for (String value : line.values()) {
          csv.writeString(value);
        }
        csv.writeEndArray();
      }
    }
  }
}
