package io.salespulse.etl.alerts;

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
import io.salespulse.etl.alerts.AlertBook.Watched;
import io.salespulse.etl.publish.KpiSets;
import io.salespulse.etl.publish.PublishedSet;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Judges published sets by the shop's alerts, and tells webhooks when one begins and when it ends,
 * and once a day what was sold. What they have to be told is on the disk before they are told it,
 * in {@code etl/alerts.json}, and stays there until they have taken it.
 */
public final class Alerts {

  private static final Logger LOG = Logger.getLogger(Alerts.class);

  /** Of one alert: of more the oldest go, a beginning and an end at a time. */
  private static final int MOST_OWED = 20;

  private final AlertsFile file;
  private final KpiSets sets;
  private final KeptBook book;
  private final Delivery delivery;
  private final DailyReport dailyReport = new DailyReport();
  private final Clock clock;

  /** The published set as of the last look; empty where it is damaged. */
  private Optional<PublishedSet> newest = Optional.empty();

  public Alerts(AlertsFile file, DataLayout layout, ObjectMapper json, Clock clock) {
    this.file = file;
    this.sets = new KpiSets(layout, json, clock);
    this.book = new KeptBook(layout.etl().resolve("alerts.json"), json);
    this.delivery = new Delivery(book, new WebhookClient(json), clock);
    this.clock = clock;
  }

  /**
   * Judges the published set, where it was not judged before and lacks nothing that Kafka had. It
   * is that of the last run, or what a process published that was killed right after.
   */
  public synchronized void judge() {
    newest = Optional.empty();
    try {
      Optional<PublishedSet> published = sets.published();
      if (published.isPresent()) {
        judge(published.get());
      }
      newest = published;
    } catch (IOException | RuntimeException damaged) {
      // Of whatever kind: a line that was cut lacks a column. The next run replaces the set.
      LOG.warnf("the published set is damaged and is not judged by the alerts: %s", damaged);
    }
  }

  private void judge(PublishedSet published) throws IOException {
    Manifest set = published.manifest();
    if (set.run().incomplete() || set.run().id().equals(book.now().judgedRun())) {
      return;
    }
    List<Map<String, String>> summary = published.rows(KpiFile.SUMMARY);
    book.change(
        known ->
            new AlertBook(
                set.run().id(),
                file.rules().alerts().stream()
                    .map(rule -> judged(rule, known.of(rule.condition()), summary, set))
                    .toList(),
                known.report()));
  }

  private static Watched judged(
      AlertRule rule, Watched before, List<Map<String, String>> summary, Manifest set) {
    return summary.stream()
        .filter(row -> rule.condition().metric().equals(row.get(KpiColumns.METRIC)))
        .findFirst()
        .flatMap(row -> DecimalText.parse(row.get(rule.condition().of())))
        .map(value -> judged(rule, before, value, set))
        .orElseGet(() -> unknown(before));
  }

  /**
   * Without a value nothing is known: what holds goes on, as a shop that sells nothing at all soon
   * has nothing left to compare with.
   */
  private static Watched unknown(Watched before) {
    return before.holds()
        ? before
        : new Watched(before.condition(), 0, Optional.empty(), Optional.empty(), before.outbox());
  }

  private static Watched judged(AlertRule rule, Watched before, BigDecimal value, Manifest set) {
    AlertCondition condition = rule.condition();
    int runs = condition.isMetBy(value) ? before.runs() + 1 : 0;
    boolean holds = runs > 0 && (before.holds() || runs >= rule.runs());
    List<String> owed =
        new ArrayList<>(rule.addressee().isPresent() ? before.outbox().owed() : List.of());
    if (holds != before.holds()) {
      String text =
          before
              .since()
              .map(since -> AlertText.ends(condition, value, since, set))
              .orElseGet(() -> AlertText.begins(condition, value, set));
      LOG.log(holds ? Logger.Level.WARN : Logger.Level.INFO, text);
      rule.addressee().ifPresent(webhook -> owed.add(text));
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
        before.outbox().with(owed));
  }

  /** Tells webhooks what they have not been told yet, the report too where its time has come. */
  public void deliver() {
    report();
    delivery.deliver(file.rules().told());
  }

  private synchronized void report() {
    try {
      newest.ifPresent(
          set ->
              book.change(
                  known -> dailyReport.look(known, file.rules().report(), set, clock.instant())));
    } catch (RuntimeException damaged) {
      LOG.warnf("the published set is damaged and makes no report: %s", damaged);
      newest = Optional.empty();
    }
  }

  /** The alerts of the file as they are now, and what webhooks do not take. */
  public AlertStates states() {
    AlertBook known = book.now();
    AlertRules rules = file.rules();
    return new AlertStates(
        rules.alerts().stream().map(rule -> state(rule, known)).toList(),
        rules.report().flatMap(report -> undelivered(report, known)));
  }

  private static AlertState state(AlertRule rule, AlertBook book) {
    Watched known = book.of(rule.condition());
    return new AlertState(rule.condition(), known.value(), known.since(), undelivered(rule, book));
  }

  private static Optional<Undelivered> undelivered(Told told, AlertBook book) {
    Outbox outbox = told.outbox(book);
    return told.addressee()
        .flatMap(
            webhook ->
                outbox
                    .trouble()
                    .map(
                        trouble ->
                            new Undelivered(
                                webhook.host(),
                                outbox.owed().size(),
                                trouble.since(),
                                trouble.problem())));
  }
}
