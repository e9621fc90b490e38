package io.salespulse.sink;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.salespulse.contract.DataLayout;
import io.salespulse.sink.drift.Drifts;
import io.salespulse.sink.source.Sources;
import io.salespulse.sink.source.SourcesFile;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What is read, as {@code SOURCES_FILE} says. */
@Dependent
class SourcesBeans {

  /** Before the channel is made, which would tell a wrong file in a line of its own. */
  @Produces
  @Singleton
  @Startup(Interceptor.Priority.PLATFORM_BEFORE)
  Sources sources(@ConfigProperty(name = "sources.file") Optional<Path> file) {
    try {
      // Whoever is told that it is not there sees where that is.
      return file.map(Path::toAbsolutePath).map(SourcesFile::read).orElseGet(Sources::ofContract);
    } catch (IllegalArgumentException wrong) {
      throw new ConfigurationException("SOURCES_FILE: " + wrong.getMessage(), wrong);
    }
  }

  /** Settings of the channel, beside those in application.properties. */
  @Produces
  @Singleton
  @Identifier("records")
  Map<String, Object> channel(Sources sources) {
    return Map.of("topics", String.join(",", sources.kafkaTopics()));
  }

  @Produces
  @Singleton
  Drifts drifts(SinkSettings settings, Sources sources, ObjectMapper json) {
    return new Drifts(sources, new DataLayout(settings.dataDir()), json, Clock.systemUTC());
  }
}
