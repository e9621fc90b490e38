package io.salespulse.sink.live;

import io.salespulse.contract.LiveSales.Sum;
import io.salespulse.sink.live.OrderVersion.Place;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the orders among the records that the sink takes in. Thread-safe. */
public final class LiveOrders {

  private final OrderReader orders;
  private final Clock clock;
  private final LiveWindow window = new LiveWindow();
  private final Map<Integer, Instant> begun = new ConcurrentHashMap<>();

  /** The offset up to which a partition's records were taken: after a failure they come again. */
  private final Map<Integer, Long> taken = new ConcurrentHashMap<>();

  /**
   * @param sourceZone of a time without an offset
   * @param cancelled statuses of orders that sell nothing, in lower case
   */
  public LiveOrders(ZoneId sourceZone, Set<String> cancelled, Clock clock) {
    this.orders = new OrderReader(sourceZone, cancelled);
    this.clock = clock;
  }

  /**
   * A partition of the orders is this sink's from now on.
   *
   * @param offset of the first record that will come
   * @param beginning offset of the first record that Kafka has; where that is the same one, none of
   *     the orders is missed
   */
  public void begin(int partition, long offset, long beginning) {
    begun.putIfAbsent(partition, offset == beginning ? Instant.EPOCH : clock.instant());
  }

  /** The partition is another sink's, which counts its orders. */
  public void forget(int partition) {
    begun.remove(partition);
    taken.remove(partition);
    window.forget(partition);
  }

  /**
   * A record of the orders became a row.
   *
   * @param time when it was made, in milliseconds
   * @param cells in the order of the raw columns, null for a missing one
   */
  public void add(int partition, long offset, long time, String[] cells) {
    if (offset < taken.getOrDefault(partition, 0L)) {
      return;
    }
    taken.put(partition, offset + 1);
    Instant now = clock.instant();
    Instant recordedAt = Instant.ofEpochMilli(time);
    // Its order cannot be dated within the window, and no newer version of one that is.
    if (recordedAt.isBefore(now.minus(LiveWindow.LENGTH).minus(OrderReader.AHEAD))) {
      return;
    }
    orders
        .version(cells, recordedAt)
        .ifPresent(version -> window.add(version, new Place(time, partition, offset), now));
  }

  /** The sums of the last {@code length}, up to now and at most of {@link LiveWindow#LENGTH}. */
  public Sum last(Duration length) {
    return window.last(length, clock.instant());
  }

  /** From when on every order was taken in that is in Kafka. */
  public Instant since() {
    return begun.values().stream().max(Instant::compareTo).orElse(Instant.EPOCH);
  }

  /** Whether an order of the window may be counted twice, as more came than can be remembered. */
  public boolean isOverrun() {
    return window.isOverrun(clock.instant());
  }
}
