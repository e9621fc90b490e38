package io.salespulse.sink.live;

import java.time.ZoneId;
import java.util.Set;

/**
 * How the job reads an order.
 *
 * @param sourceZone zone of a time without an offset
 * @param cancelled statuses of orders that sell nothing, in lower case
 */
public record OrderRules(ZoneId sourceZone, Set<String> cancelled) {

  public OrderRules {
    cancelled = Set.copyOf(cancelled);
  }
}
