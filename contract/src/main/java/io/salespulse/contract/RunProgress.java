package io.salespulse.contract;

import java.time.Instant;
import java.util.Optional;

/**
 * Answer of {@code GET /etl/runs/current}.
 *
 * @param running empty between runs
 */
public record RunProgress(Optional<Running> running) {

  /**
   * @param stage the stage that is running
   * @param percent how much of the run is done, 0 to 99; it never goes back within a run
   */
  public record Running(String id, Instant startedAt, String stage, int percent) {}
}
