package io.salespulse.local;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the local stack starts. The order is that in which it is shut down: that of the data's way,
 * so that each can hand over what it holds, the generator to Kafka, the sink to disk.
 */
public enum LocalService {
  /**
   * Its backfill is over before the thorough compiler has earned what it takes; with ten times its
   * thresholds it compiles what stays hot (decision 61).
   */
  GENERATOR("generator", "GENERATOR_PORT", 8081, compilingLess("-Xmx192m", "-XX:+UseSerialGC")),
  SINK("sink", "SINK_PORT", 8082, "-Xmx256m", "-XX:+UseSerialGC"),

  /**
   * Spark's first run makes so much code that on two cores the thorough compiler took a third of
   * the time; with ten times its thresholds it compiles what stays hot (decision 17).
   */
  ETL("etl-runner", "ETL_PORT", 8083, compilingLess("-Xmx1536m", "-XX:+UseParallelGC")),

  /**
   * Two sets of a wide shop, the one that is shown and the one that is read, fill more than the
   * part of its heap that a JVM keeps for what lives: with no more room each collection would be of
   * all of it.
   */
  UI("ui", "UI_PORT", 8080, "-Xmx128m", "-XX:+UseSerialGC", "-XX:NewRatio=4"),
  KAFKA("kafka", "KAFKA_PORT", 9092, "-Xmx384m", "-XX:+UseSerialGC");

  private final String label;
  private final String portSetting;
  private final int defaultPort;
  private final List<String> jvmOptions;

  LocalService(String label, String portSetting, int defaultPort, String... jvmOptions) {
    this.label = label;
    this.portSetting = portSetting;
    this.defaultPort = defaultPort;
    this.jvmOptions = List.of(jvmOptions);
  }

  /** The options, and ten times the thresholds of the thorough compiler. */
  private static String[] compilingLess(String... options) {
    return Stream.concat(
            Stream.of(options),
            Stream.of(
                "-XX:Tier4InvocationThreshold=50000",
                "-XX:Tier4MinInvocationThreshold=6000",
                "-XX:Tier4CompileThreshold=150000",
                "-XX:Tier4BackEdgeThreshold=400000"))
        .toArray(String[]::new);
  }

  /** Directory name under {@code services/}, and prefix of its lines. */
  public String label() {
    return label;
  }

  /** Heap, collector and compiler of its JVM. The light ones stay small. */
  public List<String> jvmOptions() {
    return jvmOptions;
  }

  String portSetting() {
    return portSetting;
  }

  /**
   * Where it listens.
   *
   * @throws LaunchException where the setting is no port
   */
  int port(Map<String, String> environment) throws LaunchException {
    String text = environment.getOrDefault(portSetting, "").strip();
    if (text.isEmpty()) {
      return defaultPort;
    }
    int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    if (port < 1 || port > 65535) {
      throw new LaunchException(
          "%s=%s is not a port: set it to a number from 1 to 65535, or leave it out for %d."
              .formatted(portSetting, text, defaultPort));
    }
    return port;
  }
}
