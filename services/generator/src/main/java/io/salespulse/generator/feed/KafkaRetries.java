package io.salespulse.generator.feed;

import io.smallrye.reactive.messaging.ClientCustomizer;
import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.eclipse.microprofile.config.Config;

/**
 * Leaves Kafka's own retries on, which keep the order of records. The connector's, which would not,
 * are turned off by the same setting of the channel.
 */
@Singleton
final class KafkaRetries implements ClientCustomizer<Map<String, Object>> {

  @Override
  public Map<String, Object> customize(
      String channel, Config channelSettings, Map<String, Object> client) {
    client.remove(ProducerConfig.RETRIES_CONFIG);
    return client;
  }
}
