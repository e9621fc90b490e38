package io.salespulse.etl.alerts;

import io.salespulse.contract.Manifest;
import io.salespulse.etl.alerts.AlertBook.Reported;
import io.salespulse.etl.publish.PublishedSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Owes a webhook the report of yesterday from when its time has come and the published set knows
 * that day as a whole. What is due follows from the cron, the clock and the day that was reported
 * last, so a process that was away finds it again; the newest alone, and of a day one.
 */
final class DailyReport {

  private static final Logger LOG = Logger.getLogger(DailyReport.class);

  /** The day whose report waits, once the log has said so. */
  private LocalDate waiting;

  /** The book after a look at the clock; the same where nothing is to do. */
  AlertBook look(AlertBook book, Optional<ReportRule> rule, PublishedSet set, Instant moment) {
    if (rule.isEmpty()) {
      return book.report().isEmpty() ? book : book.with(Optional.empty());
    }
    ZoneId zone = ZoneId.of(set.manifest().reportingZone());
    Optional<LocalDate> due = due(rule.get(), LocalDateTime.ofInstant(moment, zone));
    if (due.isEmpty()) {
      return book;
    }
    return book.report()
        .map(last -> look(book, last, rule.get(), due.get(), set))
        // What was due before somebody asked for it is not sent.
        .orElseGet(() -> book.with(Optional.of(new Reported(due.get(), Outbox.EMPTY))));
  }

  /** The newest day whose report is due. */
  private static Optional<LocalDate> due(ReportRule rule, LocalDateTime moment) {
    return rule.cron().last(moment).map(time -> time.toLocalDate().minusDays(1));
  }

  private AlertBook look(
      AlertBook book, Reported last, ReportRule rule, LocalDate day, PublishedSet set) {
    if (!day.isAfter(last.day())) {
      return book;
    }
    Reported before =
        due(rule, day.plusDays(1).atStartOfDay().minusNanos(1))
            .filter(passed -> passed.isAfter(last.day()) && !last.isForgotten())
            .map(passed -> passedOver(passed, day))
            .orElse(last);
    if (!knows(set.manifest(), day)) {
      sayOnceThatItWaits(day);
      return before == last ? book : book.with(Optional.of(before));
    }
    String text = text(day, set, rule);
    if (before.outbox().owed().isEmpty()) {
      LOG.infof("the report of %s goes to the webhook at %s", day, rule.webhook());
    } else {
      LOG.warnf(
          "the webhook at %s has not taken the last report: that of %s has its place",
          rule.webhook(), day);
    }
    return book.with(Optional.of(new Reported(day, before.outbox().with(List.of(text)))));
  }

  private void sayOnceThatItWaits(LocalDate day) {
    if (!day.equals(waiting)) {
      waiting = day;
      LOG.infof(
          "the report of %s waits for a run that begins after that day and lacks nothing", day);
    }
  }

  private static Reported passedOver(LocalDate passed, LocalDate day) {
    LOG.warnf(
        "the report of %s was not made before that of %s was due, which has its place",
        passed, day);
    // What the webhook has not taken is of a day before that.
    return new Reported(passed, Outbox.EMPTY);
  }

  /** Its newest event may be of a wrong clock, so the run itself began after the day too. */
  private static boolean knows(Manifest set, LocalDate day) {
    Instant end = day.plusDays(1).atStartOfDay(ZoneId.of(set.reportingZone())).toInstant();
    return !set.run().incomplete()
        && !set.run().asOf().isBefore(end)
        && !set.run().startedAt().isBefore(end);
  }

  private static String text(LocalDate day, PublishedSet set, ReportRule rule) {
    try {
      return ReportText.of(day, set, rule.link());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
