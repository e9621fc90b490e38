package io.salespulse.ui.pipeline;

import io.salespulse.contract.GeneratorStats;
import io.salespulse.contract.RunProgress;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.RunSchedule;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Judges what other services answer before a page computes with it: a field that is missing, a time
 * outside the calendar or a number without measure would be found on the event loop else, by
 * everybody who opens the page.
 */
final class Answers {

  /** More than any count or rate of a shop, and so few digits that sums stay in a long. */
  static final double MOST = 1e15;

  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  private Answers() {}

  static GeneratorStats stats(GeneratorStats stats) throws UnreadableAnswerException {
    check(stats != null && isSane(stats.ordersPerSecond()), "no statistics of a generator");
    check(
        stats.topics() == null
            || stats.topics().values().stream()
                .allMatch(counts -> counts != null && isSane(counts)),
        "counts that are none");
    return stats;
  }

  static RunProgress progress(RunProgress progress) throws UnreadableAnswerException {
    check(
        progress != null
            && progress.running() != null
            && progress.running().stream().allMatch(run -> isSane(run.startedAt())),
        "no progress of a run");
    return progress;
  }

  static RunSchedule schedule(RunSchedule schedule) throws UnreadableAnswerException {
    check(schedule != null && isSane(schedule.nextFireTime()), "no schedule");
    return schedule;
  }

  static List<RunReport> runs(RunReport[] runs) throws UnreadableAnswerException {
    check(runs != null, "no runs");
    for (RunReport run : runs) {
      run(run);
    }
    return List.of(runs);
  }

  static RunReport run(RunReport run) throws UnreadableAnswerException {
    check(
        run != null
            && run.status() != null
            && isSane(run.startedAt())
            && isSane(run.finishedAt())
            && run.failure() != null
            && run.failure().stream()
                .allMatch(failure -> failure.stage() != null && failure.reason() != null)
            && isWhole(run.stages())
            && run.stages().stream().allMatch(time -> time.stage() != null)
            && isWhole(run.daysRebuilt())
            && isWhole(run.warnings()),
        "no report of a run");
    return run;
  }

  private static boolean isSane(GeneratorStats.Counts counts) {
    return isSane(counts.clean()) && isSane(counts.dirty()) && isSane(counts.duplicates());
  }

  private static boolean isSane(double number) {
    return number >= 0 && number <= MOST;
  }

  private static boolean isSane(Instant time) {
    return time != null && !time.isBefore(Instant.EPOCH) && time.isBefore(LAST);
  }

  private static boolean isWhole(List<?> list) {
    return list != null && list.stream().allMatch(Objects::nonNull);
  }

  private static void check(boolean sane, String what) throws UnreadableAnswerException {
    if (!sane) {
      throw new UnreadableAnswerException(what);
    }
  }
}
