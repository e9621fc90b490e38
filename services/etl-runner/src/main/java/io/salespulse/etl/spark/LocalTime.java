package io.salespulse.etl.spark;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.date_trunc;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lpad;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;

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

  /** An instant as ISO-8601 text with the offset then in force, to the second. */
  public Column text(Column instant) {
    return text(wallClock(instant), offsetSeconds(instant));
  }

  /** ISO-8601 text of a wall clock time and its offset from UTC. */
  public static Column text(Column wallClock, Column offsetSeconds) {
    Column size = abs(offsetSeconds);
    Column hours = lpad(floor(size.divide(3600)).cast("string"), 2, "0");
    Column minutes = lpad(floor(size.mod(lit(3600L)).divide(60)).cast("string"), 2, "0");
    Column sign = when(offsetSeconds.lt(0), lit("-")).otherwise(lit("+"));
    Column suffix =
        when(offsetSeconds.equalTo(0), lit("Z")).otherwise(concat(sign, hours, lit(":"), minutes));
    return concat(date_format(wallClock, "yyyy-MM-dd'T'HH:mm:ss"), suffix);
  }

  private Column wallClock(Column instant) {
    return from_utc_timestamp(instant, zone.getId());
  }
}
