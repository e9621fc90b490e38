package io.salespulse.sink;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.Startup;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Topic;
import io.salespulse.sink.drift.Drifts;
import io.salespulse.sink.intake.Breakdown;
import io.salespulse.sink.intake.PartitionSetup;
import io.salespulse.sink.intake.Partitions;
import io.salespulse.sink.intake.TopicFacts;
import io.salespulse.sink.live.LiveOrders;
import io.salespulse.sink.sample.RecordSamples;
import io.salespulse.sink.segment.LocalDisk;
import io.salespulse.sink.segment.Recovery;
import io.salespulse.sink.segment.SegmentMeters;
import io.salespulse.sink.source.Sources;
import io.salespulse.support.KafkaWatch;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.jboss.logging.Logger;

/** Puts the plain classes together. */
@ApplicationScoped
class SinkBeans {

  private static final Logger LOG = Logger.getLogger(SinkBeans.class);

  /** Before the consumer is made, which would tell wrong settings with two stack traces. */
  @Produces
  @Singleton
  @Startup(Interceptor.Priority.PLATFORM_BEFORE)
  KafkaWatch kafkaWatch(@Identifier("default-kafka-broker") Map<String, Object> settings) {
    return KafkaWatch.start("this sink", settings);
  }

  void close(@Disposes KafkaWatch watch) {
    watch.close();
  }

  @Produces
  @Singleton
  LiveOrders liveOrders(SinkSettings settings) {
    Set<String> cancelled =
        settings.cancelledStatuses().orElse(Set.of()).stream()
            .map(status -> status.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    return new LiveOrders(settings.sourceZone(), cancelled, Clock.systemUTC());
  }

  @Produces
  @Singleton
  Partitions partitions(
      SinkSettings settings,
      MeterRegistry registry,
      Instance<KafkaClientService> clients,
      TopicFacts kafka,
      Breakdown breakdown,
      LiveOrders live,
      Sources sources,
      RecordSamples samples,
      Drifts drifts) {
    var layout = new DataLayout(settings.dataDir());
    var disk = new LocalDisk(layout.root());
    var setup =
        new PartitionSetup(
            disk,
            layout,
            settings.rollLimits(),
            new Recovery(disk, layout),
            sources,
            settings.sourceZone(),
            SegmentMeters.ofTopics(registry),
            Clock.systemUTC(),
            System::nanoTime,
            action -> onPollingThread(clients.get(), action),
            kafka,
            live,
            samples,
            drifts,
            breakdown);
    var partitions = new Partitions(setup);
    for (Topic topic : Topic.values()) {
      Tags tags = Tags.of("topic", topic.topicName());
      registry.gauge("salespulse.sink.lag.records", tags, partitions, all -> all.lag(topic));
      registry.gauge("salespulse.sink.lag.seconds", tags, partitions, all -> all.lagSeconds(topic));
      registry.gauge("salespulse.sink.drifts", tags, drifts, all -> all.of(topic).size());
    }
    return partitions;
  }

  private static void onPollingThread(
      KafkaClientService clients, java.util.function.Consumer<Consumer<?, ?>> action) {
    KafkaConsumer<byte[], byte[]> consumer = clients.getConsumer("records");
    if (consumer != null) {
      consumer
          .runOnPollingThread(
              (java.util.function.Consumer<Consumer<byte[], byte[]>>) action::accept)
          .subscribe()
          .with(done -> {}, failure -> LOG.debug("Not done on the polling thread", failure));
    }
  }
}
