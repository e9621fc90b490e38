package io.salespulse.generator;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.salespulse.contract.GeneratorStats;
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
    Gauge.builder("salespulse.generator.rate", () -> stats(GeneratorStats::ordersPerSecond))
        .description("Mean orders per second of the live feed in the long run; 0 while paused")
        .register(registry);
    Gauge.builder("salespulse.generator.rate.now", () -> value(FeedProgress::rateNow))
        .description("Orders per second to be expected now: the rate at this hour, day and season")
        .register(registry);
    Gauge.builder("salespulse.generator.behind", () -> value(GeneratorMetrics::secondsBehind))
        .description("How long ago what is emitted next should have been emitted")
        .baseUnit("seconds")
        .register(registry);
    Gauge.builder("salespulse.generator.backfill.progress", () -> value(FeedProgress::historyMade))
        .description("Share of the history that is written, 0 to 1")
        .register(registry);
  }

  private void records(Topic topic, String kind, ToDoubleFunction<Counts> count) {
    FunctionCounter.builder(
            "salespulse.generator.records",
            this,
            self -> self.stats(stats -> count.applyAsDouble(stats.topics().get(topic.topicName()))))
        .description("Records that Kafka acknowledged")
        .tags("topic", topic.topicName(), "kind", kind)
        .register(registry);
  }

  private static double secondsBehind(FeedProgress progress) {
    return progress.behind(Instant.now()).toMillis() / 1000.0;
  }

  private double stats(ToDoubleFunction<GeneratorStats> value) {
    return value(progress -> value.applyAsDouble(progress.stats()));
  }

  private double value(ToDoubleFunction<FeedProgress> value) {
    return generator.progress().map(value::applyAsDouble).orElse(0.0);
  }
}
