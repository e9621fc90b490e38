package io.salespulse.generator.feed;

import io.salespulse.contract.GeneratorStats;
import io.salespulse.generator.shop.Plan;
import io.salespulse.generator.shop.Position;

/**
 * A moment at which everything that was emitted was acknowledged, and from which the generator can
 * go on.
 *
 * @param version of the model: another one would make other records from the same position
 * @param settingsRate the orders per second that the settings asked for; a rate set while running
 *     outlives a restart only as long as the settings stay the same
 * @param stats what was emitted up to here
 * @param offsets where each partition ended
 */
public record Checkpoint(
    int version,
    double settingsRate,
    Plan plan,
    Position position,
    GeneratorStats stats,
    Offsets offsets) {

  /** To be raised by every change after which the model makes other records. */
  public static final int VERSION = 3;
}
