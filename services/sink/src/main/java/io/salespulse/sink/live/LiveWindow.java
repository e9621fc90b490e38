package io.salespulse.sink.live;

import io.salespulse.contract.LiveSales.Sum;
import io.salespulse.sink.live.OrderVersion.Place;
import io.salespulse.sink.live.OrderVersion.Sale;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Orders of the last five minutes, each once, summed by second of the date that its newest version
 * has. Of the orders that came last it remembers the newest version, so that one that comes again
 * takes the place of what it was, and an old version changes nothing. Thread-safe.
 */
final class LiveWindow {

  static final Duration LENGTH = Duration.ofMinutes(5);

  /** Orders that are remembered: 9 MiB, and five minutes of 60 orders a second. */
  static final int REMEMBERED = 20_000;

  /** Clocks of other machines may run ahead a little; what is further ahead would never leave. */
  private static final long AHEAD_SECONDS = 60;

  /** By partition, and by second. */
  private final Map<Integer, TreeMap<Long, Sum>> sums = new HashMap<>();

  /** By id, the one that came last at the end. */
  private final LinkedHashMap<String, Version> newest = new LinkedHashMap<>();

  /** When an order was last forgotten that is still counted. */
  private Instant forgotten = Instant.EPOCH;

  /**
   * @param counted what stands in {@link #sums} for it, empty where nothing does
   */
  private record Version(Place place, Optional<Sale> counted) {}

  /**
   * Counts an order in the place of its older version; one that is cancelled, deleted, older than
   * the window or from far ahead counts as none.
   */
  synchronized void add(OrderVersion order, Place place, Instant now) {
    Version known = newest.get(order.id());
    if (known != null && known.place().compareTo(place) >= 0) {
      return;
    }
    if (known != null) {
      known.counted().ifPresent(sale -> count(known.place(), sale, -1));
    }
    Optional<Sale> counted = order.sale().filter(sale -> isLive(sale, now));
    counted.ifPresent(sale -> count(place, sale, 1));
    newest.remove(order.id());
    newest.put(order.id(), new Version(place, counted));
    if (newest.size() > REMEMBERED) {
      forgetOldest(now);
    }
    long end = now.getEpochSecond() - LENGTH.toSeconds();
    sums.values().forEach(seconds -> seconds.headMap(end, true).clear());
  }

  private static boolean isLive(Sale sale, Instant now) {
    long second = sale.orderedAt().getEpochSecond();
    return second > now.getEpochSecond() - LENGTH.toSeconds()
        && second <= now.getEpochSecond() + AHEAD_SECONDS;
  }

  private void count(Place place, Sale sale, int times) {
    Sum sum = new Sum(times, sale.gross().multiply(BigDecimal.valueOf(times)));
    sums.computeIfAbsent(place.partition(), none -> new TreeMap<>())
        .merge(sale.orderedAt().getEpochSecond(), sum, Sum::plus);
  }

  /** It is counted on; only a version that comes later would not find it. */
  private void forgetOldest(Instant now) {
    Iterator<Map.Entry<String, Version>> oldest = newest.entrySet().iterator();
    if (oldest.next().getValue().counted().filter(sale -> isLive(sale, now)).isPresent()) {
      forgotten = now;
    }
    oldest.remove();
  }

  /** Whether an order of the window may be counted twice, as more came than can be remembered. */
  synchronized boolean isOverrun(Instant now) {
    return forgotten.isAfter(now.minus(LENGTH));
  }

  /** The sums of the last {@code length}, up to now. */
  synchronized Sum last(Duration length, Instant now) {
    long end = now.getEpochSecond();
    return sums.values().stream()
        .map(seconds -> seconds.subMap(end - length.toSeconds(), false, end, true).values())
        .flatMap(Collection::stream)
        .reduce(Sum.NONE, Sum::plus);
  }

  /** Takes out what came from the partition. */
  synchronized void forget(int partition) {
    sums.remove(partition);
    newest.values().removeIf(version -> version.place().partition() == partition);
  }
}
