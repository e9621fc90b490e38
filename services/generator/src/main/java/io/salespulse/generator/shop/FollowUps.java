package io.salespulse.generator.shop;

import io.salespulse.generator.shop.calendar.EventPosition;
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

  private final List<EventSequence> all;

  /** By the event that they took the place of. */
  private final TreeMap<Long, EventPosition> turns = new TreeMap<>();

  private EventSequence next;

  /**
   * @param all the one of the shortest delay first
   */
  FollowUps(List<EventSequence> all, List<EventPosition> turns) {
    this.all = all;
    turns.forEach(turn -> this.turns.put(turn.step() - 1, turn));
    findNext();
  }

  /** The one whose turn it is, that of the shortest delay among several. */
  EventSequence next() {
    return next;
  }

  private void findNext() {
    // For each event, eleven times: a stream would cost too much.
    next = all.get(0);
    for (EventSequence each : all) {
      next = each.due() < next.due() ? each : next;
    }
  }

  /** Takes note that the next one has passed its event; to be said after each of them. */
  void advanced() {
    takeTurns(next);
    findNext();
  }

  /** Takes note that the shop goes on from another position than its last event led to. */
  void turn(EventPosition position) {
    if (position.step() == 0) {
      all.forEach(each -> each.jump(position));
    } else {
      turns.put(position.step() - 1, position);
      if (turns.size() > MOST_TURNS) {
        EventPosition oldest = turns.firstEntry().getValue();
        all.stream()
            .filter(each -> each.position().step() < oldest.step())
            .forEach(each -> each.jump(oldest));
      }
      all.forEach(this::takeTurns);
      turns
          .headMap(positions().stream().mapToLong(EventPosition::step).min().orElseThrow())
          .clear();
    }
    findNext();
  }

  /** Takes the turns that begin where a follow-up is. */
  private void takeTurns(EventSequence one) {
    while (turns.containsKey(one.position().step())) {
      one.jump(turns.get(one.position().step()));
    }
  }

  List<EventPosition> positions() {
    return all.stream().map(EventSequence::position).toList();
  }

  List<EventPosition> turns() {
    return List.copyOf(turns.values());
  }
}
