package io.salespulse.etl.alerts;

import static java.util.Objects.requireNonNull;

import io.salespulse.contract.AlertCondition;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What is known of the alerts from one run to the next, and across restarts.
 *
 * @param judgedRun id of the run whose set was judged last; blank before the first
 */
record AlertBook(String judgedRun, List<Watched> alerts) {

  static final AlertBook EMPTY = new AlertBook("", List.of());

  /** Takes nothing that lacks a part, as a damaged file may. */
  AlertBook {
    requireNonNull(judgedRun);
    alerts = List.copyOf(alerts);
  }

  /**
   * @param runs how many in a row have met the condition
   * @param since the as-of time of the run that began it; empty while it does not hold
   * @param owed texts that the webhook has not taken, oldest first
   */
  record Watched(
      AlertCondition condition,
      int runs,
      Optional<Instant> since,
      Optional<BigDecimal> value,
      List<String> owed,
      Optional<Trouble> trouble) {

    Watched {
      requireNonNull(condition);
      owed = List.copyOf(owed);
    }

    boolean holds() {
      return since.isPresent();
    }

    /** The same without the oldest text. */
    Watched delivered() {
      return new Watched(
          condition, runs, since, value, owed.subList(1, owed.size()), Optional.empty());
    }

    Watched with(Trouble other) {
      return new Watched(condition, runs, since, value, owed, Optional.of(other));
    }
  }

  /**
   * Why the webhook does not take a text.
   *
   * @param since when the text was tried first
   * @param tries all that failed since
   */
  record Trouble(Instant since, int tries, String problem) {}

  /** What is known of an alert; of a new one, nothing. */
  Watched of(AlertCondition condition) {
    return alerts.stream()
        .filter(known -> known.condition().equals(condition))
        .findFirst()
        .orElseGet(
            () ->
                new Watched(
                    condition, 0, Optional.empty(), Optional.empty(), List.of(), Optional.empty()));
  }

  AlertBook with(AlertCondition condition, UnaryOperator<Watched> change) {
    List<Watched> changed = new ArrayList<>(alerts);
    changed.replaceAll(known -> known.condition().equals(condition) ? change.apply(known) : known);
    return new AlertBook(judgedRun, changed);
  }
}
