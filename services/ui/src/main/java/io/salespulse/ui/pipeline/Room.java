package io.salespulse.ui.pipeline;

import io.salespulse.ui.health.Problem;
import java.util.Optional;

/**
 * A service as the pipeline page sees it: numbers alone do not say that it is at work.
 *
 * @param numbers what it says of its work
 * @param readiness whether it can do any
 */
record Room<T>(Probe<T> numbers, Probe<Boolean> readiness) {

  /** Asks; one that does not answer is not waited for twice. */
  void refresh() {
    numbers.refresh();
    if (numbers.answer().problem().isEmpty()) {
      readiness.refresh();
    }
  }

  /** What it says, empty when it does not answer. */
  Optional<T> current() {
    return numbers.answer().current();
  }

  /** Why it says nothing, or what it waits for; empty when it is at work. */
  Optional<Problem> problem() {
    return numbers.answer().problem().or(() -> readiness.answer().problem());
  }
}
