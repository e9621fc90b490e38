package io.salespulse.sink.segment;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.salespulse.contract.Column;
import io.salespulse.contract.Columns;
import io.salespulse.contract.Topic;
import io.salespulse.sink.row.NoRowException;
import io.salespulse.sink.row.RowReader;
import io.salespulse.sink.segment.OpenSegment.Dataset;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Makes of each of a partition's records one row: of the raw dataset, or of the rejected one with
 * the reason. Not safe for use by several threads.
 */
public final class RecordRows {

  /** Told each record that became a row of the raw dataset; returns at once. */
  public interface Listener {

    /**
     * @param cells in the order of the topic's raw columns, null for a missing one
     */
    void written(ConsumerRecord<?, ?> record, String[] cells);
  }

  /**
   * @param day whose directory the row goes to
   * @param cells in the order of the dataset's columns, null for a missing one
   * @param reason why the record is rejected; empty for a row of the raw dataset
   */
  @SuppressWarnings("ArrayRecordComponent") // Passed on and forgotten.
  record Row(Dataset dataset, LocalDate day, String[] cells, Optional<String> reason) {}

  /** ISO-8601 with milliseconds, also where they are zero: {@code 2026-11-22T05:49:00.120Z}. */
  private static final DateTimeFormatter UTC =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  /** Enough to see what is wrong; a topic full of garbage is not copied in full. */
  private static final int KEPT_BYTES = 64 * 1024;

  private static final String CUT = " (payload cut: the first %d of %d bytes)";

  private final PartitionId partition;
  private final RowReader reader;
  private final List<String> columns;
  private final int offsetAt;
  private final int timestampAt;

  RecordRows(PartitionId partition) {
    this.partition = partition;
    this.reader = new RowReader(partition.topic());
    this.columns = partition.topic().rawColumns().stream().map(Column::name).toList();
    this.offsetAt = columns.indexOf(Columns.KAFKA_OFFSET);
    this.timestampAt = columns.indexOf(Columns.KAFKA_TIMESTAMP);
  }

  /**
   * @param now of this machine's clock, in milliseconds
   */
  Row of(ConsumerRecord<byte[], byte[]> record, long now) {
    LocalDate day = RecordTime.day(record.timestamp(), now);
    try {
      return new Row(Dataset.RAW, day, raw(record, now), Optional.empty());
    } catch (NoRowException noRow) {
      String reason = noRow.getMessage();
      return new Row(Dataset.REJECTED, day, rejected(record, reason), Optional.of(reason));
    }
  }

  private String[] raw(ConsumerRecord<byte[], byte[]> record, long now) throws NoRowException {
    Optional<String> mistake = RecordTime.mistake(record.timestamp(), now);
    if (mistake.isPresent()) {
      throw new NoRowException(mistake.get());
    }
    String[] cells =
        record.value() == null
            ? deletion(record.key())
            : Arrays.copyOf(reader.read(record.value()), columns.size());
    cells[offsetAt] = Long.toString(record.offset());
    cells[timestampAt] = UTC.format(Instant.ofEpochMilli(record.timestamp()));
    return cells;
  }

  /** The row of a record without a value, which deletes what its key names. */
  private String[] deletion(byte[] key) throws NoRowException {
    Topic topic = partition.topic();
    if (!topic.keyColumn().equals(topic.idColumn())) {
      throw new NoRowException(
          "a null value deletes nothing of this topic, for its key names no single record: take a line"
              + " out by sending it with quantity 0, or delete the order with a null value on topic "
              + Topic.ORDERS.topicName());
    }
    String[] cells = new String[columns.size()];
    cells[columns.indexOf(topic.keyColumn())] = deletedId(topic, key);
    cells[columns.indexOf(Columns.DELETED)] = "true";
    return cells;
  }

  private static String deletedId(Topic topic, byte[] key) throws NoRowException {
    if (key == null || key.length == 0) {
      throw new NoRowException(
          "a null value without a key deletes nothing: let the producer send the %s to delete as the key"
              .formatted(topic.keyColumn()));
    }
    Optional<String> id = RowReader.text(key);
    // Numbers and Avro in binary are often UTF-8 by chance, but not without a zero byte.
    if (id.isEmpty() || id.get().isBlank() || id.get().indexOf('\0') >= 0) {
      throw new NoRowException(
          "the key of a null value is not a text, so it deletes nothing: let the producer send the %s to delete as text in UTF-8"
              .formatted(topic.keyColumn()));
    }
    return id.get();
  }

  private String[] rejected(ConsumerRecord<byte[], byte[]> record, String reason) {
    byte[] value = record.value();
    boolean cut = value != null && value.length > KEPT_BYTES;
    String note = cut ? CUT.formatted(KEPT_BYTES, value.length) : "";
    return new String[] {
      partition.topic().topicName(),
      Integer.toString(partition.partition()),
      Long.toString(record.offset()),
      UTC.format(Instant.ofEpochMilli(record.timestamp())),
      reason + note,
      value == null ? null : new String(value, 0, cut ? KEPT_BYTES : value.length, UTF_8)
    };
  }
}
