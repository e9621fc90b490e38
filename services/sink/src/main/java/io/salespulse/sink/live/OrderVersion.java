package io.salespulse.sink.live;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * What a record says of an order from its place on.
 *
 * @param sale empty where the order is cancelled, deleted or a return: it sells nothing
 */
record OrderVersion(String id, Optional<Sale> sale) {

  /**
   * @param gross its total amount
   */
  record Sale(Instant orderedAt, BigDecimal gross) {}

  /**
   * Where a record stands in Kafka. Of two versions of an order the one with the higher place is
   * the newer.
   *
   * @param timestamp milliseconds since 1970
   */
  record Place(long timestamp, int partition, long offset) implements Comparable<Place> {

    private static final Comparator<Place> ORDER =
        Comparator.comparingLong(Place::timestamp)
            .thenComparingInt(Place::partition)
            .thenComparingLong(Place::offset);

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }
}
