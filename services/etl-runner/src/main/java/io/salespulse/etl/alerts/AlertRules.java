package io.salespulse.etl.alerts;

import io.salespulse.contract.Goals;
import java.util.List;

/** What the file of {@code ALERTS_FILE} says. */
record AlertRules(List<AlertRule> alerts, Goals goals) {}
