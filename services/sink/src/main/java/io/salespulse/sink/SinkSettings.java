package io.salespulse.sink;

import io.salespulse.sink.segment.RollLimits;
import io.salespulse.support.SettingConverters.Directory;
import io.salespulse.support.SettingConverters.Length;
import io.salespulse.support.SettingConverters.Zone;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import jakarta.validation.constraints.Positive;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * The settings. The prefix is empty because the names are those of the environment: {@code
 * SALES_DATA_DIR} is {@code sales.data-dir}.
 */
@ConfigMapping(prefix = "")
public interface SinkSettings {

  /** Shared by all services. */
  @WithName("sales.data-dir")
  @WithDefault("data")
  @WithConverter(Directory.class)
  Path dataDir();

  /** Of an order's time without an offset; as the etl-runner has it. */
  @WithName("source.zone")
  @WithDefault("UTC")
  @WithConverter(Zone.class)
  ZoneId sourceZone();

  /** Of orders that sell nothing, in any case; as the etl-runner has it. */
  @WithName("order.cancelled.statuses")
  @WithDefault("cancelled,canceled,voided,failed")
  Optional<Set<String>> cancelledStatuses();

  /** How long a record may wait before it is published. */
  @WithName("sink.roll.interval")
  @WithDefault("5m")
  @WithConverter(Length.class)
  @DurationMin(nanos = 1, message = "is ${validatedValue}: set it to more than 0, 5m say")
  Duration rollInterval();

  /** Size of a segment. */
  @WithName("sink.roll.bytes")
  @WithDefault("134217728")
  @Positive(message = "is ${validatedValue}: set it to more than 0, 134217728 say")
  long rollBytes();

  /** Records of a partition in its open segments. */
  @WithName("sink.roll.records")
  @WithDefault("1000000")
  @Positive(message = "is ${validatedValue}: set it to more than 0, 1000000 say")
  long rollRecords();

  /**
   * Files that a partition keeps open. A history of two weeks is written without reaching it,
   * however its days are mixed.
   */
  @WithName("sink.roll.open-segments")
  @WithDefault("32")
  @Positive(message = "is ${validatedValue}: set it to more than 0, 32 say")
  int openSegments();

  default RollLimits rollLimits() {
    return new RollLimits(rollBytes(), rollRecords(), rollInterval(), openSegments());
  }
}
