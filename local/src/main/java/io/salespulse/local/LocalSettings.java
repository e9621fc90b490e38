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
 * @param ports of each room that is started, all different
 */
record LocalSettings(
    Path home, DataLayout data, Optional<ExistingKafka> kafka, Map<Room, Integer> ports) {

  /** What listens on a port of its own; the order is that in which the stack is shut down. */
  enum Room {
    GENERATOR("generator", "GENERATOR_PORT", 8081),
    SINK("sink", "SINK_PORT", 8082),
    ETL("etl-runner", "ETL_PORT", 8083),
    UI("ui", "UI_PORT", 8080),
    KAFKA("kafka", "KAFKA_PORT", 9092);

    private final String label;
    private final String portSetting;
    private final int defaultPort;

    Room(String label, String portSetting, int defaultPort) {
      this.label = label;
      this.portSetting = portSetting;
      this.defaultPort = defaultPort;
    }

    /** Directory name under {@code services/}, and prefix of its lines. */
    String label() {
      return label;
    }

    String portSetting() {
      return portSetting;
    }
  }

  /**
   * Reads the settings.
   *
   * @throws LaunchException where a port is no port, or two rooms share one
   */
  static LocalSettings of(Path home, Map<String, String> environment) throws LaunchException {
    String data = environment.getOrDefault("SALES_DATA_DIR", "");
    Optional<ExistingKafka> kafka = ExistingKafka.of(environment);
    Map<Room, Integer> ports = new EnumMap<>(Room.class);
    for (Room room : Room.values()) {
      if (room == Room.KAFKA && kafka.isPresent()) {
        continue;
      }
      int port = port(room, environment.getOrDefault(room.portSetting, ""));
      if (ports.containsValue(port)) {
        throw new LaunchException(
            "%s=%d is the port of another service too: choose another."
                .formatted(room.portSetting, port));
      }
      ports.put(room, port);
    }
    Path directory = data.isBlank() ? home.resolve("data") : Path.of(data);
    return new LocalSettings(
        home, new DataLayout(directory.toAbsolutePath().normalize()), kafka, ports);
  }

  /** The same for a stack whose orders come from somebody else. */
  LocalSettings withoutGenerator() {
    Map<Room, Integer> others = new EnumMap<>(ports);
    others.remove(Room.GENERATOR);
    return new LocalSettings(home, data, kafka, others);
  }

  boolean starts(Room room) {
    return ports.containsKey(room);
  }

  int port(Room room) {
    return ports.get(room);
  }

  /** Address of a service for people and for the other services. */
  String url(Room room) {
    return "http://localhost:" + port(room);
  }

  /** What every service is told by its environment, beside what it inherits. */
  Map<String, String> environment(Room room) {
    return Map.of(
        "QUARKUS_HTTP_PORT", String.valueOf(port(room)),
        "KAFKA_BOOTSTRAP_SERVERS",
            kafka.map(ExistingKafka::servers).orElseGet(() -> "127.0.0.1:" + port(Room.KAFKA)),
        "SALES_DATA_DIR", data.root().toString(),
        // Empty says that there is none: who is told nothing asks at the usual address.
        "GENERATOR_URL", starts(Room.GENERATOR) ? url(Room.GENERATOR) : "",
        "SINK_URL", url(Room.SINK),
        "ETL_URL", url(Room.ETL));
  }

  private static int port(Room room, String text) throws LaunchException {
    if (text.isBlank()) {
      return room.defaultPort;
    }
    try {
      int port = Integer.parseInt(text.strip());
      if (port > 0 && port < 65536) {
        return port;
      }
    } catch (NumberFormatException notANumber) {
      // Falls through to the one message for both kinds of wrong.
    }
    throw new LaunchException(
        "%s=%s is not a port: set it to a number from 1 to 65535, or leave it out for %d."
            .formatted(room.portSetting, text, room.defaultPort));
  }
}
