package io.salespulse.generator.feed;

import io.salespulse.contract.Topic;
import io.salespulse.generator.shop.records.Emission;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * What Kafka holds beyond the last checkpoint. The time line makes these records again after a
 * crash or a refusal; as long as a record is found here it must not be sent again. One that is not
 * found was refused, or never written: after so many of them, what is left is of other writers.
 */
final class RecordsAfterCheckpoint {

  /** By what a record is known again; a second of a backfill is too many to keep them whole. */
  private record Trace(Topic topic, int partition, long timestamp, long checksum) {

    static Trace of(Emission emission, int partition) {
      CRC32C checksum = new CRC32C();
      checksum.update(emission.key());
      emission.value().ifPresent(checksum::update);
      return new Trace(emission.topic(), partition, emission.timestamp(), checksum.getValue());
    }
  }

  /** How often each is there. */
  private final Map<Trace, Integer> left = new HashMap<>();

  private int missing;

  void record(Emission emission, int partition) {
    left.merge(Trace.of(emission, partition), 1, Integer::sum);
  }

  /** Whether the record is in Kafka already. */
  boolean hold(Emission emission, int partition) {
    Trace trace = Trace.of(emission, partition);
    boolean found = left.containsKey(trace);
    left.computeIfPresent(trace, (same, times) -> times == 1 ? null : times - 1);
    if (!found && ++missing > RecordLog.MOST_AFTER_A_MISSING_ONE) {
      left.clear();
    }
    return found;
  }

  /** Whether every record is accounted for, so that all that follows is new. */
  boolean areAllPassed() {
    return left.isEmpty();
  }
}
