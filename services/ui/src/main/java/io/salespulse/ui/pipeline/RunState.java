package io.salespulse.ui.pipeline;

import io.salespulse.contract.RunReport;
import java.time.Instant;
import java.util.Optional;

/** What became of the last run asked for on the page. */
public sealed interface RunState {

  /** None was asked for, or its end is old news. */
  record Idle() implements RunState {}

  /**
   * It has not ended, and may not have begun: a run that began before is not the one.
   *
   * @param at when it was asked for
   */
  record Asked(Instant at) implements RunState {}

  /** A run asked for on the page ended well, a moment ago. */
  record Succeeded(RunReport report, Instant at) implements RunState {}

  /**
   * A run asked for on the page came to nothing.
   *
   * @param stage where it failed, empty where there was no run
   */
  record Failed(Optional<String> stage, String reason, Instant at) implements RunState {}
}
