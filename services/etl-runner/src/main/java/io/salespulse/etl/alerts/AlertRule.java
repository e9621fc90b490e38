package io.salespulse.etl.alerts;

import io.salespulse.contract.AlertCondition;
import java.util.Optional;

/**
 * An alert as its file has it.
 *
 * @param runs how many in a row have to meet the condition before it begins
 * @param addressee who is told; empty where the page alone shows it
 */
record AlertRule(AlertCondition condition, int runs, Optional<Webhook> addressee) implements Told {

  @Override
  public String what() {
    return "the alert on " + condition.metric();
  }

  @Override
  public Outbox outbox(AlertBook book) {
    return book.of(condition).outbox();
  }

  @Override
  public AlertBook with(AlertBook book, Outbox outbox) {
    return book.with(condition, outbox);
  }
}
