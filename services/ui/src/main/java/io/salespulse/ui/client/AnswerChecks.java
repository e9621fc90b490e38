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
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;

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
        said ->
            isSane(said.ordersPerSecond())
                && (said.topics() == null
                    || areSane(
                        said.topics().values(),
                        counts -> areSane(counts.clean(), counts.dirty(), counts.duplicates()))));
  }

  public static SinkStatus status(SinkStatus status) {
    return judged(
        status,
        said ->
            areSane(
                said.topics() == null ? null : said.topics().values(),
                counts ->
                    areSane(
                        counts.records(),
                        counts.rejected(),
                        counts.segments(),
                        counts.lag(),
                        counts.rawSegments())));
  }

  public static SourceSamples samples(SourceSamples samples) {
    return judged(
        samples,
        said ->
            areSane(
                said.topics() == null ? null : said.topics().values(),
                of ->
                    of.kafkaTopic() != null
                        && areSane(
                            Stream.of(of.accepted(), of.incomplete(), of.rejected())
                                .flatMap(Optional::stream)
                                .toList(),
                            AnswerChecks::isSane)
                        && areSane(of.drifts(), AnswerChecks::isSane)));
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

  public static LiveSales live(LiveSales live) {
    return judged(
        live,
        said ->
            isSane(said.lastMinute())
                && isSane(said.lastFiveMinutes())
                && isSane(said.since())
                && said.problem() != null
                && areSane(said.partitions(), said.partitionCount(), said.unread()));
  }

  public static RunProgress progress(RunProgress progress) {
    return judged(
        progress,
        said ->
            said.running() != null
                && said.running().stream().allMatch(run -> isSane(run.startedAt())));
  }

  public static RunSchedule schedule(RunSchedule schedule) {
    return judged(schedule, said -> isSane(said.nextFireTime()));
  }

  public static AlertStates alerts(AlertStates alerts) {
    return judged(
        alerts,
        said ->
            areSane(said.alerts(), AnswerChecks::isSane)
                && said.undeliveredReport().stream().allMatch(AnswerChecks::isSane));
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

  public static List<RunReport> runs(List<RunReport> runs) {
    return judged(runs, said -> areSane(said, AnswerChecks::isWhole));
  }

  public static RunReport run(RunReport run) {
    return judged(run, AnswerChecks::isWhole);
  }

  /** Of a service that is ready. */
  static HealthReport ready(HealthReport report) {
    if (report != null && report.isNotReady()) {
      throw new UnusableAnswerException("is not ready: " + report.reasons());
    }
    return judged(report, HealthReport::isReady);
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

  private static <T> T judged(T answer, Predicate<T> sane) {
    if (answer == null || !sane.test(answer)) {
      throw new UnusableAnswerException(NOT_UNDERSTOOD);
    }
    return answer;
  }
}
