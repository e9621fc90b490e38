package io.salespulse.generator.shop;

import io.salespulse.generator.shop.records.RecordEmitter;
import java.util.List;
import java.util.TreeMap;

/** All follow-ups, and the turns of the shop's way that they still have before them. */
final class FollowUps {

  /**
   * So many turns are kept at most, since they are in each checkpoint. Where rates change more
   * often than that in a week, orders from before the oldest of them stay as they are.
   */
  static final int MOST_TURNS = 500;

  private final List<FollowUp> all;

  /** By the event that they took the place of. */
  private final TreeMap<Long, EventPosition> turns = new TreeMap<>();

  FollowUps(List<FollowUp> all, List<EventPosition> turns) {
    this.all = all;
    turns.forEach(turn -> this.turns.put(turn.step() - 1, turn));
  }

  /** The one whose turn it is, that of the shortest delay among several. */
  FollowUp next() {
    FollowUp next = all.get(0);
    for (FollowUp each : all) {
      if (each.due() < next.due()) {
        next = each;
      }
    }
    return next;
  }

  void advance(FollowUp one, RecordEmitter emitter) {
    one.advance(emitter);
    one.turn(turns);
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
          .filter(each -> each.position().step() < oldest.step())
          .forEach(each -> each.events().jump(oldest));
    }
    all.forEach(each -> each.turn(turns));
    long slowest = all.stream().mapToLong(each -> each.position().step()).min().orElseThrow();
    turns.headMap(slowest).clear();
  }

  List<EventPosition> positions() {
    return all.stream().map(FollowUp::position).toList();
  }

  List<EventPosition> turns() {
    return List.copyOf(turns.values());
  }
}
