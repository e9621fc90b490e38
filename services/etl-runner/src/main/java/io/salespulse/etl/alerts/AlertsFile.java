package io.salespulse.etl.alerts;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.salespulse.contract.Goals;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/** The file of {@code ALERTS_FILE}, as it was when it was last right. */
public final class AlertsFile {

  private static final Logger LOG = Logger.getLogger(AlertsFile.class);

  private final Path file;
  private final UnaryOperator<String> environment;
  private volatile AlertRules rules;

  /**
   * @param environment the value of a variable; null where there is none
   * @throws ConfigurationException that says file, line and what to do
   */
  public AlertsFile(Path file, UnaryOperator<String> environment) {
    this.file = file;
    this.environment = environment;
    try {
      take(AlertsReader.read(file, environment));
    } catch (IllegalArgumentException wrong) {
      throw new ConfigurationException("ALERTS_FILE: " + wrong.getMessage());
    }
  }

  /** Reads it again; why what it said before goes on, where it is wrong. */
  public Optional<String> reread() {
    try {
      AlertRules now = AlertsReader.read(file, environment);
      if (!now.equals(rules)) {
        take(now);
      }
      return Optional.empty();
    } catch (IllegalArgumentException wrong) {
      return Optional.of(
          "ALERTS_FILE: %s; what it said before goes on".formatted(wrong.getMessage()));
    }
  }

  private void take(AlertRules now) {
    rules = now;
    LOG.infof(
        "%s: alerts %d, months with a goal of their own %d, goal of every other month %s, report %s",
        file,
        now.alerts().size(),
        now.goals().months().size(),
        now.goals().everyMonth().map(BigDecimal::toPlainString).orElse("none"),
        now.report()
            .map(report -> "%s to %s".formatted(report.cron().text(), report.webhook()))
            .orElse("none"));
  }

  public Goals goals() {
    return rules.goals();
  }

  AlertRules rules() {
    return rules;
  }
}
