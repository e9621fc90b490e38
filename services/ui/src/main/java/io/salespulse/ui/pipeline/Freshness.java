package io.salespulse.ui.pipeline;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.salespulse.contract.RunSchedule;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * When the numbers of a run stop being fresh.
 *
 * @param lateFrom from when on one scheduled run is missing
 * @param staleFrom from when on two are
 */
public record Freshness(Instant lateFrom, Instant staleFrom) {

  /** A scheduled run is missed when its numbers are not there that long after its time. */
  private static final Duration GRACE = Duration.ofMinutes(1);

  /** The schedule of a stack that nobody configured, for when the ETL does not tell its own. */
  static final RunSchedule DEFAULT_SCHEDULE = new RunSchedule("*/10 * * * *", "UTC", Instant.EPOCH);

  private static final CronParser CRON =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

  /** How the numbers are at a moment. */
  public enum Level {
    FRESH,
    LATE,
    STALE
  }

  /**
   * @param run when the run started whose numbers are shown
   * @param schedule the ETL's own; of a cron expression that cannot be read the default is taken
   */
  public static Freshness of(Instant run, RunSchedule schedule) {
    return ofSchedule(run, schedule)
        .or(() -> ofSchedule(run, DEFAULT_SCHEDULE))
        .orElseThrow(() -> new IllegalStateException("the default schedule never fires"));
  }

  private static Optional<Freshness> ofSchedule(Instant run, RunSchedule schedule) {
    try {
      ExecutionTime fires = ExecutionTime.forCron(CRON.parse(schedule.cron()));
      Optional<ZonedDateTime> first = fires.nextExecution(run.atZone(ZoneId.of(schedule.zone())));
      Optional<ZonedDateTime> second = first.flatMap(fires::nextExecution);
      return second.map(
          twice ->
              new Freshness(first.get().toInstant().plus(GRACE), twice.toInstant().plus(GRACE)));
    } catch (IllegalArgumentException | DateTimeException | NullPointerException unreadable) {
      return Optional.empty();
    }
  }

  public Level at(Instant now) {
    if (now.isBefore(lateFrom)) {
      return Level.FRESH;
    }
    return now.isBefore(staleFrom) ? Level.LATE : Level.STALE;
  }
}
