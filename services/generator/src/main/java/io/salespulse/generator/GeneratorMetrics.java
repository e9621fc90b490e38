package io.salespulse.generator;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.salespulse.contract.GeneratorStats.Counts;
import io.salespulse.contract.Topic;
import io.salespulse.generator.feed.FeedProgress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.function.ToDoubleFunction;

/** The statistics as meters. Counters go on over restarts, as the statistics do. */
@ApplicationScoped
class GeneratorMetrics {

  private final Generator generator;
  private final MeterRegistry registry;

  GeneratorMetrics(Generator generator, MeterRegistry registry) {
    this.generator = generator;
    this.registry = registry;
  }

  void register(@Observes StartupEvent event) {
    for (Topic topic : Topic.values()) {
      records(topic, "clean", Counts::clean);
      records(topic, "dirty", Counts::dirty);
      records(topic, "duplicate", Counts::duplicates);
    }
    gauge(
        "rate",
        "Mean orders per second of the live feed in the long run; 0 while paused",
        progress -> progress.stats().ordersPerSecond());
    gauge(
        "rate.now",
        "Orders per second to be expected now: the rate at this hour, day and season",
        FeedProgress::rateNow);
    gauge(
        "behind.seconds",
        "How long ago what is emitted next should have been emitted",
        progress -> progress.behind(Instant.now()).toMillis() / 1000.0);
    gauge(
        "backfill.progress",
        "Share of the history that is written, 0 to 1",
        FeedProgress::historyMade);
  }

  private void gauge(String name, String description, ToDoubleFunction<FeedProgress> value) {
    Gauge.builder("salespulse.generator." + name, () -> value(value))
        .description(description)
        .register(registry);
  }

  private void records(Topic topic, String kind, ToDoubleFunction<Counts> count) {
    FunctionCounter.builder(
            "salespulse.generator.records",
            this,
            self ->
                self.value(
                    progress ->
                        count.applyAsDouble(progress.stats().topics().get(topic.topicName()))))
        .description("Records that Kafka acknowledged")
        .tags("topic", topic.topicName(), "kind", kind)
        .register(registry);
  }

  private double value(ToDoubleFunction<FeedProgress> value) {
    return generator.feed().progress().map(value::applyAsDouble).orElse(0.0);
  }
}
