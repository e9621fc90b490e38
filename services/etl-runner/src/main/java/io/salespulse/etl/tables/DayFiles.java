package io.salespulse.etl.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFileFactory;
import org.apache.iceberg.relocated.com.google.common.util.concurrent.MoreExecutors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Writes rows that this process holds into the files of their days. A Spark job for each of a dozen
 * small tables costs more than all else a run does.
 */
final class DayFiles {

  /** Waiting for Iceberg's pool takes 10 ms at a time, for what is one millisecond's work. */
  private static final ExecutorService IN_THIS_THREAD = MoreExecutors.newDirectExecutorService();

  private final Table table;
  private final StructType schema;

  DayFiles(Table table, StructType schema) {
    this.table = table;
    this.schema = schema;
  }

  /**
   * Replaces everything that is stored of these days in one commit.
   *
   * @param rows of the days, with the schema's columns
   */
  void replace(Collection<LocalDate> days, List<Row> rows) {
    int dayColumn = schema.fieldIndex(RecordDays.HOME_DAY);
    SortedMap<LocalDate, List<Row>> byDay = new TreeMap<>();
    rows.forEach(
        row ->
            byDay.computeIfAbsent(row.getLocalDate(dayColumn), day -> new ArrayList<>()).add(row));
    OverwriteFiles overwrite =
        table
            .newOverwrite()
            .overwriteByRowFilter(RecordDays.in(days))
            .scanManifestsWith(IN_THIS_THREAD);
    OutputFileFactory names =
        OutputFileFactory.builderFor(table, 0, 0).format(FileFormat.PARQUET).build();
    byDay.values().forEach(ofDay -> overwrite.addFile(write(names, ofDay)));
    overwrite.commit();
  }

  private DataFile write(OutputFileFactory names, List<Row> rows) {
    GenericRecord record = GenericRecord.create(table.schema());
    fill(record, rows.get(0));
    PartitionKey day = new PartitionKey(table.spec(), table.schema());
    day.partition(new InternalRecordWrapper(table.schema().asStruct()).wrap(record));
    DataWriter<Record> writer =
        new GenericFileWriterFactory.Builder(table)
            .dataFileFormat(FileFormat.PARQUET)
            .build()
            .newDataWriter(names.newOutputFile(day), table.spec(), day);
    try (writer) {
      for (Row row : rows) {
        fill(record, row);
        writer.write(record);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return writer.toDataFile();
  }

  private void fill(GenericRecord record, Row row) {
    for (int column = 0; column < schema.length(); column++) {
      Object value = row.get(column);
      record.set(
          column, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
    }
  }
}
