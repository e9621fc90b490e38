package io.salespulse.sink.segment;

import io.salespulse.contract.Topic;
import io.salespulse.sink.row.CsvRows;
import io.salespulse.sink.row.DirectRow;
import io.salespulse.sink.row.Payload;
import io.salespulse.sink.row.RowReader;
import io.salespulse.sink.row.UtcText;
import java.io.IOException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Judges a partition's records one by one and writes each as one row: of the raw dataset, or of the
 * rejected one with the reason. A record is read in full before its row begins, so a broken one
 * leaves nothing in a raw segment.
 */
final class RecordWriter {

  private final PartitionId partition;
  private final DirectRow direct;
  private final RowReader reader;
  private final int columns;
  private final UtcText utc = new UtcText();
  private boolean isDirect;

  RecordWriter(PartitionId partition) {
    this.partition = partition;
    Topic topic = partition.topic();
    this.direct = new DirectRow(topic);
    this.reader = new RowReader(topic);
    this.columns = topic.columns().size();
  }

  /**
   * The reason to reject the record; where it is empty, {@link #writeRow} may be called for it
   * until the next record is judged.
   *
   * @param now of this machine's clock, in milliseconds
   */
  Optional<String> judge(ConsumerRecord<byte[], byte[]> record, long now) {
    Optional<String> mistake = RecordTime.mistake(record.timestamp(), now);
    if (mistake.isPresent()) {
      return mistake;
    }
    if (record.value() == null) {
      return Optional.of("the record has no value");
    }
    isDirect = direct.read(record.value());
    return isDirect ? Optional.empty() : reader.read(record.value());
  }

  void writeRow(ConsumerRecord<byte[], byte[]> record, CsvRows rows) throws IOException {
    if (isDirect) {
      rows.row(direct, record.offset(), record.timestamp());
      return;
    }
    rows.start();
    for (int column = 0; column < columns; column++) {
      rows.cell(reader.text(column));
    }
    rows.cell(record.offset());
    rows.cell(utc.of(record.timestamp()));
    rows.end();
  }

  void writeRejected(ConsumerRecord<byte[], byte[]> record, String reason, CsvRows rows)
      throws IOException {
    Payload payload = Payload.of(record.value());
    rows.start();
    rows.cell(partition.topic().topicName());
    rows.cell(partition.partition());
    rows.cell(record.offset());
    rows.cell(utc.of(record.timestamp()));
    rows.cell(reason + payload.note());
    rows.cell(payload.text());
    rows.end();
  }
}
