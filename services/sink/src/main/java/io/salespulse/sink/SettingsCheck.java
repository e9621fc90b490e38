package io.salespulse.sink;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

/** Stops the start on a setting that makes no sense, before the consumer is made. */
@ApplicationScoped
class SettingsCheck {

  private final SinkSettings settings;

  SettingsCheck(SinkSettings settings) {
    this.settings = settings;
  }

  void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
    settings
        .mistake()
        .ifPresent(
            mistake -> {
              throw new ConfigurationException(mistake);
            });
  }
}
