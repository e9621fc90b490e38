package io.salespulse.etl.alerts;

import io.salespulse.etl.alerts.Outbox.Trouble;
import io.salespulse.etl.alerts.WebhookClient.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * Tells webhooks what the book has for them, which leaves it when they have taken it: a process
 * that is killed in between tells it once more.
 */
final class Delivery {

  private static final Logger LOG = Logger.getLogger(Delivery.class);

  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(10);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

  /** For what does not mend by itself; somebody may mend it on the other side. */
  private static final Duration WAIT_OF_REFUSED = Duration.ofHours(1);

  private final KeptBook book;
  private final WebhookClient webhooks;
  private final Clock clock;

  /** Of those that failed in this process; what the file says otherwise now is tried at once. */
  private final Map<Told, Failed> failed = new HashMap<>();

  private record Failed(Instant at, Duration pause) {

    /** Also where the clock was set back meanwhile. */
    boolean isOver(Instant now) {
      return now.isBefore(at) || !now.isBefore(at.plus(pause));
    }
  }

  private record Message(Told told, Webhook webhook, String text) {}

  Delivery(KeptBook book, WebhookClient webhooks, Clock clock) {
    this.book = book;
    this.webhooks = webhooks;
    this.clock = clock;
  }

  /**
   * Tells what was not told yet, but for that whose wait is not over. All at the same time, so that
   * none waits for another; of each the oldest text.
   */
  synchronized void deliver(List<Told> all) {
    failed.keySet().retainAll(all);
    Map<Message, CompletableFuture<Optional<Refusal>>> answers = new HashMap<>();
    for (Message message : due(all)) {
      answers.put(message, webhooks.post(message.webhook(), message.text()));
    }
    answers.forEach((message, answer) -> note(message, answer.join()));
  }

  private List<Message> due(List<Told> all) {
    AlertBook known = book.now();
    Instant now = clock.instant();
    List<Message> due = new ArrayList<>();
    for (Told told : all) {
      Failed last = failed.get(told);
      if (last == null || last.isOver(now)) {
        told.addressee()
            .flatMap(
                webhook ->
                    told.outbox(known).oldest().map(text -> new Message(told, webhook, text)))
            .ifPresent(due::add);
      }
    }
    return due;
  }

  private void note(Message message, Optional<Refusal> refusal) {
    book.change(
        known -> {
          Outbox before = message.told().outbox(known);
          if (!before.oldest().equals(Optional.of(message.text()))) {
            // It is gone from the file, too much waited, or a newer report has its place.
            return known;
          }
          return message
              .told()
              .with(
                  known,
                  refusal
                      .map(why -> refused(message, before, why))
                      .orElseGet(() -> taken(message, before)));
        });
  }

  private Outbox taken(Message message, Outbox before) {
    failed.remove(message.told());
    before
        .trouble()
        .ifPresent(
            trouble -> LOG.infof("the webhook at %s takes messages again", message.webhook()));
    return before.delivered();
  }

  private Outbox refused(Message message, Outbox before, Refusal why) {
    Instant now = clock.instant();
    Outbox after = before.refused(why, now);
    Trouble trouble = after.trouble().orElseThrow();
    failed.put(
        message.told(), new Failed(now, why.isFinal() ? WAIT_OF_REFUSED : wait(trouble.tries())));
    if (before.trouble().map(Trouble::problem).filter(trouble.problem()::equals).isEmpty()) {
      LOG.warnf(
          "the webhook at %s %s; %s waits",
          message.webhook(), trouble.problem(), message.told().what());
    }
    return after;
  }

  /** Twice as long after each try that failed. */
  private static Duration wait(int tries) {
    Duration wait = SHORTEST_WAIT.multipliedBy(1L << Math.min(tries - 1, 10));
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }
}
