package io.salespulse.generator.shop;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/**
 * Goes the way of the shop once more, some time later, and tells what has become of each order and
 * customer by then. Its place is all that is kept, whatever the number of orders that are under
 * way. Not thread-safe.
 */
final class Follower {

  /** One follower for each. */
  static final List<Delay> DELAYS = List.copyOf(EnumSet.complementOf(EnumSet.of(Delay.AT_ONCE)));

  private final Delay delay;
  private final Walk walk;
  private final Sales sales;
  private final Departures departures;

  /**
   * @param walk of its own
   */
  Follower(Delay delay, Walk walk, Sales sales, Departures departures) {
    this.delay = delay;
    this.walk = walk;
    this.sales = sales;
    this.departures = departures;
  }

  Delay delay() {
    return delay;
  }

  Place place() {
    return walk.place();
  }

  /** When its next step is due, nanoseconds since the epoch, or {@link Timeline#NEVER}. */
  long due() {
    return delay.after(walk.next().at());
  }

  /** Makes its next step. */
  void advance(Step emitting) {
    switch (walk.pass().happening()) {
      case ORDER -> sales.goOn(Sale.before(place()), delay, emitting);
      case SIGN_UP -> departures.goOn(place().customers(), place().time(), delay, emitting);
      case OPENING, NEW_MEMBERSHIP, STOCK_COUNT, END_OF_HISTORY, NOTHING -> {
        // Nothing comes of it.
      }
    }
  }

  void jump(Place other) {
    walk.jump(other);
  }

  /**
   * Takes the turns of the shop's way that begin where it is.
   *
   * @param turns by the number of the step that they took the place of
   */
  void turn(Map<Long, Place> turns) {
    for (Place turn = turns.get(place().step()); turn != null; turn = turns.get(place().step())) {
      walk.jump(turn);
    }
  }
}
