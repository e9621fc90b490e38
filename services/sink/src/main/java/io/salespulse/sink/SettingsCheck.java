package io.salespulse.sink;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** Stops the start on a setting that makes no sense, before the consumer is made. */
@ApplicationScoped
class SettingsCheck {

  private final SinkSettings settings;
  private final Map<String, Object> kafka;

  SettingsCheck(
      SinkSettings settings, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this.settings = settings;
    this.kafka = kafka;
  }

  void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
    settings
        .mistake()
        .ifPresent(
            mistake -> {
              throw new ConfigurationException(mistake);
            });
    // A consumer that cannot be made would say so with two stack traces. Any client reads the same
    // settings and looks the hosts up, and asks nobody yet.
    Admin.create(kafka).close(Duration.ZERO);
  }
}
