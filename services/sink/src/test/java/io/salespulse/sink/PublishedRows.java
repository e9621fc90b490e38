package io.salespulse.sink;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.salespulse.contract.Column;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.RejectedColumns;
import io.salespulse.contract.Segment;
import io.salespulse.contract.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads everything that the sink has published, and fails on what no reader should see. */
public final class PublishedRows {

  /** Where a record stood in Kafka. */
  public record Place(Topic topic, int partition, long offset) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int byTopic = topic.compareTo(other.topic);
      int byPartition = Integer.compare(partition, other.partition);
      return byTopic != 0
          ? byTopic
          : byPartition != 0 ? byPartition : Long.compare(offset, other.offset);
    }
  }

  /**
   * @param day name of the directory it was found in
   * @param rejected whether it is of the rejected dataset
   * @param cells in the order of the dataset's columns, null for an empty one
   */
  public record Row(String day, boolean rejected, List<String> cells) {}

  private static final CsvMapper CSV =
      CsvMapper.builder()
          .enable(CsvParser.Feature.WRAP_AS_ARRAY)
          .enable(CsvParser.Feature.EMPTY_UNQUOTED_STRING_AS_NULL)
          .enable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private final Map<Place, Row> rows = new TreeMap<>();
  private int files;

  private PublishedRows() {}

  /** Every row under the directory, each found once. */
  public static PublishedRows read(Path root) throws IOException {
    DataLayout layout = new DataLayout(root);
    PublishedRows published = new PublishedRows();
    for (Topic topic : Topic.values()) {
      published.readDataset(topic, layout.raw(topic), false);
      published.readDataset(topic, layout.rejected(topic), true);
    }
    return published;
  }

  public Map<Place, Row> rows() {
    return rows;
  }

  public int files() {
    return files;
  }

  private void readDataset(Topic topic, Path dataset, boolean rejected) throws IOException {
    if (!Files.isDirectory(dataset)) {
      return;
    }
    try (Stream<Path> found = Files.walk(dataset)) {
      for (Path file : found.filter(Files::isRegularFile).sorted().toList()) {
        readFile(topic, file, rejected);
        files++;
      }
    }
  }

  private void readFile(Topic topic, Path file, boolean rejected) throws IOException {
    Segment segment = Segment.parse(file.getFileName().toString()).orElseThrow();
    if (!Files.readString(file).endsWith("\n")) {
      throw new AssertionError(file + " ends within a line");
    }
    List<List<String>> lines;
    try (var reader = CSV.readerForListOf(String.class).<List<String>>readValues(file.toFile())) {
      lines = reader.readAll();
    }
    List<String> header =
        rejected ? RejectedColumns.ALL : topic.rawColumns().stream().map(Column::name).toList();
    if (!lines.get(0).equals(header)) {
      throw new AssertionError(file + " begins with " + lines.get(0));
    }
    long last = -1;
    for (List<String> cells : lines.subList(1, lines.size())) {
      if (cells.size() != header.size()) {
        throw new AssertionError(file + " has the row " + cells);
      }
      long offset = Long.parseLong(cells.get(rejected ? 2 : header.size() - 2));
      if (offset <= last || offset < segment.startOffset()) {
        throw new AssertionError(file + " is out of order at offset " + offset);
      }
      last = offset;
      Place place = new Place(topic, segment.partition(), offset);
      Row before =
          rows.put(place, new Row(file.getParent().getFileName().toString(), rejected, cells));
      if (before != null) {
        throw new AssertionError(place + " is there twice, the second time in " + file);
      }
    }
  }
}
