package io.salespulse.sink;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Topic;
import io.salespulse.sink.intake.Breakdown;
import io.salespulse.sink.intake.PartitionSetup;
import io.salespulse.sink.intake.Partitions;
import io.salespulse.sink.intake.TopicFacts;
import io.salespulse.sink.live.LiveOrders;
import io.salespulse.sink.live.OrderRules;
import io.salespulse.sink.segment.LocalDisk;
import io.salespulse.sink.segment.Recovery;
import io.salespulse.sink.segment.RollLimits;
import io.salespulse.sink.segment.SegmentMeters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts the plain classes together. */
@ApplicationScoped
class SinkBeans {

  @Produces
  @Singleton
  LiveOrders liveOrders(SinkSettings settings) {
    Set<String> cancelled =
        settings.order().cancelledStatuses().orElse(Set.of()).stream()
            .map(status -> status.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    return new LiveOrders(
        new OrderRules(settings.order().sourceZone(), cancelled), Clock.systemUTC());
  }

  @Produces
  @Singleton
  Partitions partitions(
      SinkSettings settings,
      MeterRegistry registry,
      PartitionSetup.Committer committer,
      Partitions.PollingThread pollingThread,
      TopicFacts kafka,
      Breakdown breakdown,
      LiveOrders live) {
    var roll = settings.roll();
    var layout = new DataLayout(settings.dataDir().toAbsolutePath().normalize());
    var disk = new LocalDisk(layout.root());
    var setup =
        new PartitionSetup(
            disk,
            layout,
            new RollLimits(roll.bytes(), roll.records(), roll.interval(), roll.openSegments()),
            new Recovery(disk, layout),
            SegmentMeters.ofTopics(registry),
            Clock.systemUTC(),
            System::nanoTime,
            committer,
            kafka,
            live,
            breakdown);
    var partitions = new Partitions(setup, pollingThread);
    for (Topic topic : Topic.values()) {
      registry.gauge(
          "salespulse.sink.lag.records",
          Tags.of("topic", topic.topicName()),
          partitions,
          all -> all.lag(topic));
      registry.gauge(
          "salespulse.sink.lag.seconds",
          Tags.of("topic", topic.topicName()),
          partitions,
          all -> all.lagSeconds(topic));
    }
    return partitions;
  }
}
