package io.salespulse.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.StringJoiner;

/**
 * A time zone as SQL: the list of periods with one offset, oldest first. The JDK knows them, so the
 * oracle does not depend on the time zone data of a database.
 */
final class ZonePeriods {

  private static final Instant END =
      LocalDate.of(2100, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();

  private ZonePeriods() {}

  /** A list of structs of seconds, utc_from and wall_from. */
  static String sql(ZoneId zone) {
    ZoneRules rules = zone.getRules();
    LocalDateTime start = LocalDate.EPOCH.atStartOfDay();
    StringJoiner periods = new StringJoiner(", ", "[", "]");
    periods.add(period(rules.getOffset(Instant.EPOCH), LocalDateTime.MIN, LocalDateTime.MIN));
    ZoneOffsetTransition next = rules.nextTransition(start.toInstant(ZoneOffset.UTC));
    while (next != null && next.getInstant().isBefore(END)) {
      // A wall clock time that comes twice is the earlier one, and one in a gap has the offset
      // before it: so the new offset begins with the later of the two readings.
      LocalDateTime wall = next.isGap() ? next.getDateTimeAfter() : next.getDateTimeBefore();
      periods.add(
          period(
              next.getOffsetAfter(),
              LocalDateTime.ofInstant(next.getInstant(), ZoneOffset.UTC),
              wall));
      next = rules.nextTransition(next.getInstant());
    }
    return periods.toString();
  }

  private static String period(ZoneOffset offset, LocalDateTime utc, LocalDateTime wall) {
    return "{'seconds': %d, 'utc_from': %s, 'wall_from': %s}"
        .formatted(offset.getTotalSeconds(), timestamp(utc), timestamp(wall));
  }

  private static String timestamp(LocalDateTime moment) {
    return moment.equals(LocalDateTime.MIN)
        ? "TIMESTAMP '-infinity'"
        : "TIMESTAMP '%s'".formatted(moment);
  }
}
