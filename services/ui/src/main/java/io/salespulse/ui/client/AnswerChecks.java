package io.salespulse.ui.client;

import io.salespulse.contract.GeneratorStats;
import io.salespulse.contract.LiveSales;
import io.salespulse.contract.RunProgress;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.RunSchedule;
import io.salespulse.contract.SinkStatus;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.WebApplicationException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;

/**
 * Judges what other services answer before a page computes with it: a field that is missing, a time
 * outside the calendar or a number without measure would be found on the event loop else, by
 * everybody who opens the page. Each returns what it was given, or throws {@link
 * UnusableAnswerException}.
 */
public final class AnswerChecks {

  static final String NOT_UNDERSTOOD = "gives an answer that is not understood";

  /** More than any count or rate of a shop, and so few digits that sums stay in a long. */
  private static final double MOST = 1e15;

  /** Digits on either side of the point; the longest amount that the job can hold has 39. */
  private static final int DIGITS = 64;

  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  private AnswerChecks() {}

  public static GeneratorStats stats(GeneratorStats stats) {
    return judged(
        stats,
        stats != null
            && isSane(stats.ordersPerSecond())
            && (stats.topics() == null
                || stats.topics().values().stream()
                    .allMatch(
                        counts ->
                            counts != null
                                && areSane(counts.clean(), counts.dirty(), counts.duplicates()))));
  }

  public static SinkStatus status(SinkStatus status) {
    return judged(
        status,
        status != null
            && status.topics() != null
            && status.topics().values().stream()
                .allMatch(
                    counts ->
                        counts != null
                            && areSane(
                                counts.records(),
                                counts.rejected(),
                                counts.segments(),
                                counts.lag(),
                                counts.rawSegments())));
  }

  public static LiveSales live(LiveSales live) {
    return judged(
        live,
        live != null
            && isSane(live.lastMinute())
            && isSane(live.lastFiveMinutes())
            && isSane(live.since())
            && live.problem() != null
            && areSane(live.partitions(), live.partitionCount(), live.unread()));
  }

  public static RunProgress progress(RunProgress progress) {
    return judged(
        progress,
        progress != null
            && progress.running() != null
            && progress.running().stream().allMatch(run -> isSane(run.startedAt())));
  }

  public static RunSchedule schedule(RunSchedule schedule) {
    return judged(schedule, schedule != null && isSane(schedule.nextFireTime()));
  }

  public static List<RunReport> runs(List<RunReport> runs) {
    return judged(runs, runs != null && runs.stream().allMatch(AnswerChecks::isWhole));
  }

  public static RunReport run(RunReport run) {
    return judged(run, isWhole(run));
  }

  /** Of a service that is ready. */
  static HealthReport ready(HealthReport report) {
    if (report != null && report.isNotReady()) {
      throw new UnusableAnswerException("is not ready: " + report.reasons());
    }
    return judged(report, report != null && report.isReady());
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

  private static boolean isWhole(RunReport run) {
    return run != null
        && run.status() != null
        && isSane(run.startedAt())
        && isSane(run.finishedAt())
        && run.failure() != null
        && run.failure().stream()
            .allMatch(failure -> failure.stage() != null && failure.reason() != null)
        && isWhole(run.stages())
        && run.stages().stream().allMatch(time -> time.stage() != null)
        && isWhole(run.daysRebuilt())
        && isWhole(run.warnings());
  }

  private static boolean isWhole(List<?> list) {
    return list != null && list.stream().allMatch(Objects::nonNull);
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

  private static boolean isSane(Instant time) {
    return time != null && !time.isBefore(Instant.EPOCH) && time.isBefore(LAST);
  }

  private static <T> T judged(T answer, boolean sane) {
    if (!sane) {
      throw new UnusableAnswerException(NOT_UNDERSTOOD);
    }
    return answer;
  }
}
