package io.salespulse.etl.alerts;

import io.salespulse.etl.alerts.WebhookClient.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a webhook has not taken yet of one thing that it is told of.
 *
 * @param owed texts, oldest first
 * @param trouble empty where the oldest was not tried yet
 */
record Outbox(List<String> owed, Optional<Trouble> trouble) {

  static final Outbox EMPTY = new Outbox(List.of(), Optional.empty());

  /**
   * Why the webhook does not take a text.
   *
   * @param since when the text was tried first
   * @param tries all that failed since
   */
  record Trouble(Instant since, int tries, String problem) {}

  /** Without a text there is no trouble. */
  Outbox {
    owed = List.copyOf(owed);
    trouble = owed.isEmpty() ? Optional.empty() : trouble;
  }

  /** The text that is told next. */
  Optional<String> oldest() {
    return owed.stream().findFirst();
  }

  Outbox with(List<String> others) {
    return new Outbox(others, trouble);
  }

  /** The same without the oldest text. */
  Outbox delivered() {
    return new Outbox(owed.subList(1, owed.size()), Optional.empty());
  }

  /** The same after the oldest text was not taken. */
  Outbox refused(Refusal why, Instant now) {
    return new Outbox(
        owed,
        Optional.of(
            new Trouble(
                trouble.map(Trouble::since).orElse(now),
                trouble.map(Trouble::tries).orElse(0) + 1,
                why.isFinal()
                    ? why.problem() + ", which somebody has to mend; it is tried again every hour"
                    : why.problem() + "; it is tried again")));
  }
}
