package io.salespulse.sink.segment;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.salespulse.contract.Topic;
import io.salespulse.sink.row.NoRowException;
import io.salespulse.sink.row.RowReader;
import io.salespulse.sink.row.SeenValues;
import io.salespulse.sink.segment.OpenSegment.Dataset;
import io.salespulse.sink.source.Envelope;
import io.salespulse.sink.source.TopicSource;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Makes rows of each of a partition's records: of the raw dataset, or of the rejected one with the
 * reason. Most records are one row; an order may bring its lines along. Not safe for use by several
 * threads.
 */
public final class RecordRows {

  /** Told what became of each record; returns at once. */
  public interface Listener {

    /**
     * The record became a row of the raw dataset.
     *
     * @param time when the record was made, in milliseconds
     * @param cells in the order of the topic's raw columns, null for a missing one
     */
    void written(ConsumerRecord<byte[], byte[]> record, long time, String[] cells);

    /** The record was rejected. */
    default void rejected(ConsumerRecord<byte[], byte[]> record, String reason) {}

    /** The record became a row, and some of its lines did not. */
    default void incomplete(ConsumerRecord<byte[], byte[]> record, String reason) {}

    /** All records of a poll were told of. */
    default void polled() {}
  }

  /**
   * @param topic whose dataset the row goes to
   * @param time when the record was made, in milliseconds
   * @param day whose directory the row goes to
   * @param cells in the order of the dataset's columns, null for a missing one
   * @param reason why the record is rejected; empty for a row of the raw dataset
   */
  @SuppressWarnings("ArrayRecordComponent") // Passed on and forgotten.
  record Row(
      Dataset dataset,
      Topic topic,
      long time,
      LocalDate day,
      String[] cells,
      Optional<String> reason) {}

  /** Enough to see what is wrong; a topic full of garbage is not copied in full. */
  private static final int KEPT_BYTES = 64 * 1024;

  private static final String CUT = " (payload cut: the first %d of %d bytes)";

  private final PartitionId partition;
  private final TopicSource source;
  private final RowReader reader;
  private final SeenValues seen;

  /** Key of the deletion that the record before was; null where it was none. */
  private byte[] deletedBefore;

  /** Of the record before, since 1970: its text takes half as long to make as a row. */
  private long second;

  private String textOfSecond = "";

  /**
   * @param seen counts what the records have
   * @param zone of a time without an offset that says when a record was made
   */
  public RecordRows(PartitionId partition, TopicSource source, SeenValues seen, ZoneId zone) {
    this.partition = partition;
    this.source = source;
    this.seen = seen;
    this.reader = new RowReader(source, seen, zone);
  }

  /**
   * @param now of this machine's clock, in milliseconds
   */
  List<Row> of(ConsumerRecord<byte[], byte[]> record, long now) {
    LocalDate day = RecordTime.day(record.timestamp(), now);
    byte[] deleted = deletedBefore;
    deletedBefore = null;
    try {
      Optional<String> mistake = RecordTime.mistake(record.timestamp(), now);
      if (mistake.isPresent()) {
        throw new NoRowException(mistake.get());
      }
      if (record.value() == null) {
        // What Debezium sends after a deletion, for the topic's compaction.
        return deleted != null && Arrays.equals(deleted, record.key())
            ? List.of()
            : List.of(
                raw(
                    partition.topic(),
                    record.timestamp(),
                    day,
                    record,
                    deletion(record.key()),
                    true));
      }
      seen.begin(record.timestamp());
      RowReader.Contents contents = reader.read(record.value());
      if (contents.deletes()) {
        deletedBefore = record.key();
      }
      long time = contents.changedAt().map(Instant::toEpochMilli).orElse(record.timestamp());
      if (RecordTime.isAhead(time, now)) {
        throw new NoRowException(
            "changed_at is more than a day ahead of this machine's clock: mend the clock of one of the two");
      }
      return rows(time, day, record, contents);
    } catch (NoRowException noRow) {
      return List.of(rejected(day, record, noRow.getMessage()));
    }
  }

  private List<Row> rows(
      long time,
      LocalDate day,
      ConsumerRecord<byte[], byte[]> record,
      RowReader.Contents contents) {
    Row own = raw(partition.topic(), time, day, record, contents.cells(), contents.deletes());
    if (contents.lines().isEmpty() && contents.faults().isEmpty()) {
      return List.of(own);
    }
    List<Row> rows = new ArrayList<>();
    rows.add(own);
    contents
        .lines()
        .forEach(line -> rows.add(raw(Topic.ORDER_ITEMS, time, day, record, line, false)));
    if (!contents.faults().isEmpty()) {
      rows.add(rejected(day, record, String.join("; ", contents.faults())));
    }
    return rows;
  }

  private Row raw(
      Topic topic,
      long time,
      LocalDate day,
      ConsumerRecord<byte[], byte[]> record,
      String[] texts,
      boolean deletes) {
    String[] cells = Arrays.copyOf(texts, texts.length + Topic.metadataColumns().size());
    cells[texts.length] = deletes ? "true" : null;
    cells[texts.length + 1] = Long.toString(record.offset());
    cells[texts.length + 2] = utc(time);
    return new Row(Dataset.RAW, topic, time, day, cells, Optional.empty());
  }

  /** ISO-8601 with milliseconds, also where they are zero: {@code 2026-11-22T05:49:00.120Z}. */
  private String utc(long timestamp) {
    long of = Math.floorDiv(timestamp, 1000L);
    if (of != second || textOfSecond.isEmpty()) {
      second = of;
      textOfSecond =
          LocalDateTime.ofEpochSecond(of, 0, ZoneOffset.UTC)
              .format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    }
    long thousands = 1000 + Math.floorMod(timestamp, 1000L);
    return textOfSecond + "." + Long.toString(thousands).substring(1) + "Z";
  }

  /** What a record without a value deletes: what its key names. */
  private String[] deletion(byte[] key) throws NoRowException {
    Topic topic = partition.topic();
    Optional<String[]> ids = key == null ? Optional.empty() : reader.deletedBy(key);
    if (ids.isPresent()) {
      return ids.get();
    }
    if (!topic.keyColumn().equals(topic.idColumn())) {
      throw new NoRowException(
          source.envelope() == Envelope.DEBEZIUM
              ? "a null value whose key does not name order_id and item_id deletes nothing: let the connector send deletions with their row (delete.tombstone.handling.mode=rewrite), and the database log whole rows"
              : "a null value deletes nothing of this topic, for its key names no single record: take a line"
                  + " out by sending it with quantity 0, or delete the order with a null value on topic "
                  + Topic.ORDERS.topicName());
    }
    String id = deletedId(topic, key);
    if (source.envelope() == Envelope.DEBEZIUM
        && (id.startsWith("{") || id.startsWith("Struct{"))) {
      throw new NoRowException(
          "the key of a null value does not name the %s, so it deletes nothing: let the connector send deletions with their row (delete.tombstone.handling.mode=rewrite)"
              .formatted(topic.idColumn()));
    }
    String[] texts = new String[topic.columns().size()];
    // The id is the first of the columns.
    texts[0] = id;
    return texts;
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

  private Row rejected(LocalDate day, ConsumerRecord<byte[], byte[]> record, String reason) {
    byte[] value = record.value();
    boolean cut = value != null && value.length > KEPT_BYTES;
    String note = cut ? CUT.formatted(KEPT_BYTES, value.length) : "";
    String[] cells = {
      source.kafkaTopic(),
      Integer.toString(partition.partition()),
      Long.toString(record.offset()),
      utc(record.timestamp()),
      reason + note,
      value == null ? null : new String(value, 0, Math.min(value.length, KEPT_BYTES), UTF_8)
    };
    return new Row(
        Dataset.REJECTED, partition.topic(), record.timestamp(), day, cells, Optional.of(reason));
  }
}
