package io.salespulse.etl.settings;

/** Which moment the KPIs speak of. */
public enum AsOf {
  /** The run's clock. */
  CLOCK,
  /** The newest record. */
  LATEST_EVENT
}
