package io.salespulse.ui.signin;

import io.salespulse.ui.time.Elapsed;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes guessing passwords slow: after a few wrong ones the next is looked at only after a pause,
 * longer each time. That is by user and address, so who signs in as the same user from the same
 * address waits along. Thread-safe, and of bounded size: an address has a few places, whatever
 * users it names.
 */
@Singleton
class Attempts {

  /** The longest pause before the next try. */
  static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /** As many tries of a user at an address are answered at once. */
  private static final int FREE = 3;

  /** After that long without a try all is forgotten. */
  private static final Duration REMEMBERED = Duration.ofMinutes(15);

  /** Users of an address are told apart by a hash of this many values. */
  private static final int USERS_OF_ADDRESS = 64;

  private static final int KEPT = 10_000;

  private final Clock clock;

  /** Guarded by this. */
  private final Map<Place, Tries> places = new HashMap<>();

  Attempts(Clock clock) {
    this.clock = clock;
  }

  /** Where tries are counted: some users of one address. */
  private record Place(String address, int user) {}

  /**
   * @param count how many in a row did not succeed
   * @param last when the last of them was looked at; the next may be after a pause
   */
  private record Tries(int count, Instant last) {

    private boolean isRemembered(Instant now) {
      return Elapsed.isWithin(pauseAfter(count).plus(REMEMBERED), last, now);
    }
  }

  /**
   * What becomes of a try.
   *
   * @param isLookedAt false where it came within the pause
   * @param inRow the how manieth in a row that did not succeed it is, if it does not
   * @param pause from now until the next one is looked at, if this one does not succeed
   */
  record Turn(boolean isLookedAt, int inRow, Duration pause) {}

  /**
   * Asks for a turn. One that is looked at counts as one that did not succeed until {@link
   * #succeeded}; another does not count.
   */
  synchronized Turn turn(String user, String address) {
    Instant now = clock.instant();
    Place place = place(user, address);
    Tries before =
        Optional.ofNullable(places.get(place))
            .filter(tries -> tries.isRemembered(now))
            .orElse(new Tries(0, now));
    Duration wait = pauseAfter(before.count());
    if (Elapsed.isWithin(wait, before.last(), now)) {
      return new Turn(false, before.count(), wait.minus(Duration.between(before.last(), now)));
    }
    if (places.size() >= KEPT && !places.containsKey(place)) {
      forgetOne(now);
    }
    int count = before.count() + 1;
    places.put(place, new Tries(count, now));
    return new Turn(true, count, pauseAfter(count));
  }

  /** The user of this address is who he says: nothing is held against him any more. */
  synchronized void succeeded(String user, String address) {
    places.remove(place(user, address));
  }

  private static Place place(String user, String address) {
    return new Place(address, Math.floorMod(user.hashCode(), USERS_OF_ADDRESS));
  }

  /** Nothing at first, then a second, and twice as much each time. */
  private static Duration pauseAfter(int count) {
    if (count < FREE) {
      return Duration.ZERO;
    }
    Duration pause = Duration.ofSeconds(1L << Math.min(count - FREE, 10));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  /** What is over, or else who tried least: a guesser's place must not be had by naming others. */
  private void forgetOne(Instant now) {
    places.values().removeIf(tries -> !tries.isRemembered(now));
    if (places.size() >= KEPT) {
      places.remove(
          places.entrySet().stream()
              .min(
                  Map.Entry.comparingByValue(
                      Comparator.comparingInt(Tries::count).thenComparing(Tries::last)))
              .orElseThrow()
              .getKey());
    }
  }
}
