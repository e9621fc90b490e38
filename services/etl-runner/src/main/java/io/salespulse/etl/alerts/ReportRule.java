package io.salespulse.etl.alerts;

import io.salespulse.etl.alerts.AlertBook.Reported;
import io.salespulse.etl.settings.UnixCron;
import java.net.URI;
import java.util.Optional;

/**
 * The daily report as the file has it.
 *
 * @param cron when it is due, in the reporting zone
 * @param link of the dashboard's report, without a day
 */
record ReportRule(UnixCron cron, URI link, Webhook webhook) implements Told {

  @Override
  public String what() {
    return "the daily report";
  }

  @Override
  public Optional<Webhook> addressee() {
    return Optional.of(webhook);
  }

  @Override
  public Outbox outbox(AlertBook book) {
    return book.report().map(Reported::outbox).orElse(Outbox.EMPTY);
  }

  @Override
  public AlertBook with(AlertBook book, Outbox outbox) {
    return book.with(book.report().map(known -> new Reported(known.day(), outbox)));
  }
}
