package io.salespulse.generator.shop;

import java.util.List;
import java.util.TreeMap;

/** All followers, and the turns of the shop's way that they still have before them. */
final class Followers {

  /**
   * So many turns are kept at most, since they are in each checkpoint. Where rates change more
   * often than that in a week, orders from before the oldest of them stay as they are.
   */
  static final int MOST_TURNS = 500;

  private final List<Follower> all;

  /** By the step that they took the place of. */
  private final TreeMap<Long, Place> turns = new TreeMap<>();

  Followers(List<Follower> all, List<Place> turns) {
    this.all = all;
    turns.forEach(turn -> this.turns.put(turn.step() - 1, turn));
  }

  /** The one whose turn it is, that of the shortest delay among several. */
  Follower next() {
    Follower next = all.get(0);
    for (Follower each : all) {
      if (each.due() < next.due()) {
        next = each;
      }
    }
    return next;
  }

  void advance(Follower one, Step emitting) {
    one.advance(emitting);
    one.turn(turns);
  }

  /** Takes note that the shop goes on from another place than its last step led to. */
  void turn(Place place) {
    if (place.step() == 0) {
      all.forEach(each -> each.jump(place));
      return;
    }
    turns.put(place.step() - 1, place);
    if (turns.size() > MOST_TURNS) {
      Place oldest = turns.firstEntry().getValue();
      all.stream()
          .filter(each -> each.place().step() < oldest.step())
          .forEach(each -> each.jump(oldest));
    }
    all.forEach(each -> each.turn(turns));
    long slowest = all.stream().mapToLong(each -> each.place().step()).min().orElseThrow();
    turns.headMap(slowest).clear();
  }

  List<Place> places() {
    return all.stream().map(Follower::place).toList();
  }

  List<Place> turns() {
    return List.copyOf(turns.values());
  }
}
