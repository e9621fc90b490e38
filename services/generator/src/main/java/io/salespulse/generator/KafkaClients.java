package io.salespulse.generator;

import io.salespulse.generator.feed.KafkaLog;
import io.salespulse.generator.feed.RecordLog;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;

/** What the service knows Kafka by. */
@ApplicationScoped
class KafkaClients {

  static final String CHANNEL = "shop";

  private final KafkaClientService clients;
  private final Map<String, Object> settings;

  /**
   * @param channel makes the channel exist, with its producer; nothing is sent through it
   * @param settings every property {@code kafka.*}
   */
  KafkaClients(
      KafkaClientService clients,
      @Channel(CHANNEL) Emitter<byte[]> channel,
      @Identifier("default-kafka-broker") Map<String, Object> settings) {
    this.clients = clients;
    this.settings = settings;
  }

  @Produces
  @Singleton
  RecordLog log() {
    Producer<byte[], byte[]> producer = clients.<byte[], byte[]>getProducer(CHANNEL).unwrap();
    return new KafkaLog(producer, settings);
  }
}
