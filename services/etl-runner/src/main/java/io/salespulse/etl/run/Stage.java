package io.salespulse.etl.run;

import java.util.Locale;

/** The stages of a run, in their order. */
public enum Stage {
  /** Asks the sinks to publish what they hold. */
  FLUSH_SINK(0),
  /** Finds the raw files that no run has read. */
  DISCOVER(2),
  /** Reads them into the records. */
  INGEST(4),
  /** Makes the facts of the home days that changed. */
  BUILD_FACTS(45),
  /** Computes the KPIs from the facts of all days. */
  COMPUTE_KPIS(85),
  /** Publishes the KPI set. */
  PUBLISH(96),
  /** Keeps the tables small. */
  MAINTAIN(98);

  private static final int END = 100;

  private final int begin;

  Stage(int begin) {
    this.begin = begin;
  }

  /** The text in reports. */
  public String stageName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * How much of a run is done in this stage, in per cent; a build from scratch is almost all of it.
   *
   * @param share of the stage, from 0 to 1
   */
  int percent(double share) {
    int end = this == MAINTAIN ? END : values()[ordinal() + 1].begin;
    return begin + (int) Math.floor(share * (end - begin));
  }
}
