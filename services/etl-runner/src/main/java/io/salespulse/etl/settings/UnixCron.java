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

/** A cron expression of five fields; those of the same text are equal. */
public final class UnixCron {

  private static final CronParser PARSER =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

  private final String text;
  private final ExecutionTime times;

  /**
   * @throws IllegalArgumentException where the text is none
   */
  public UnixCron(String text) {
    this.text = text;
    this.times = ExecutionTime.forCron(PARSER.parse(text).validate());
  }

  /** As it was written. */
  public String text() {
    return text;
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
    return times
        .lastExecution(moment.plusNanos(1).atZone(ZoneOffset.UTC))
        .map(ZonedDateTime::toLocalDateTime);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UnixCron cron && text.equals(cron.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }
}
