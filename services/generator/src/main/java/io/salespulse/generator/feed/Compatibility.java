package io.salespulse.generator.feed;

import io.salespulse.contract.Topic;
import java.nio.file.Path;

/** Whether the feed can go on from a checkpoint without losing or doubling records. */
final class Compatibility {

  private Compatibility() {}

  static void check(Checkpoint checkpoint, FeedSettings settings, Offsets ends, Path file) {
    if (checkpoint.plan().seed() != settings.seed()) {
      throw new UnusableStateException(
          "GENERATOR_SEED is %d, but the shop in %s was made with %d: set it back, or %s"
              .formatted(
                  settings.seed(),
                  file,
                  checkpoint.plan().seed(),
                  UnusableStateException.START_AFRESH));
    }
    for (Topic topic : Topic.values()) {
      checkTopic(topic, checkpoint.offsets(), ends, file);
    }
  }

  private static void checkTopic(Topic topic, Offsets kept, Offsets ends, Path file) {
    for (int partition = 0; partition < kept.partitions(topic); partition++) {
      boolean there = partition < ends.partitions(topic);
      long end = there ? ends.next(topic, partition) : 0;
      if (end < kept.next(topic, partition)) {
        throw new UnusableStateException(
            "Topic %s was reset: partition %d ends at %d, but %s knows of %d records. Bring Kafka's data back, or %s"
                .formatted(
                    topic.topicName(),
                    partition,
                    end,
                    file,
                    kept.next(topic, partition),
                    UnusableStateException.START_AFRESH));
      }
      boolean grown = ends.partitions(topic) != kept.partitions(topic);
      if (grown && end != kept.next(topic, partition)) {
        throw new UnusableStateException(
            "Topic %s got more partitions after the generator was killed, so its last records cannot be found again: %s"
                .formatted(topic.topicName(), UnusableStateException.START_AFRESH));
      }
    }
  }
}
