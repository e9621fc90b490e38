package io.salespulse.sink;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** The sink's settings; each has an environment variable of its name in capitals. */
@ConfigMapping(prefix = "sink")
public interface SinkSettings {

  /** {@code SALES_DATA_DIR}: the directory that the services share. */
  @WithDefault("data")
  Path dataDir();

  Roll roll();

  Order order();

  /** How the job reads an order, for what was bought in the last minutes. */
  interface Order {

    /** {@code SOURCE_ZONE}: of a time without an offset. */
    @WithDefault("UTC")
    ZoneId sourceZone();

    /** {@code ORDER_CANCELLED_STATUSES}: of orders that sell nothing, in any case. */
    Optional<Set<String>> cancelledStatuses();
  }

  /** When open segments are published. */
  interface Roll {

    /** {@code SINK_ROLL_INTERVAL}: how long a record may wait. */
    @WithDefault("5m")
    Duration interval();

    /** {@code SINK_ROLL_BYTES}: size of a segment. */
    @WithDefault("134217728")
    long bytes();

    /** {@code SINK_ROLL_RECORDS}: records of a partition in its open segments. */
    @WithDefault("1000000")
    long records();

    /**
     * {@code SINK_ROLL_OPEN_SEGMENTS}: files that a partition keeps open. A history of two weeks is
     * written without reaching it, however its days are mixed.
     */
    @WithDefault("32")
    int openSegments();
  }

  /** What is wrong with the settings, in one line; empty where nothing is. */
  default Optional<String> mistake() {
    if (roll().interval().isNegative() || roll().interval().isZero()) {
      return tooSmall("SINK_ROLL_INTERVAL", roll().interval(), "5m");
    }
    if (roll().bytes() < 1) {
      return tooSmall("SINK_ROLL_BYTES", roll().bytes(), 134_217_728);
    }
    if (roll().records() < 1) {
      return tooSmall("SINK_ROLL_RECORDS", roll().records(), 1_000_000);
    }
    if (roll().openSegments() < 1) {
      return tooSmall("SINK_ROLL_OPEN_SEGMENTS", roll().openSegments(), 32);
    }
    return Optional.empty();
  }

  private static Optional<String> tooSmall(String name, Object value, Object example) {
    return Optional.of("%s is %s: set it to more than 0, %s say.".formatted(name, value, example));
  }
}
