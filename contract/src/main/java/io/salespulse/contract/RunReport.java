package io.salespulse.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one ETL run did: the answer of {@code /etl/run}, an entry of {@code /etl/runs}.
 *
 * @param id sorts by time and is unique
 * @param asOf the moment the KPIs speak of
 * @param stages in the order they ran, up to the failed one
 * @param rows clean records read in this run, by topic name
 * @param rejected records of this run that no KPI counts: those that cleaning left out in the days
 *     it built, and those that the sink turned away since the run before
 * @param refusals topics of which the sink turned records away since the run before, by topic name;
 *     the others are missing
 * @param daysRebuilt UTC days whose facts were made anew, ascending
 * @param warnings what the run had to do without, in words: a sink that did not answer, say
 * @param incomplete whether Kafka had, or may have had, records when the run began that its raw
 *     files lacked, and so its KPIs lack them; the first of the warnings says why
 * @param imported lines read of CSV files of history in this run, by the name of the file
 * @param failure empty for a run that succeeded
 */
public record RunReport(
    String id,
    Status status,
    Trigger trigger,
    Instant asOf,
    Instant startedAt,
    Instant finishedAt,
    List<StageTime> stages,
    Map<String, Long> rows,
    long rejected,
    Map<String, Refusals> refusals,
    List<LocalDate> daysRebuilt,
    List<String> warnings,
    boolean incomplete,
    Map<String, Long> imported,
    Optional<Failure> failure) {

  /** A report of an earlier version has no refusals, and no imports. */
  public RunReport {
    refusals = refusals == null ? Map.of() : Map.copyOf(refusals);
    imported = imported == null ? Map.of() : Map.copyOf(imported);
  }

  /**
   * What the sink turned away of one topic since the run before.
   *
   * @param rejected records that it turned away, or lines in them
   * @param received all records that came, the rejected ones among them
   * @param commonestReason of the rejected ones, in the sink's words
   */
  public record Refusals(long rejected, long received, String commonestReason) {

    /** Whether more than half of what came was turned away: somebody has to look. */
    public boolean areMost() {
      return 2 * rejected > received;
    }
  }

  /** How a run ended. */
  public enum Status {
    SUCCEEDED,
    FAILED
  }

  /** Who asked for the run. */
  public enum Trigger {
    SCHEDULE,
    START,
    REQUEST
  }

  /** How long a stage took. */
  public record StageTime(String stage, long milliseconds) {}

  /**
   * @param reason what happened, with the file where one is to blame
   */
  public record Failure(String stage, String reason) {}
}
