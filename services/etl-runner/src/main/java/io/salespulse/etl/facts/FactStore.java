package io.salespulse.etl.facts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.salespulse.contract.Columns;
import io.salespulse.contract.DataLayout;
import io.salespulse.etl.publish.DurableFiles;
import io.salespulse.etl.spark.ExactPath;
import io.salespulse.etl.spark.Frames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * Facts on disk: {@code facts/<table>/dt=YYYY-MM-DD/*.parquet} and, for each day, the record {@code
 * facts/_days/YYYY-MM-DD.json} that names the files in force.
 *
 * <p>A build only adds files. Its day changes from the old facts to the new ones in the moment the
 * record is replaced; a crash before it leaves the old facts, and files that no record names are
 * swept before the day is built again.
 */
public final class FactStore {

  private static final String RECORDS = "_days";
  private static final String RECORD_ENDING = ".json";
  private static final String FACT_ENDING = ".parquet";

  private final SparkSession spark;
  private final DataLayout layout;
  private final ObjectMapper json;

  public FactStore(SparkSession spark, DataLayout layout, ObjectMapper json) {
    this.spark = spark;
    this.layout = layout;
    this.json = json;
  }

  /** Records of the days whose fact files are all there, ascending. */
  public SortedMap<LocalDate, DayRecord> records() throws IOException {
    SortedMap<LocalDate, DayRecord> records = new TreeMap<>();
    for (Path file : children(layout.facts().resolve(RECORDS))) {
      if (file.getFileName().toString().endsWith(RECORD_ENDING)) {
        readRecord(file).ifPresent(record -> records.put(record.day(), record));
      }
    }
    return records;
  }

  /** A record that cannot be read, or whose files are not all there, is as good as none. */
  private Optional<DayRecord> readRecord(Path file) throws IOException {
    try {
      DayRecord record = json.readValue(file.toFile(), DayRecord.class);
      for (FactTable table : record.facts().keySet()) {
        if (!sizes(table, record.day())
            .entrySet()
            .containsAll(record.facts().get(table).entrySet())) {
          return Optional.empty();
        }
      }
      return Optional.of(record);
    } catch (JsonProcessingException damaged) {
      return Optional.empty();
    }
  }

  /**
   * Removes what crashed runs left in the directories of these days.
   *
   * @param inForce records of whole days; their files stay
   */
  public void sweep(Collection<LocalDate> days, Map<LocalDate, DayRecord> inForce)
      throws IOException {
    for (FactTable table : FactTable.values()) {
      DurableFiles.deleteTree(directory(table).resolve("_temporary"));
      for (LocalDate day : days) {
        DayRecord record = inForce.get(day);
        for (Path file : children(directory(table, day))) {
          String name = file.getFileName().toString();
          if (record == null || !files(record, table).containsKey(name)) {
            Files.delete(file);
          }
        }
      }
    }
  }

  /** Adds files with these rows to the days they belong to; they are not in force yet. */
  public void add(FactTable table, Dataset<Row> rows) {
    Frames.as(table.schema(), rows)
        .write()
        .mode(SaveMode.Append)
        .partitionBy(Columns.DAY)
        .parquet(ExactPath.of(directory(table)));
  }

  /**
   * The files of a table and day that were added since {@link #sweep}.
   *
   * @param before the day's record in force, or null
   */
  SortedMap<String, Long> added(FactTable table, LocalDate day, DayRecord before)
      throws IOException {
    SortedMap<String, Long> added = sizes(table, day);
    if (before != null) {
      added.keySet().removeAll(files(before, table).keySet());
    }
    return added;
  }

  /** Puts a day's facts in force, in one atomic step, once their files are on disk. */
  public void commit(DayRecord record) throws IOException {
    for (FactTable table : record.facts().keySet()) {
      Path files = directory(table, record.day());
      for (String name : files(record, table).keySet()) {
        DurableFiles.sync(files.resolve(name));
      }
      DurableFiles.syncDirectory(files);
    }
    Path directory = Files.createDirectories(layout.facts().resolve(RECORDS));
    DurableFiles.replace(
        directory.resolve(record.day() + RECORD_ENDING), json.writeValueAsBytes(record));
  }

  /** Rows of the days of these records. */
  public Dataset<Row> read(FactTable table, Collection<DayRecord> records) {
    List<String> paths = new ArrayList<>();
    for (DayRecord record : records) {
      for (String name : files(record, table).keySet()) {
        paths.add(ExactPath.read(directory(table, record.day()).resolve(name)));
      }
    }
    if (paths.isEmpty()) {
      return Frames.empty(spark, table.schema());
    }
    return spark
        .read()
        .schema(table.schema())
        .option("basePath", ExactPath.of(directory(table)))
        .parquet(paths.toArray(String[]::new));
  }

  /** Rows that were read before, as a frame. */
  Dataset<Row> frame(FactTable table, List<Row> rows) {
    return spark.createDataFrame(rows, table.schema());
  }

  private static SortedMap<String, Long> files(DayRecord record, FactTable table) {
    return record.facts().getOrDefault(table, new TreeMap<>());
  }

  private SortedMap<String, Long> sizes(FactTable table, LocalDate day) throws IOException {
    SortedMap<String, Long> sizes = new TreeMap<>();
    for (Path file : children(directory(table, day))) {
      String name = file.getFileName().toString();
      if (name.endsWith(FACT_ENDING) && !name.startsWith(".")) {
        sizes.put(name, Files.size(file));
      }
    }
    return sizes;
  }

  private Path directory(FactTable table) {
    return layout.facts().resolve(table.directory());
  }

  private Path directory(FactTable table, LocalDate day) {
    return directory(table).resolve(DataLayout.dayDirectory(day));
  }

  private static List<Path> children(Path directory) throws IOException {
    try (var entries = Files.list(directory)) {
      return entries.sorted().toList();
    } catch (NoSuchFileException notThereYet) {
      return List.of();
    }
  }
}
