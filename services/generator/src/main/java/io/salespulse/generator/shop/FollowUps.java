package io.salespulse.generator.shop;

import io.salespulse.generator.shop.calendar.Delay;
import io.salespulse.generator.shop.customers.CustomerProfiles;
import io.salespulse.generator.shop.orders.OrderRecords;
import io.salespulse.generator.shop.records.RecordEmitter;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * All follow-ups, and the turns of the shop's way that they still have before them. Each goes
 * through the events of the shop once more, some time later, and tells what has become of each
 * order and customer by then: its position is all that is kept, whatever the number of orders that
 * are under way. Not thread-safe.
 */
final class FollowUps {

  /**
   * So many turns are kept at most, since they are in each checkpoint. Where rates change more
   * often than that in a week, orders from before the oldest of them stay as they are.
   */
  static final int MOST_TURNS = 500;

  private final OrderRecords orders;
  private final CustomerProfiles profiles;
  private final List<FollowUp> all;

  /** By the event that they took the place of. */
  private final TreeMap<Long, EventPosition> turns = new TreeMap<>();

  FollowUps(
      OrderRecords orders,
      CustomerProfiles profiles,
      List<FollowUp> all,
      List<EventPosition> turns) {
    this.orders = orders;
    this.profiles = profiles;
    this.all = all;
    turns.forEach(turn -> this.turns.put(turn.step() - 1, turn));
  }

  /**
   * One of them.
   *
   * @param events of its own
   */
  record FollowUp(Delay delay, EventSequence events) {

    /** When its next event is due, nanoseconds since the epoch, or {@code NEVER}. */
    long due() {
      return delay.after(events.next().at());
    }
  }

  /** The one whose turn it is, that of the shortest delay among several. */
  FollowUp next() {
    return Collections.min(all, Comparator.comparingLong(FollowUp::due));
  }

  /** Lets one go on by an event. */
  void advance(FollowUp one, RecordEmitter emitter) {
    EventSequence.EventKind kind = one.events().pass().kind();
    EventPosition here = one.events().position();
    if (kind == EventSequence.EventKind.ORDER) {
      orders.followUp(here.placedOrder(), one.delay(), emitter);
    } else if (kind == EventSequence.EventKind.SIGN_UP) {
      profiles.followUp(here.customers(), here.time(), one.delay(), emitter);
    }
    takeTurns(one.events());
  }

  /** Takes note that the shop goes on from another position than its last event led to. */
  void turn(EventPosition position) {
    if (position.step() == 0) {
      all.forEach(each -> each.events().jump(position));
      return;
    }
    turns.put(position.step() - 1, position);
    if (turns.size() > MOST_TURNS) {
      EventPosition oldest = turns.firstEntry().getValue();
      all.stream()
          .map(FollowUp::events)
          .filter(events -> events.position().step() < oldest.step())
          .forEach(events -> events.jump(oldest));
    }
    all.forEach(each -> takeTurns(each.events()));
    turns.headMap(positions().stream().mapToLong(EventPosition::step).min().orElseThrow()).clear();
  }

  /** Takes the turns that begin where a follow-up is. */
  private void takeTurns(EventSequence events) {
    while (turns.containsKey(events.position().step())) {
      events.jump(turns.get(events.position().step()));
    }
  }

  List<EventPosition> positions() {
    return all.stream().map(each -> each.events().position()).toList();
  }

  List<EventPosition> turns() {
    return List.copyOf(turns.values());
  }
}
