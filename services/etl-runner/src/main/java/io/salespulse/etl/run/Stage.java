package io.salespulse.etl.run;

import java.util.Locale;

/** The stages of a run, in their order. */
public enum Stage {
  /** Asks the sinks to publish what they hold. */
  FLUSH_SINK,
  /** Finds the days whose inputs changed. */
  DISCOVER,
  /** Builds the facts of those days. */
  BUILD_FACTS,
  /** Computes the KPIs from the facts of all days. */
  COMPUTE_KPIS,
  /** Publishes the KPI set. */
  PUBLISH;

  /** The text in reports. */
  String stageName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Stages that are done when this one begins, in per cent. */
  int percentBefore() {
    return ordinal() * 100 / values().length;
  }
}
