package io.salespulse.ui.client;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.salespulse.ui.settings.Settings;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import io.vertx.core.http.StreamResetException;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Gives every service its name and its address. */
@Dependent
class ClientBeans {

  private static final Logger LOG = Logger.getLogger(ClientBeans.class);

  private static final String ETL_RUNNER = "etl-runner";

  private final long connectMilliseconds;
  private final long readMilliseconds;

  ClientBeans(
      @ConfigProperty(name = "quarkus.rest-client.connect-timeout") long connectMilliseconds,
      @ConfigProperty(name = "quarkus.rest-client.read-timeout") long readMilliseconds) {
    this.connectMilliseconds = connectMilliseconds;
    this.readMilliseconds = readMilliseconds;
  }

  /**
   * @param generator cannot be had where there is none
   */
  @Produces
  @Singleton
  Services services(
      Settings settings,
      @RestClient EtlRunnerApi etlRunner,
      @RestClient Instance<GeneratorApi> generator) {
    return new Services(
        new Service<>(ETL_RUNNER, settings.etl(), etlRunner),
        settings.generator().map(url -> new Service<>("generator", url, generator.get())),
        settings.sinks().stream().map(url -> new Service<>("sink", url, sink(url))).toList());
  }

  @Produces
  @Singleton
  Service<RunApi> run(Settings settings, @RestClient RunApi run) {
    return new Service<>(ETL_RUNNER, settings.etl(), run);
  }

  /**
   * Whoever gives a question up resets its connection, and may be told of that when he does not
   * listen any more. It is no error; Quarkus logs each such failure as one.
   */
  void start(@Observes StartupEvent event) {
    Infrastructure.setDroppedExceptionHandler(
        failure -> {
          if (!(failure instanceof StreamResetException)) {
            LOG.error("A failure came when nobody listened any more", failure);
          }
        });
  }

  /**
   * A question that has no connection yet cannot be given up, and fails within the framework when
   * that is taken apart: above all where the start failed, since the first questions are under way.
   */
  void quiet(@Observes ShutdownEvent event, Vertx vertx) {
    vertx.exceptionHandler(failure -> LOG.debug("A failure came during the stop", failure));
  }

  /** Else the framework would be told of each answer when it can take none any more. */
  void stop(@Observes ShutdownEvent event, Services services, Service<RunApi> run) {
    services.etlRunner().stop();
    services.generator().ifPresent(Service::stop);
    services.sinks().forEach(Service::stop);
    run.stop();
  }

  /** Of several, each has an address, where an injected client has one for all. */
  SinkApi sink(URI url) {
    return QuarkusRestClientBuilder.newBuilder()
        .baseUri(url)
        .connectTimeout(connectMilliseconds, TimeUnit.MILLISECONDS)
        .readTimeout(readMilliseconds, TimeUnit.MILLISECONDS)
        .build(SinkApi.class);
  }
}
