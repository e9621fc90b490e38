package io.salespulse.etl.alerts;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.salespulse.contract.AlertCondition;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the alerts and of the report from one run to the next, and across restarts.
 *
 * @param judgedRun id of the run whose set was judged last; blank before the first
 * @param report empty where the file asks for none
 */
record AlertBook(String judgedRun, List<Watched> alerts, Optional<Reported> report) {

  static final AlertBook EMPTY = new AlertBook("", List.of(), Optional.empty());

  /**
   * In the place of one that nobody can read any more. What it owed is not known, so the report
   * that is due is owed again, as the alerts are that hold: once too often, never not at all.
   */
  static final AlertBook FORGOTTEN = new AlertBook("", List.of(), Optional.of(Reported.FORGOTTEN));

  /**
   * Takes nothing that lacks a part, as a damaged file may. One of an earlier version has no
   * report.
   */
  AlertBook {
    requireNonNull(judgedRun);
    alerts = List.copyOf(alerts);
    requireNonNull(report);
  }

  /**
   * @param runs how many in a row have met the condition
   * @param since the as-of time of the run that began it; empty while it does not hold
   */
  record Watched(
      AlertCondition condition,
      int runs,
      Optional<Instant> since,
      Optional<BigDecimal> value,
      @JsonUnwrapped Outbox outbox) {

    Watched {
      requireNonNull(condition);
      requireNonNull(outbox);
    }

    boolean holds() {
      return since.isPresent();
    }

    Watched with(Outbox other) {
      return new Watched(condition, runs, since, value, other);
    }
  }

  /**
   * @param day the newest whose report the webhook was owed, or that was passed over
   */
  record Reported(LocalDate day, @JsonUnwrapped Outbox outbox) {

    private static final Reported FORGOTTEN = new Reported(LocalDate.EPOCH, Outbox.EMPTY);

    Reported {
      requireNonNull(day);
      requireNonNull(outbox);
    }

    /** Whether nobody knows which day was reported last. */
    boolean isForgotten() {
      return equals(FORGOTTEN);
    }
  }

  /** What is known of an alert; of a new one, nothing. */
  Watched of(AlertCondition condition) {
    return alerts.stream()
        .filter(known -> known.condition().equals(condition))
        .findFirst()
        .orElseGet(
            () -> new Watched(condition, 0, Optional.empty(), Optional.empty(), Outbox.EMPTY));
  }

  /** With another outbox of an alert, where it is known. */
  AlertBook with(AlertCondition condition, Outbox outbox) {
    List<Watched> changed = new ArrayList<>(alerts);
    changed.replaceAll(known -> known.condition().equals(condition) ? known.with(outbox) : known);
    return new AlertBook(judgedRun, changed, report);
  }

  AlertBook with(Optional<Reported> other) {
    return new AlertBook(judgedRun, alerts, other);
  }
}
