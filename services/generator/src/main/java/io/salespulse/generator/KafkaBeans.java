package io.salespulse.generator;

import io.quarkus.runtime.Startup;
import io.salespulse.support.KafkaWatch;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.Map;

/** What knows whether Kafka answers. */
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
}
