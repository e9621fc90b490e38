package io.salespulse.generator.feed;

import io.salespulse.contract.Topic;
import io.salespulse.generator.shop.records.Emission;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/**
 * What Kafka holds beyond the last checkpoint. The time line makes these records again after a
 * crash, in the same order within each partition; as long as a record is found here it must not be
 * sent again. The first that is missing ends its partition's part: the ones after it were never
 * written either. Records of other writers between ours are passed over.
 */
final class RecordsAfterCheckpoint implements RecordLog.Reader {

  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private record Partition(Topic topic, int number) {}

  /** Fingerprints in the order of offsets: a second of a backfill is many records. */
  private final Map<Partition, Queue<Long>> left = new HashMap<>();

  @Override
  public void record(Emission emission, int partition) {
    left.computeIfAbsent(new Partition(emission.topic(), partition), none -> new ArrayDeque<>())
        .add(fingerprint(emission));
  }

  /** Whether the record is in Kafka already. */
  boolean hold(Emission emission, int partition) {
    Partition place = new Partition(emission.topic(), partition);
    Queue<Long> written = left.getOrDefault(place, new ArrayDeque<>());
    boolean found = false;
    long fingerprint = written.isEmpty() ? 0 : fingerprint(emission);
    while (!found && !written.isEmpty()) {
      found = written.remove() == fingerprint;
    }
    if (written.isEmpty()) {
      left.remove(place);
    }
    return found;
  }

  /** Whether every record is accounted for, so that all that follows is new. */
  boolean areAllPassed() {
    return left.isEmpty();
  }

  /** 64 bits by which a record is known again: FNV-1a over timestamp, key and value. */
  private static long fingerprint(Emission emission) {
    long hash = add((BASIS ^ emission.timestamp()) * PRIME, emission.key());
    // The length keeps apart what stands at the end of the key and at the start of the value.
    hash = (hash ^ emission.value().map(bytes -> bytes.length).orElse(-1)) * PRIME;
    return add(hash, emission.value().orElse(new byte[0]));
  }

  private static long add(long start, byte[] bytes) {
    long hash = start;
    for (byte next : bytes) {
      hash = (hash ^ (next & 0xff)) * PRIME;
    }
    return hash;
  }
}
