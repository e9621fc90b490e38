package io.salespulse.ui;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.salespulse.contract.DataLayout;
import io.salespulse.ui.kpi.KpiSets;
import io.salespulse.ui.live.LiveFeed;
import io.salespulse.ui.live.LiveWindow;
import io.salespulse.ui.live.OrderRules;
import io.salespulse.ui.pipeline.Attention;
import io.salespulse.ui.pipeline.Pipeline;
import io.salespulse.ui.pipeline.RunRequests;
import io.salespulse.ui.pipeline.Service;
import io.salespulse.ui.settings.Settings;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts the plain classes together. */
@Dependent
class Beans {

  private static final String ETL = "etl-runner";

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  HttpClient http() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(2))
        .build();
  }

  @Produces
  @Singleton
  KpiSets kpiSets(Settings settings, Clock clock) {
    return new KpiSets(new DataLayout(settings.dataDir()), Json.mapper(), clock);
  }

  @Produces
  @Singleton
  Pipeline pipeline(Settings settings, HttpClient http, Clock clock) {
    return new Pipeline(
        new DataLayout(settings.dataDir()),
        http,
        Json.mapper(),
        clock,
        new Service(ETL, settings.etl()),
        settings.generator().map(url -> new Service("generator", url)),
        settings.sinks().stream().map(url -> new Service("sink", url)).toList());
  }

  @Produces
  @Singleton
  Attention attention(Clock clock) {
    return new Attention(clock);
  }

  @Produces
  @Singleton
  LiveWindow liveWindow() {
    return new LiveWindow();
  }

  @Produces
  @Singleton
  LiveFeed liveFeed(
      // All settings that begin with kafka, as the other services' clients have them.
      @Identifier("default-kafka-broker") Map<String, Object> cluster,
      Clock clock,
      LiveWindow window,
      Settings settings) {
    return new LiveFeed(cluster, clock, window, orders(settings));
  }

  private static OrderRules orders(Settings settings) {
    return new OrderRules(
        settings.sourceZone(),
        settings.cancelledStatuses().orElse(Set.of()).stream()
            .map(status -> status.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet()));
  }

  @Produces
  @Singleton
  RunRequests runRequests(
      Settings settings, HttpClient http, Clock clock, KpiSets sets, Pipeline pipeline) {
    ObjectMapper json = Json.mapper();
    return new RunRequests(
        http,
        json,
        clock,
        new Service(ETL, settings.etl()),
        () -> {
          sets.check();
          pipeline.refreshSchedule();
        });
  }
}
