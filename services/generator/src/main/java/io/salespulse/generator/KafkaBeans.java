package io.salespulse.generator;

import io.quarkus.runtime.Startup;
import io.salespulse.support.KafkaWatch;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.ClientCustomizer;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** What knows whether Kafka answers, and what the producer needs beside its settings. */
@Dependent
class KafkaBeans {

  /** Before the producer is made, which would tell wrong settings with a stack trace. */
  @Produces
  @Singleton
  @Startup(Interceptor.Priority.PLATFORM_BEFORE)
  KafkaWatch kafkaWatch(@Identifier("default-kafka-broker") Map<String, Object> settings) {
    return KafkaWatch.start("the generator", settings);
  }

  void close(@Disposes KafkaWatch watch) {
    watch.close();
  }

  /**
   * Leaves Kafka's own retries on, which keep the order of records. The connector's, which would
   * not, are turned off by the same setting of the channel.
   */
  @Produces
  @Singleton
  ClientCustomizer<Map<String, Object>> kafkaRetries() {
    return (channel, channelSettings, client) -> {
      client.remove(ProducerConfig.RETRIES_CONFIG);
      return client;
    };
  }
}
