package io.salespulse.etl.spark;

import static org.apache.spark.sql.functions.date_trunc;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.unix_seconds;

import java.time.ZoneId;
import org.apache.spark.sql.Column;

/**
 * Instants as people in the reporting zone read them. The Spark session itself is in UTC, so a wall
 * clock time is a timestamp shifted by the zone's offset.
 */
public record LocalTime(ZoneId zone) {

  /** The local day of an instant. */
  public Column date(Column instant) {
    return wallClock(instant).cast("date");
  }

  /**
   * The wall clock hour in which an instant falls. Together with {@link #offsetSeconds} it tells
   * the two hours of the same name apart when clocks are set back.
   */
  public Column hour(Column instant) {
    return date_trunc("hour", wallClock(instant));
  }

  /** The zone's offset from UTC at an instant, in seconds. */
  public Column offsetSeconds(Column instant) {
    return unix_seconds(wallClock(instant)).minus(unix_seconds(instant));
  }

  private Column wallClock(Column instant) {
    return from_utc_timestamp(instant, zone.getId());
  }
}
