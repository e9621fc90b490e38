package io.salespulse.etl.alerts;

import java.util.Optional;

/** What a webhook is told of, and has an outbox for in the book. */
sealed interface Told permits AlertRule, ReportRule {

  /** For the log: {@code the alert on total_orders}. */
  String what();

  /** Who is told; empty where nobody is. */
  Optional<Webhook> addressee();

  /** What it has not taken yet. */
  Outbox outbox(AlertBook book);

  /** The book with another outbox. */
  AlertBook with(AlertBook book, Outbox outbox);
}
