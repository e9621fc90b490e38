package io.salespulse.etl.spark;

import static io.salespulse.etl.TestSpark.frame;
import static io.salespulse.etl.TestSpark.row;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.etl.TestSpark.Values;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class LocalTimeTest {
  private static final StructType INSTANTS =
      new StructType().add("at", DataTypes.TimestampType, false);

  /** Local date and start of the local hour of each instant. */
  private static List<String> datesAndHours(String zone, String... instants) {
    LocalTime local = new LocalTime(ZoneId.of(zone));
    Values[] rows =
        Arrays.stream(instants).map(instant -> row("at", instant)).toArray(Values[]::new);
    return frame(INSTANTS, rows)
        .select(local.date(col("at")), local.hour(col("at")), local.offsetSeconds(col("at")))
        .collectAsList()
        .stream()
        .map(row -> row.getLocalDate(0) + "," + hour(row.getInstant(1), (int) row.getLong(2)))
        .toList();
  }

  private static String hour(Instant wallClock, int offsetSeconds) {
    return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX")
        .format(
            wallClock
                .atOffset(ZoneOffset.UTC)
                .toLocalDateTime()
                .atOffset(ZoneOffset.ofTotalSeconds(offsetSeconds)));
  }

  @Test
  void utcHoursEndInZ() {
    assertThat(datesAndHours("UTC", "2026-11-22T05:49:00.123Z"))
        .containsExactly("2026-11-22,2026-11-22T05:00:00Z");
  }

  @Test
  void aZoneWithHalfAnHourCutsHoursAndDaysOnItsOwnClock() {
    assertThat(
            datesAndHours(
                "Asia/Kolkata",
                "2026-11-22T18:29:59.999Z",
                "2026-11-22T18:30:00Z",
                "2026-11-22T19:29:59Z"))
        .containsExactly(
            "2026-11-22,2026-11-22T23:00:00+05:30",
            "2026-11-23,2026-11-23T00:00:00+05:30",
            "2026-11-23,2026-11-23T00:00:00+05:30");
  }

  @Test
  void aNegativeOffsetWithHalfAnHourIsWrittenWithItsSign() {
    assertThat(datesAndHours("America/St_Johns", "2026-11-22T03:29:59Z", "2026-11-22T03:30:00Z"))
        .containsExactly(
            "2026-11-21,2026-11-21T23:00:00-03:30", "2026-11-22,2026-11-22T00:00:00-03:30");
  }

  @Test
  void theHourThatComesTwiceIsToldApartByItsOffset() {
    assertThat(
            datesAndHours(
                "Europe/Berlin",
                "2026-10-25T00:59:59Z",
                "2026-10-25T01:00:00Z",
                "2026-10-25T02:00:00Z"))
        .containsExactly(
            "2026-10-25,2026-10-25T02:00:00+02:00",
            "2026-10-25,2026-10-25T02:00:00+01:00",
            "2026-10-25,2026-10-25T03:00:00+01:00");
  }

  @Test
  void theHourThatClocksSkipIsNotThere() {
    assertThat(datesAndHours("Europe/Berlin", "2026-03-29T00:59:59Z", "2026-03-29T01:00:00Z"))
        .containsExactly(
            "2026-03-29,2026-03-29T01:00:00+01:00", "2026-03-29,2026-03-29T03:00:00+02:00");
  }

  @Test
  void clocksThatAreSetByHalfAnHourRepeatAndSkipHalfOfOne() {
    assertThat(
            datesAndHours(
                "Australia/Lord_Howe",
                "2026-04-04T14:59:59Z",
                "2026-04-04T15:00:00Z",
                "2026-04-04T15:30:00Z",
                "2026-10-03T15:29:59Z",
                "2026-10-03T15:30:00Z"))
        .containsExactly(
            "2026-04-05,2026-04-05T01:00:00+11:00",
            "2026-04-05,2026-04-05T01:00:00+10:30",
            "2026-04-05,2026-04-05T02:00:00+10:30",
            "2026-10-04,2026-10-04T01:00:00+10:30",
            "2026-10-04,2026-10-04T02:00:00+11:00");
  }

  @Test
  void theYearEndsOnTheLocalClock() {
    assertThat(datesAndHours("Pacific/Auckland", "2026-12-31T10:59:59Z", "2026-12-31T11:00:00Z"))
        .containsExactly(
            "2026-12-31,2026-12-31T23:00:00+13:00", "2027-01-01,2027-01-01T00:00:00+13:00");
  }

  @Test
  void aDayThatAZoneLeavesOutIsNotThere() {
    assertThat(datesAndHours("Pacific/Apia", "2011-12-30T09:59:59Z", "2011-12-30T10:00:00Z"))
        .containsExactly(
            "2011-12-29,2011-12-29T23:00:00-10:00", "2011-12-31,2011-12-31T00:00:00+14:00");
  }
}
