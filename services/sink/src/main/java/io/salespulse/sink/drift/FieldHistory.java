package io.salespulse.sink.drift;

import io.salespulse.contract.SourceSamples.Drift;
import io.salespulse.contract.ValueKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What records have at one place, of late and before. Not safe for use by several threads.
 *
 * <p>The newest records are counted until there are enough of them, and are then added to those
 * before. Something has changed where they differ much: in at least {@link #FEWEST} records, a
 * twentieth of all, and five times the share before. So a field that a fifth of the records lacked
 * may be gone from all and nobody is told, and a topic with few records is judged late. While it is
 * so, and for {@link #TAKEN_FOR_NORMAL} at most, nothing is added to what was before.
 */
final class FieldHistory {

  /** Records that say enough of how a topic is. */
  static final int ENOUGH = 200;

  /** Records that are judged at once, without waiting for the minute to be over. */
  static final int MANY = 2_000;

  /** Records that are no accident. */
  static final int FEWEST = 20;

  static final Duration TAKEN_FOR_NORMAL = Duration.ofDays(7);

  /** Records before, of which older ones count less and less. */
  private static final long REMEMBERED = 20_000;

  private static final double SHARE = 0.05;
  private static final double TIMES = 5;

  /** What may have changed: that there is nothing, whatever way it is said, or a kind of value. */
  private static final List<ValueKind> OUTCOMES =
      List.of(
          ValueKind.MISSING,
          ValueKind.TEXT,
          ValueKind.NUMBER,
          ValueKind.BOOLEAN,
          ValueKind.OBJECT,
          ValueKind.ARRAY);

  /**
   * A change that was noticed.
   *
   * @param kind what is there now most often
   * @param since timestamp of the first such record
   * @param noticed when, by this machine's clock
   * @param share of the newest records, from 0 to 1
   * @param before the same share before
   */
  record Change(ValueKind kind, Instant since, Instant noticed, double share, double before) {

    Change withShare(double now) {
      return new Change(kind, since, noticed, now, before);
    }
  }

  /** What is kept of it across restarts. */
  record Kept(
      Map<ValueKind, Long> before,
      Map<ValueKind, Long> newest,
      Map<ValueKind, Instant> firsts,
      List<Change> changes) {}

  private final String at;
  private final Map<ValueKind, Long> before = new EnumMap<>(ValueKind.class);
  private final Map<ValueKind, Long> newest = new EnumMap<>(ValueKind.class);

  /** When the first of the newest records came, by kind. */
  private final Map<ValueKind, Instant> firsts = new EnumMap<>(ValueKind.class);

  /** By outcome. */
  private final Map<ValueKind, Change> changes = new EnumMap<>(ValueKind.class);

  /**
   * @param at JSON Pointer, for people
   */
  FieldHistory(String at) {
    this.at = at;
  }

  /** Goes on where an earlier one was. */
  void goOn(Kept from) {
    before.putAll(from.before());
    newest.putAll(from.newest());
    firsts.putAll(from.firsts());
    from.changes().forEach(change -> changes.put(outcome(change.kind()), change));
  }

  Kept kept() {
    return new Kept(
        Map.copyOf(before), Map.copyOf(newest), Map.copyOf(firsts), List.copyOf(changes.values()));
  }

  /**
   * Records came.
   *
   * @param first timestamp of the first of them
   */
  void add(ValueKind kind, long count, Instant first) {
    newest.merge(kind, count, Long::sum);
    firsts.merge(kind, first, (one, other) -> one.isBefore(other) ? one : other);
  }

  /** Whether the newest records are so many that they must not become more. */
  boolean isFull() {
    return records(newest) >= MANY;
  }

  List<Drift> drifts() {
    return changes.values().stream()
        .map(now -> new Drift(at, now.kind(), now.share(), now.before(), now.since()))
        .toList();
  }

  /**
   * Compares the newest records with those before.
   *
   * @return what has begun and what is over, in words
   */
  List<String> judge(Instant now) {
    List<String> news = new ArrayList<>();
    boolean isEnough = records(newest) >= ENOUGH;
    boolean begins = false;
    for (ValueKind outcome : OUTCOMES) {
      Optional<Change> known = Optional.ofNullable(changes.get(outcome));
      double share = share(outcome, newest);
      if (known.isPresent()) {
        if (isEnough && share < limit(outcome) / 2) {
          changes.remove(outcome);
          news.add(at + " is as it was before.");
        } else if (4 * records(newest) >= ENOUGH) {
          changes.put(outcome, known.get().withShare(share));
        }
      } else if (hasChanged(outcome, share)) {
        Change change = change(outcome, share, now);
        changes.put(outcome, change);
        news.add(sentence(change));
        begins = true;
      }
    }
    if (isEnough || begins) {
      news.addAll(beginAnew(now));
    }
    return news;
  }

  private boolean hasChanged(ValueKind outcome, double share) {
    return count(outcome, newest) >= FEWEST && share >= limit(outcome);
  }

  /** More than all, where too few came before for such records to have been among them. */
  private double limit(ValueKind outcome) {
    return Math.max(SHARE, TIMES * (count(outcome, before) + 1) / (of(outcome, before) + 1));
  }

  private Change change(ValueKind outcome, double share, Instant now) {
    ValueKind most = outcome;
    Instant since = now;
    for (Map.Entry<ValueKind, Long> one : newest.entrySet()) {
      if (outcome(one.getKey()) == outcome) {
        most = one.getValue() > newest.getOrDefault(most, 0L) ? one.getKey() : most;
        Instant first = firsts.getOrDefault(one.getKey(), now);
        since = first.isBefore(since) ? first : since;
      }
    }
    return new Change(most, since, now, share, share(outcome, before));
  }

  private String sentence(Change change) {
    Drift drift = new Drift(at, change.kind(), change.share(), change.before(), change.since());
    return "%s is %s in %.0f %% of the newest %s, since %s (before: %s)."
        .formatted(
            at,
            change.kind().words(),
            100 * change.share(),
            drift.unit(),
            change.since(),
            change.before() == 0 ? "never" : "%.1f %%".formatted(100 * change.before()));
  }

  /** The newest records are those before from now on, unless something has changed in them. */
  private List<String> beginAnew(Instant now) {
    Instant longAgo = now.minus(TAKEN_FOR_NORMAL);
    List<String> news = List.of();
    if (changes.values().stream().anyMatch(change -> change.noticed().isBefore(longAgo))) {
      changes.clear();
      before.clear();
      news = List.of(at + " has been otherwise for a week, which is taken for normal from now on.");
    }
    if (changes.isEmpty()) {
      newest.forEach((kind, count) -> before.merge(kind, count, Long::sum));
      if (records(before) > REMEMBERED) {
        before.replaceAll((kind, count) -> count / 2);
      }
    }
    newest.clear();
    firsts.clear();
    return news;
  }

  private static ValueKind outcome(ValueKind kind) {
    return kind.saysNothing() ? ValueKind.MISSING : kind;
  }

  private static double share(ValueKind outcome, Map<ValueKind, Long> in) {
    long all = of(outcome, in);
    return all == 0 ? 0 : (double) count(outcome, in) / all;
  }

  private static long count(ValueKind outcome, Map<ValueKind, Long> in) {
    return in.entrySet().stream()
        .filter(one -> outcome(one.getKey()) == outcome)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** That there is nothing is a share of all records, a kind of value one of those with a value. */
  private static long of(ValueKind outcome, Map<ValueKind, Long> in) {
    return records(in) - (outcome == ValueKind.MISSING ? 0 : count(ValueKind.MISSING, in));
  }

  private static long records(Map<ValueKind, Long> in) {
    return in.values().stream().mapToLong(Long::longValue).sum();
  }
}
