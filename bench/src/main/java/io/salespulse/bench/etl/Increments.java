package io.salespulse.bench.etl;

import io.salespulse.bench.Measurements;
import io.salespulse.bench.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Warm runs of one process, and what they said.
 *
 * @param first the run that found the history, with or without facts
 * @param measured the warm ones
 * @param memory of all of them
 */
record Increments(
    EtlUnderTest.TimedRun first, List<EtlUnderTest.TimedRun> measured, String memory) {

  static final int WARM_UP = 5;
  static final int MEASURED = 9;

  /** What changes before each run. */
  interface Change {
    void make() throws IOException;
  }

  /**
   * Lets it run.
   *
   * @param daysToRebuild that the change must lead to
   * @param warmUp runs that do not count
   * @param measured runs after them
   * @throws IOException where a run fails or rebuilds other days
   */
  static Increments of(
      EtlUnderTest process, Change change, int daysToRebuild, int warmUp, int measured)
      throws IOException, InterruptedException {
    EtlUnderTest.TimedRun first = process.run();
    List<EtlUnderTest.TimedRun> runs = new ArrayList<>();
    for (int i = 0; i < warmUp + measured; i++) {
      change.make();
      EtlUnderTest.TimedRun run = process.run();
      if (run.report().daysRebuilt().size() != daysToRebuild) {
        throw new IOException(
            "The run rebuilt %s instead of %d days"
                .formatted(run.report().daysRebuilt(), daysToRebuild));
      }
      runs.add(run);
    }
    return new Increments(first, runs.subList(warmUp, runs.size()), process.memory());
  }

  Measurements seconds() {
    return new Measurements(measured.stream().map(EtlUnderTest.TimedRun::seconds).toList());
  }

  EtlUnderTest.TimedRun last() {
    return measured.get(measured.size() - 1);
  }

  /**
   * Rows of a table.
   *
   * @param target of the seconds
   */
  void rows(Report report, String name, String target) {
    Results.row(report, name, target, seconds());
    Results.row(
        report,
        "the same, processor seconds",
        "",
        new Measurements(measured.stream().map(EtlUnderTest.TimedRun::processorSeconds).toList()));
  }

  /** The stages of the last run and the memory of all. */
  void details(Report report) {
    report.line("");
    report.line("Last run: %s.", last().stages());
    report.line("");
    report.line("All runs of the process: %s.", memory);
  }
}
