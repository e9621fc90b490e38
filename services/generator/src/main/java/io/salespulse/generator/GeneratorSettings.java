package io.salespulse.generator;

import io.salespulse.contract.DataLayout;
import io.salespulse.generator.feed.FeedSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import org.hibernate.validator.constraints.Range;

/** The service's settings; an environment variable is the property's name in upper case. */
@ConfigMapping(prefix = "generator")
interface GeneratorSettings {

  long MAX_ORDERS_PER_SECOND = 100_000;
  long MAX_BACKFILL_DAYS = 3650;

  /**
   * Mean in the long run, of the history and of a live feed that is not told otherwise; 0 starts
   * paused.
   */
  @WithDefault("0.5")
  @Range(
      max = MAX_ORDERS_PER_SECOND,
      message = "is ${validatedValue}: set it to a number from 0 to {max}")
  double ordersPerSecond();

  /** Of every random choice: the same seed and start make the same shop. */
  @WithDefault("42")
  long seed();

  /** History that a first start makes. */
  @WithDefault("14")
  @Range(
      max = MAX_BACKFILL_DAYS,
      message = "is ${validatedValue}: set it to a whole number from 0 to {max}")
  int backfillDays();

  /** Share of records that get dirt, 0 to 1. */
  @WithDefault("0.005")
  @Range(max = 1, message = "is ${validatedValue}: set it to a number from 0 to {max}")
  double dirtyRate();

  /** The directory that all services share, {@code sales.data-dir}. */
  @WithDefault("${sales.data-dir:data}")
  Path dataDir();

  default FeedSettings feed() {
    return new FeedSettings(seed(), ordersPerSecond(), backfillDays(), dirtyRate());
  }

  default DataLayout layout() {
    return new DataLayout(dataDir());
  }
}
