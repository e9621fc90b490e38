package io.salespulse.local;

import io.salespulse.contract.DataLayout;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the local stack keeps its data and listens.
 *
 * @param home the checkout whose built services are run
 * @param data the directory of the setting {@code SALES_DATA_DIR}
 * @param kafka the cluster that is used, empty where a broker is started
 * @param ports of each service that is started, all different
 */
record LocalSettings(
    Path home, DataLayout data, Optional<ExistingKafka> kafka, Map<LocalService, Integer> ports) {

  /**
   * Reads the settings.
   *
   * @throws LaunchException where a port is no port, or two services share one
   */
  static LocalSettings of(Path home, Map<String, String> environment) throws LaunchException {
    String data = environment.getOrDefault("SALES_DATA_DIR", "");
    Optional<ExistingKafka> kafka = ExistingKafka.of(environment);
    Map<LocalService, Integer> ports = new EnumMap<>(LocalService.class);
    for (LocalService service : LocalService.values()) {
      if (service == LocalService.KAFKA && kafka.isPresent()) {
        continue;
      }
      int port = service.port(environment);
      if (ports.containsValue(port)) {
        throw new LaunchException(
            "%s=%d is the port of another service too: choose another."
                .formatted(service.portSetting(), port));
      }
      ports.put(service, port);
    }
    Path directory = data.isBlank() ? home.resolve("data") : Path.of(data);
    return new LocalSettings(
        home, new DataLayout(directory.toAbsolutePath().normalize()), kafka, ports);
  }

  /** The same for a stack whose orders come from somebody else. */
  LocalSettings withoutGenerator() {
    Map<LocalService, Integer> others = new EnumMap<>(ports);
    others.remove(LocalService.GENERATOR);
    return new LocalSettings(home, data, kafka, others);
  }

  boolean starts(LocalService service) {
    return ports.containsKey(service);
  }

  int port(LocalService service) {
    return ports.get(service);
  }

  /** Address of a service for people and for the other services. */
  String url(LocalService service) {
    return "http://localhost:" + port(service);
  }

  /** What every service is told by its environment, beside what it inherits. */
  Map<String, String> environment(LocalService service) {
    return Map.of(
        "QUARKUS_HTTP_PORT", String.valueOf(port(service)),
        "KAFKA_BOOTSTRAP_SERVERS",
            kafka
                .map(ExistingKafka::servers)
                .orElseGet(() -> "127.0.0.1:" + port(LocalService.KAFKA)),
        "SALES_DATA_DIR", data.root().toString(),
        // Empty says that there is none: who is told nothing asks at the usual address.
        "GENERATOR_URL", starts(LocalService.GENERATOR) ? url(LocalService.GENERATOR) : "",
        "SINK_URL", url(LocalService.SINK),
        "ETL_URL", url(LocalService.ETL));
  }
}
