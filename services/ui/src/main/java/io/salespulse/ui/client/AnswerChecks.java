package io.salespulse.ui.client;

import io.salespulse.contract.AlertStates;
import io.salespulse.contract.GeneratorStats;
import io.salespulse.contract.LiveSales;
import io.salespulse.contract.RunProgress;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.RunSchedule;
import io.salespulse.contract.SinkStatus;
import io.salespulse.contract.SourceSamples;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.WebApplicationException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Judges what other services answer before a page computes with it: a field that is missing, a time
 * outside the calendar or a number without measure would be found on the event loop else, by
 * everybody who opens the page.
 */
public final class AnswerChecks {

  static final String NOT_UNDERSTOOD = "gives an answer that is not understood";

  /** More than any count or rate of a shop, and so few digits that sums stay in a long. */
  private static final double MOST = 1e15;

  /** Digits on either side of the point; the longest amount that the job can hold has 39. */
  private static final int DIGITS = 64;

  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  private AnswerChecks() {}

  public static boolean isSane(GeneratorStats stats) {
    return isSane(stats.ordersPerSecond())
        && (stats.topics() == null
            || areSane(
                stats.topics(),
                counts -> areSane(counts.clean(), counts.dirty(), counts.duplicates())));
  }

  public static boolean isSane(SinkStatus status) {
    return areSane(
        status.topics(),
        counts ->
            areSane(
                counts.records(),
                counts.rejected(),
                counts.segments(),
                counts.lag(),
                counts.rawSegments()));
  }

  public static boolean isSane(SourceSamples samples) {
    return areSane(
        samples.topics(),
        of ->
            of.kafkaTopic() != null
                && Stream.of(of.accepted(), of.incomplete(), of.rejected())
                    .flatMap(Optional::stream)
                    .allMatch(AnswerChecks::isSane)
                && areSane(of.drifts(), AnswerChecks::isSane));
  }

  private static boolean isSane(SourceSamples.Drift drift) {
    return drift.at() != null
        && drift.kind() != null
        && isShare(drift.share())
        && isShare(drift.before())
        && isSane(drift.since());
  }

  private static boolean isSane(SourceSamples.Sample sample) {
    return isSane(sample.timestamp())
        && areSane(sample.partition(), sample.offset())
        && areSane(sample.fields(), field -> field.field() != null && field.at() != null);
  }

  public static boolean isSane(LiveSales live) {
    return isSane(live.lastMinute())
        && isSane(live.lastFiveMinutes())
        && isSane(live.since())
        && live.problem() != null
        && areSane(live.partitions(), live.partitionCount(), live.unread());
  }

  public static boolean isSane(RunProgress progress) {
    return progress.running() != null
        && progress.running().stream().allMatch(run -> isSane(run.startedAt()));
  }

  public static boolean isSane(RunSchedule schedule) {
    return isSane(schedule.nextFireTime());
  }

  public static boolean isSane(AlertStates alerts) {
    return areSane(alerts.alerts(), AnswerChecks::isSane)
        && alerts.undeliveredReport().stream().allMatch(AnswerChecks::isSane);
  }

  private static boolean isSane(AlertStates.AlertState alert) {
    return alert.condition() != null
        && alert.condition().metric() != null
        && alert.condition().of() != null
        && Stream.of(alert.condition().below(), alert.condition().above(), alert.value())
            .flatMap(Optional::stream)
            .allMatch(AnswerChecks::isSane)
        && alert.since().stream().allMatch(AnswerChecks::isSane)
        && alert.undelivered().stream().allMatch(AnswerChecks::isSane);
  }

  private static boolean isSane(AlertStates.Undelivered waiting) {
    return waiting.host() != null && waiting.problem() != null && isSane(waiting.since());
  }

  public static boolean isSane(List<RunReport> runs) {
    return areSane(runs, AnswerChecks::isSane);
  }

  /** Passes on what is not the report of a service that waits for something. */
  static HealthReport ready(HealthReport report) {
    if (report != null && report.isNotReady()) {
      throw new UnusableAnswerException("is not ready: " + report.reasons());
    }
    return report;
  }

  /** What a service says beside a status that stands for a failure; else that failure. */
  public static <T> Uni<T> ofRefusal(Throwable refusal, Class<T> type) {
    WebApplicationException answered = (WebApplicationException) refusal;
    return Uni.createFrom()
        .item(() -> answered.getResponse().readEntity(type))
        .onFailure()
        .transform(nothingOfThatKind -> answered)
        .onItem()
        .ifNull()
        .failWith(answered);
  }

  public static boolean isSane(RunReport run) {
    return run.status() != null
        && isSane(run.startedAt())
        && isSane(run.finishedAt())
        && run.failure() != null
        && run.failure().stream()
            .allMatch(failure -> failure.stage() != null && failure.reason() != null)
        && areSane(run.stages(), time -> time.stage() != null)
        && areSane(run.daysRebuilt(), day -> true)
        && areSane(run.warnings(), warning -> true);
  }

  /** Whether they are there, and each of them is and is sane. */
  private static <T> boolean areSane(Collection<T> all, Predicate<T> sane) {
    return all != null && all.stream().allMatch(each -> each != null && sane.test(each));
  }

  private static <T> boolean areSane(Map<String, T> all, Predicate<T> sane) {
    return all != null && areSane(all.values(), sane);
  }

  private static boolean isSane(LiveSales.Sum sum) {
    return sum != null && isSane(sum.orders()) && isSane(sum.grossSales());
  }

  /** Judged by its length and its exponent: to compute with it may take forever. */
  private static boolean isSane(BigDecimal amount) {
    return amount != null
        && amount.precision() <= DIGITS
        && amount.scale() >= -DIGITS
        && amount.scale() <= DIGITS;
  }

  private static boolean areSane(long... counts) {
    return LongStream.of(counts).allMatch(AnswerChecks::isSane);
  }

  private static boolean isSane(double number) {
    return number >= 0 && number <= MOST;
  }

  private static boolean isShare(double number) {
    return number >= 0 && number <= 1;
  }

  private static boolean isSane(Instant time) {
    return time != null && !time.isBefore(Instant.EPOCH) && time.isBefore(LAST);
  }

  /** The answer, unless nobody can compute with it. */
  public static <T> T judged(T answer, Predicate<T> sane) {
    if (answer == null || !sane.test(answer)) {
      throw new UnusableAnswerException(NOT_UNDERSTOOD);
    }
    return answer;
  }
}
