package io.salespulse.bench.etl;

import io.salespulse.contract.RunReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Warm runs of one process, and what they said.
 *
 * @param first the run that found the history, with or without facts
 * @param seconds of the measured runs
 * @param processorSeconds of the process during each of them
 * @param last of them
 */
record Increments(
    EtlProcess.TimedRun first,
    Figures seconds,
    Figures processorSeconds,
    RunReport last,
    Memory memory) {

  private static final int WARM_UP = 5;
  private static final int MEASURED = 9;

  /** What changes before each run. */
  interface Change {
    void make() throws IOException;
  }

  /**
   * @param daysToRebuild that the change must lead to
   * @throws IOException where a run fails or rebuilds other days
   */
  static Increments run(EtlProcess process, Change change, int daysToRebuild)
      throws IOException, InterruptedException {
    return run(process, change, daysToRebuild, WARM_UP, MEASURED);
  }

  /**
   * @param daysToRebuild that the change must lead to
   * @param warmUp runs that do not count
   * @param measured runs after them
   * @throws IOException where a run fails or rebuilds other days
   */
  static Increments run(
      EtlProcess process, Change change, int daysToRebuild, int warmUp, int measured)
      throws IOException, InterruptedException {
    EtlProcess.TimedRun first = process.run();
    List<Double> seconds = new ArrayList<>();
    List<Double> processorSeconds = new ArrayList<>();
    RunReport last = first.report();
    for (int i = 0; i < warmUp + measured; i++) {
      change.make();
      EtlProcess.TimedRun run = process.run();
      last = run.report();
      if (last.daysRebuilt().size() != daysToRebuild) {
        throw new IOException(
            "The run rebuilt %s instead of %d days".formatted(last.daysRebuilt(), daysToRebuild));
      }
      if (i >= warmUp) {
        seconds.add(run.seconds());
        processorSeconds.add(run.processorSeconds());
      }
    }
    return new Increments(
        first, new Figures(seconds), new Figures(processorSeconds), last, process.memory());
  }

  /**
   * Rows of a table.
   *
   * @param target of the seconds
   */
  List<String> rows(String name, String target) {
    return List.of(
        seconds.row(name, target), processorSeconds.row("the same, processor seconds", ""));
  }

  /** The stages of the last run and the memory of all, as lines of text. */
  List<String> details() {
    return List.of(
        "",
        "Last run: " + EtlProcess.stages(last.stages()) + ".",
        "",
        "All runs of the process: " + memory.text() + ".");
  }
}
