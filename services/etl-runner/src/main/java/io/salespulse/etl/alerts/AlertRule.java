package io.salespulse.etl.alerts;

import io.salespulse.contract.AlertCondition;
import java.util.Optional;

/**
 * An alert as its file has it.
 *
 * @param runs how many in a row have to meet the condition before it begins
 * @param webhook who is told; empty where the page alone shows it
 */
record AlertRule(AlertCondition condition, int runs, Optional<Webhook> webhook) {}
