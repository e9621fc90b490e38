package io.salespulse.generator.feed;

import static io.salespulse.generator.feed.UnusableStateException.START_AFRESH;

import io.salespulse.contract.GeneratorStats;
import io.salespulse.contract.Topic;
import io.salespulse.generator.shop.Plan;
import io.salespulse.generator.shop.Position;
import java.nio.file.Path;

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

  /**
   * Makes sure that the feed can go on from here without losing or doubling records.
   *
   * @param ends of the partitions now
   * @param file where this was read
   * @throws UnusableStateException where it cannot
   */
  void check(FeedSettings settings, Offsets ends, Path file) {
    if (plan.seed() != settings.seed()) {
      throw new UnusableStateException(
          "GENERATOR_SEED is %d, but the shop in %s was made with %d: set it back, or %s"
              .formatted(settings.seed(), file, plan.seed(), START_AFRESH));
    }
    for (Topic topic : Topic.values()) {
      for (int partition = 0; partition < offsets.partitions(topic); partition++) {
        checkPartition(topic, partition, ends, file);
      }
    }
  }

  private void checkPartition(Topic topic, int partition, Offsets ends, Path file) {
    long kept = offsets.next(topic, partition);
    long end = partition < ends.partitions(topic) ? ends.next(topic, partition) : 0;
    if (end < kept) {
      throw new UnusableStateException(
          "Topic %s was reset: partition %d ends at %d, but %s knows of %d records. Bring Kafka's data back, or %s"
              .formatted(topic.topicName(), partition, end, file, kept, START_AFRESH));
    }
    if (end != kept && ends.partitions(topic) != offsets.partitions(topic)) {
      throw new UnusableStateException(
          "Topic %s got more partitions after the generator was killed, so its last records cannot be found again: %s"
              .formatted(topic.topicName(), START_AFRESH));
    }
  }
}
