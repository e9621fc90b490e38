package io.salespulse.sink;

import io.salespulse.support.SettingConverters.Length;
import io.salespulse.support.SettingConverters.Zone;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;

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
    @WithConverter(Zone.class)
    ZoneId sourceZone();

    /** {@code ORDER_CANCELLED_STATUSES}: of orders that sell nothing, in any case. */
    Optional<Set<String>> cancelledStatuses();
  }

  /** When open segments are published. */
  interface Roll {

    /** {@code SINK_ROLL_INTERVAL}: how long a record may wait. */
    @WithDefault("5m")
    @WithConverter(Length.class)
    @DurationMin(nanos = 1, message = "is ${validatedValue}: set it to more than 0, 5m say")
    Duration interval();

    /** {@code SINK_ROLL_BYTES}: size of a segment. */
    @WithDefault("134217728")
    @Positive(message = "is ${validatedValue}: set it to more than 0, 134217728 say")
    long bytes();

    /** {@code SINK_ROLL_RECORDS}: records of a partition in its open segments. */
    @WithDefault("1000000")
    @Positive(message = "is ${validatedValue}: set it to more than 0, 1000000 say")
    long records();

    /**
     * {@code SINK_ROLL_OPEN_SEGMENTS}: files that a partition keeps open. A history of two weeks is
     * written without reaching it, however its days are mixed.
     */
    @WithDefault("32")
    @Positive(message = "is ${validatedValue}: set it to more than 0, 32 say")
    int openSegments();
  }
}
