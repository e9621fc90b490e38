package io.salespulse.etl.oracle;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.salespulse.contract.Column;
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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rows with offsets in the order in which they come, written as the sink writes its segments. */
final class RawRows {
  private static final CsvMapper CSV =
      CsvMapper.builder()
          // Else a line with too few values would be filled up.
          .enable(CsvGenerator.Feature.OMIT_MISSING_TAIL_COLUMNS)
          .build();

  private record Line(long offset, List<String> values) {}

  private final Map<Topic, Long> offsets = new EnumMap<>(Topic.class);
  private final Map<Topic, Map<LocalDate, List<Line>>> rows = new EnumMap<>(Topic.class);
  private final Map<Topic, Map<LocalDate, List<Line>>> rejected = new EnumMap<>(Topic.class);
  private Instant newest = Instant.EPOCH;

  void add(Topic topic, Instant at, List<String> values) {
    long offset = offset(topic);
    List<String> row = new ArrayList<>(values);
    row.add(String.valueOf(offset));
    row.add(at.toString());
    lines(rows, topic, at).add(new Line(offset, row));
    newest = at.isAfter(newest) ? at : newest;
  }

  /** A line with as many values as there are. */
  void addLine(Topic topic, Instant at, String... values) {
    lines(rows, topic, at).add(new Line(offset(topic), List.of(values)));
  }

  void reject(Topic topic, Instant at, String payload) {
    long offset = offset(topic);
    List<String> row =
        List.of(topic.topicName(), "0", String.valueOf(offset), at.toString(), "not JSON", payload);
    lines(rejected, topic, at).add(new Line(offset, row));
  }

  private long offset(Topic topic) {
    return offsets.merge(topic, 1L, Long::sum);
  }

  private static List<Line> lines(
      Map<Topic, Map<LocalDate, List<Line>>> all, Topic topic, Instant at) {
    return all.computeIfAbsent(topic, first -> new TreeMap<>())
        .computeIfAbsent(LocalDate.ofInstant(at, ZoneOffset.UTC), day -> new ArrayList<>());
  }

  /** The newest Kafka timestamp of a row. */
  Instant newest() {
    return newest;
  }

  /** Two segments for each topic and day, so that a day is more than a file. */
  void write(DataLayout layout) throws IOException {
    for (Topic topic : rows.keySet()) {
      List<String> columns = topic.rawColumns().stream().map(Column::name).toList();
      for (Map.Entry<LocalDate, List<Line>> day : rows.get(topic).entrySet()) {
        List<Line> all = day.getValue();
        Path directory = layout.raw(topic, day.getKey());
        segment(directory, topic, columns, all.subList(0, all.size() / 2));
        segment(directory, topic, columns, all.subList(all.size() / 2, all.size()));
      }
    }
    for (Topic topic : rejected.keySet()) {
      for (Map.Entry<LocalDate, List<Line>> day : rejected.get(topic).entrySet()) {
        segment(layout.rejected(topic, day.getKey()), topic, RejectedColumns.ALL, day.getValue());
      }
    }
  }

  private static void segment(Path directory, Topic topic, List<String> columns, List<Line> lines)
      throws IOException {
    if (lines.isEmpty()) {
      return;
    }
    CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true).setLineSeparator('\n');
    columns.forEach(schema::addColumn);
    Files.createDirectories(directory);
    Path file =
        directory.resolve(new Segment(topic.topicName(), 0, lines.get(0).offset()).fileName());
    try (JsonGenerator csv =
        CSV.writer(schema.build()).getFactory().createGenerator(Files.newOutputStream(file))) {
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
