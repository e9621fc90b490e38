package io.salespulse.sink.intake;

import io.salespulse.sink.segment.PartitionWriter;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What one poll brought of one partition, bound to the writer that was the partition's at that
 * moment. Should the partition be lost or go back before its turn comes, that writer is done for,
 * and nothing is written.
 *
 * @param from where the poll began
 * @param to where the next poll begins
 */
record PolledBatch(
    AssignedPartition partition,
    PartitionWriter writer,
    List<ConsumerRecord<byte[], byte[]>> records,
    long from,
    long to) {

  void write() {
    partition.append(writer, records, from, to);
  }
}
