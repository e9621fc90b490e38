package io.salespulse.generator.feed;

import io.salespulse.contract.Topic;
import io.salespulse.generator.shop.Emission;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What Kafka holds beyond the last checkpoint. The time line makes these records again after a
 * crash, in the same order within each partition; as long as a record is found here it must not be
 * sent again. The first that is missing ends its partition's tail: the ones after it were never
 * written either. Records of other writers between ours are passed over.
 */
final class Tail implements RecordLog.Reader {

  private record Place(Topic topic, int partition) {}

  /** Fingerprints in the order of offsets, and how many of them are behind us. */
  private static final class Fingerprints {
    private long[] all = new long[64];
    private int size;
    private int passed;

    private void add(long fingerprint) {
      if (size == all.length) {
        all = Arrays.copyOf(all, size * 2);
      }
      all[size++] = fingerprint;
    }

    private boolean pass(long fingerprint) {
      for (int i = passed; i < size; i++) {
        if (all[i] == fingerprint) {
          passed = i + 1;
          return true;
        }
      }
      return false;
    }
  }

  private final Map<Place, Fingerprints> tails = new HashMap<>();

  @Override
  public void record(Topic topic, int partition, long fingerprint) {
    tails
        .computeIfAbsent(new Place(topic, partition), place -> new Fingerprints())
        .add(fingerprint);
  }

  /** Whether the record is in Kafka already. */
  boolean holds(Emission emission, int partition) {
    Place place = new Place(emission.topic(), partition);
    Fingerprints tail = tails.get(place);
    if (tail == null) {
      return false;
    }
    boolean written =
        tail.pass(Fingerprint.of(emission.timestamp(), emission.key(), emission.value()));
    if (!written || tail.passed == tail.size) {
      tails.remove(place);
    }
    return written;
  }

  /** Whether every record is accounted for, so that all that follows is new. */
  boolean isPassed() {
    return tails.isEmpty();
  }
}
