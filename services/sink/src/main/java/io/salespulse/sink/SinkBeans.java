package io.salespulse.sink;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Topic;
import io.salespulse.sink.intake.Breakdown;
import io.salespulse.sink.intake.Partitions;
import io.salespulse.sink.intake.TopicIds;
import io.salespulse.sink.intake.WriterFactory;
import io.salespulse.sink.segment.LocalDisk;
import io.salespulse.sink.segment.RollLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts the plain classes together. */
@ApplicationScoped
class SinkBeans {

  @Produces
  @Singleton
  Partitions partitions(
      SinkSettings settings,
      MeterRegistry registry,
      WriterFactory.Committer committer,
      TopicIds topicIds,
      Breakdown breakdown) {
    var roll = settings.roll();
    var limits = new RollLimits(roll.bytes(), roll.records(), roll.interval(), roll.openSegments());
    var layout = new DataLayout(settings.dataDir().toAbsolutePath().normalize());
    var partitions =
        new Partitions(
            new WriterFactory(
                new LocalDisk(layout.root()),
                layout,
                limits,
                registry,
                Clock.systemUTC(),
                System::nanoTime,
                committer),
            topicIds,
            breakdown);
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
