package io.salespulse.sink.intake;

import io.smallrye.reactive.messaging.ClientCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.eclipse.microprofile.config.Config;

/** Gives the consumer its interceptor, and the interceptor the partitions. */
@ApplicationScoped
class ConsumerSettings implements ClientCustomizer<Map<String, Object>> {

  private final Partitions partitions;

  ConsumerSettings(Partitions partitions) {
    this.partitions = partitions;
  }

  @Override
  public Map<String, Object> customize(String channel, Config config, Map<String, Object> client) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG, BatchInterceptor.class.getName());
    settings.put(BatchInterceptor.PARTITIONS, partitions);
    return settings;
  }
}
