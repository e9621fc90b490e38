package io.salespulse.ui.pipeline;

import io.salespulse.contract.RunReport;
import java.time.Instant;
import java.util.Optional;

/** The ETL run as the page shows it. */
public sealed interface RunState {

  /** No run is going on, and none asked for here has just ended. */
  record Idle() implements RunState {}

  /**
   * @param stage what it is doing
   * @param percent stages that are done, 0 to 100
   */
  record Running(String stage, int percent) implements RunState {}

  /** A run asked for on the page ended well, a moment ago. */
  record Succeeded(RunReport report) implements RunState {}

  /**
   * A run asked for on the page came to nothing.
   *
   * @param stage where it failed, empty where there was no run
   */
  record Failed(Optional<String> stage, String reason, Instant at) implements RunState {}
}
