package io.salespulse.generator;

import io.salespulse.contract.DataLayout;
import io.salespulse.generator.feed.FeedSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** The service's settings; an environment variable is the property's name in upper case. */
@ConfigMapping(prefix = "generator")
interface GeneratorSettings {

  double MAX_ORDERS_PER_SECOND = 100_000;
  int MAX_BACKFILL_DAYS = 3650;

  /**
   * Mean in the long run, of the history and of a live feed that is not told otherwise; 0 starts
   * paused.
   */
  @WithDefault("0.5")
  double ordersPerSecond();

  /** Of every random choice: the same seed and start make the same shop. */
  @WithDefault("42")
  long seed();

  /** History that a first start makes. */
  @WithDefault("14")
  int backfillDays();

  /** Share of records that get dirt, 0 to 1. */
  @WithDefault("0.005")
  double dirtyRate();

  /** The directory that all services share, {@code sales.data-dir}. */
  @WithDefault("${sales.data-dir:data}")
  Path dataDir();

  /**
   * The settings of the feed.
   *
   * @throws WrongSettingException where a value is out of its range
   */
  default FeedSettings feed() {
    WrongSettingException.unless(
        ordersPerSecond() >= 0 && ordersPerSecond() <= MAX_ORDERS_PER_SECOND,
        "GENERATOR_ORDERS_PER_SECOND",
        ordersPerSecond(),
        "a number from 0 to 100000");
    WrongSettingException.unless(
        backfillDays() >= 0 && backfillDays() <= MAX_BACKFILL_DAYS,
        "GENERATOR_BACKFILL_DAYS",
        backfillDays(),
        "a whole number from 0 to 3650");
    WrongSettingException.unless(
        dirtyRate() >= 0 && dirtyRate() <= 1,
        "GENERATOR_DIRTY_RATE",
        dirtyRate(),
        "a number from 0 to 1");
    return new FeedSettings(seed(), ordersPerSecond(), backfillDays(), dirtyRate());
  }

  default DataLayout layout() {
    return new DataLayout(dataDir());
  }
}
