package io.salespulse.etl.alerts;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.salespulse.contract.AlertCondition;
import io.salespulse.contract.AlertStates;
import io.salespulse.contract.AlertStates.AlertState;
import io.salespulse.contract.AlertStates.Undelivered;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.DecimalText;
import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.KpiFile;
import io.salespulse.contract.Manifest;
import io.salespulse.etl.alerts.AlertBook.Trouble;
import io.salespulse.etl.alerts.AlertBook.Watched;
import io.salespulse.etl.alerts.WebhookClient.Refusal;
import io.salespulse.etl.publish.KpiSets;
import io.salespulse.support.DurableFiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * Judges published sets by the shop's alerts, and tells webhooks when one begins and when it ends.
 * What they have to be told is on the disk before they are told it, in {@code etl/alerts.json}, and
 * stays there until they have taken it: a process that is killed in between tells it once more.
 */
public final class Alerts {

  private static final Logger LOG = Logger.getLogger(Alerts.class);

  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(10);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

  /** For what does not mend by itself; somebody may mend it on the other side. */
  private static final Duration WAIT_OF_REFUSED = Duration.ofHours(1);

  /** Of one alert: of more the oldest go, a beginning and an end at a time. */
  private static final int MOST_OWED = 20;

  private final AlertsFile file;
  private final KpiSets sets;
  private final ObjectMapper json;
  private final WebhookClient webhooks;
  private final Clock clock;
  private final Path state;

  /** Of those that failed in this process; another address is tried at once. */
  private final Map<AlertCondition, Failed> failed = new HashMap<>();

  private volatile AlertBook book;

  private record Failed(Webhook webhook, Instant at, Duration pause) {

    /** Also where the clock was set back meanwhile. */
    boolean isOver(Instant now) {
      return now.isBefore(at) || !now.isBefore(at.plus(pause));
    }
  }

  private record Message(AlertCondition condition, Webhook webhook, String text) {}

  public Alerts(AlertsFile file, DataLayout layout, ObjectMapper json, Clock clock) {
    this.file = file;
    this.sets = new KpiSets(layout, json, clock);
    this.json = json;
    this.webhooks = new WebhookClient(json);
    this.clock = clock;
    this.state = layout.etl().resolve("alerts.json");
    this.book = read();
  }

  private AlertBook read() {
    try {
      return Files.exists(state)
          ? requireNonNull(json.readValue(Files.readAllBytes(state), AlertBook.class), "it is null")
          : AlertBook.EMPTY;
    } catch (JsonProcessingException damaged) {
      LOG.warnf(
          "%s is damaged (%s): alerts that hold are told again",
          state, damaged.getOriginalMessage());
    } catch (IOException | RuntimeException unreadable) {
      LOG.warnf("%s is damaged (%s): alerts that hold are told again", state, unreadable);
    }
    return AlertBook.EMPTY;
  }

  /**
   * Judges the published set, where it was not judged before and lacks nothing that Kafka had. It
   * is that of the last run, or what a process published that was killed right after.
   */
  public synchronized void judge() {
    try {
      Optional<Manifest> set =
          sets.publishedManifest()
              .filter(published -> !published.run().incomplete())
              .filter(published -> !published.run().id().equals(book.judgedRun()));
      if (set.isPresent()) {
        judge(set.get(), sets.published(KpiFile.SUMMARY));
      }
    } catch (IOException | RuntimeException damaged) {
      // Of whatever kind: a line that was cut lacks a column. The next run replaces the set.
      LOG.warnf("the published set is damaged and is not judged by the alerts: %s", damaged);
    }
  }

  private void judge(Manifest set, List<Map<String, String>> summary) {
    List<Watched> judged = new ArrayList<>();
    for (AlertRule rule : file.rules().alerts()) {
      Optional<BigDecimal> value =
          summary.stream()
              .filter(row -> rule.condition().metric().equals(row.get(KpiColumns.METRIC)))
              .findFirst()
              .flatMap(row -> DecimalText.parse(row.get(rule.condition().of())));
      Watched before = book.of(rule.condition());
      judged.add(value.map(known -> judged(rule, before, known, set)).orElse(unknown(before)));
    }
    keep(new AlertBook(set.run().id(), judged));
  }

  /**
   * Without a value nothing is known: what holds goes on, as a shop that sells nothing at all soon
   * has nothing left to compare with.
   */
  private static Watched unknown(Watched before) {
    return before.holds()
        ? before
        : new Watched(
            before.condition(),
            0,
            Optional.empty(),
            Optional.empty(),
            before.owed(),
            before.trouble());
  }

  private static Watched judged(AlertRule rule, Watched before, BigDecimal value, Manifest set) {
    AlertCondition condition = rule.condition();
    int runs = condition.isMetBy(value) ? before.runs() + 1 : 0;
    boolean holds = runs > 0 && (before.holds() || runs >= rule.runs());
    List<String> owed = new ArrayList<>(rule.webhook().isPresent() ? before.owed() : List.of());
    if (holds != before.holds()) {
      String text =
          before
              .since()
              .map(since -> AlertText.ends(condition, value, since, set))
              .orElseGet(() -> AlertText.begins(condition, value, set));
      LOG.log(holds ? Logger.Level.WARN : Logger.Level.INFO, text);
      rule.webhook().ifPresent(webhook -> owed.add(text));
    }
    if (owed.size() > MOST_OWED) {
      LOG.warnf("too much waits for a webhook, so it is never told: %s", owed.subList(0, 2));
      owed.subList(0, 2).clear();
    }
    return new Watched(
        condition,
        runs,
        holds ? before.since().or(() -> Optional.of(set.run().asOf())) : Optional.empty(),
        Optional.of(value),
        owed,
        owed.isEmpty() ? Optional.empty() : before.trouble());
  }

  /**
   * Tells the webhooks what they have not been told yet, but for those whose wait is not over. All
   * at the same time, so that none waits for another; of each alert the oldest message.
   */
  public void deliver() {
    Map<Message, CompletableFuture<Optional<Refusal>>> answers = new HashMap<>();
    for (Message message : due()) {
      answers.put(message, webhooks.post(message.webhook(), message.text()));
    }
    answers.forEach((message, answer) -> note(message, answer.join()));
  }

  private synchronized List<Message> due() {
    List<Message> due = new ArrayList<>();
    for (AlertRule rule : file.rules().alerts()) {
      Failed last = failed.get(rule.condition());
      for (Webhook webhook : rule.webhook().stream().toList()) {
        if (last == null || !last.webhook().equals(webhook) || last.isOver(clock.instant())) {
          book.of(rule.condition()).owed().stream()
              .limit(1)
              .forEach(text -> due.add(new Message(rule.condition(), webhook, text)));
        }
      }
    }
    return due;
  }

  private synchronized void note(Message message, Optional<Refusal> refusal) {
    Watched before = book.of(message.condition());
    if (!before.owed().stream().limit(1).toList().contains(message.text())) {
      // The alert is gone from the file, or too much waited.
      return;
    }
    if (refusal.isEmpty()) {
      failed.remove(message.condition());
      before
          .trouble()
          .ifPresent(
              trouble -> LOG.infof("the webhook at %s takes messages again", message.webhook()));
      keep(book.with(message.condition(), Watched::delivered));
      return;
    }
    Trouble trouble = trouble(before, refusal.get());
    failed.put(
        message.condition(),
        new Failed(
            message.webhook(),
            clock.instant(),
            refusal.get().isFinal() ? WAIT_OF_REFUSED : wait(trouble.tries())));
    if (before.trouble().map(Trouble::problem).filter(trouble.problem()::equals).isEmpty()) {
      LOG.warnf(
          "the webhook at %s %s; the alert on %s waits",
          message.webhook(), trouble.problem(), message.condition().metric());
    }
    keep(book.with(message.condition(), known -> known.with(trouble)));
  }

  private Trouble trouble(Watched before, Refusal refusal) {
    return new Trouble(
        before.trouble().map(Trouble::since).orElseGet(clock::instant),
        before.trouble().map(Trouble::tries).orElse(0) + 1,
        refusal.isFinal()
            ? refusal.problem() + ", which somebody has to mend; it is tried again every hour"
            : refusal.problem() + "; it is tried again");
  }

  /** Twice as long after each try that failed. */
  private static Duration wait(int tries) {
    Duration wait = SHORTEST_WAIT.multipliedBy(1L << Math.min(tries - 1, 10));
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }

  private void keep(AlertBook next) {
    book = next;
    try {
      DurableFiles.replace(state, json.writeValueAsBytes(next));
    } catch (IOException unwritable) {
      // It goes on from memory; a process that is killed now tells again what it told.
      LOG.warnf("the state of the alerts cannot be kept: %s", unwritable);
    }
  }

  /** The alerts of the file, as they are now. */
  public AlertStates states() {
    AlertBook known = book;
    return new AlertStates(
        file.rules().alerts().stream()
            .map(rule -> state(rule, known.of(rule.condition())))
            .toList());
  }

  private static AlertState state(AlertRule rule, Watched known) {
    return new AlertState(
        rule.condition(),
        known.value(),
        known.since(),
        rule.webhook()
            .flatMap(
                webhook ->
                    known
                        .trouble()
                        .map(
                            trouble ->
                                new Undelivered(
                                    webhook.host(),
                                    known.owed().size(),
                                    trouble.since(),
                                    trouble.problem()))));
  }
}
