package io.salespulse.etl.settings;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * A cron expression of five fields.
 *
 * @param text as it was written
 */
public record UnixCron(String text) {

  private static final CronParser PARSER =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

  /**
   * @throws IllegalArgumentException where the text is none
   */
  public UnixCron {
    PARSER.parse(text).validate();
  }

  /** Whether it ever fires: one of the thirtieth of February does not. */
  public boolean everFires() {
    return last(LocalDate.EPOCH.atStartOfDay()).isPresent();
  }

  /**
   * The last fire time that is not after the moment; empty where it never fires. Both are what a
   * clock on the wall shows. So none is skipped in the hour that is missing when clocks go forward:
   * it has passed as soon as they show a later time.
   */
  public Optional<LocalDateTime> last(LocalDateTime moment) {
    // The library's is before the moment, and never at it.
    return ExecutionTime.forCron(PARSER.parse(text))
        .lastExecution(moment.plusNanos(1).atZone(ZoneOffset.UTC))
        .map(ZonedDateTime::toLocalDateTime);
  }
}
