package io.salespulse.generator.feed;

import io.salespulse.contract.Topic;
import io.salespulse.generator.shop.records.Emission;
import java.util.HashMap;
import java.util.Map;

/**
 * What Kafka holds beyond the last checkpoint. The time line makes these records again after a
 * crash or a refusal; as long as a record is found here it must not be sent again. One that is not
 * found was refused, or never written: so many of them in a partition, and what is left of it is of
 * other writers.
 */
final class RecordsAfterCheckpoint implements RecordLog.Reader {

  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private record Partition(Topic topic, int number) {}

  /** How often each fingerprint was found. */
  private final Map<Partition, Map<Long, Integer>> left = new HashMap<>();

  private final Map<Partition, Integer> missing = new HashMap<>();

  @Override
  public void record(Emission emission, int partition) {
    left.computeIfAbsent(new Partition(emission.topic(), partition), none -> new HashMap<>())
        .merge(fingerprint(emission), 1, Integer::sum);
  }

  /** Whether the record is in Kafka already. */
  boolean hold(Emission emission, int partition) {
    Partition place = new Partition(emission.topic(), partition);
    Map<Long, Integer> written = left.get(place);
    if (written == null) {
      return false;
    }
    long fingerprint = fingerprint(emission);
    boolean found = written.containsKey(fingerprint);
    written.computeIfPresent(fingerprint, (same, times) -> times == 1 ? null : times - 1);
    if (written.isEmpty()
        || !found && missing.merge(place, 1, Integer::sum) > RecordLog.MOST_AFTER_A_REFUSED_ONE) {
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
