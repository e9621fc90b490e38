package io.salespulse.etl.facts;

import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * How much of a build is done, as a share from 0 to 1 of its raw bytes. A batch of days counts by
 * its steps, each of which writes one table, or puts the batch's facts in force.
 */
final class BuildProgress {

  private static final int STEPS = FactTable.values().length + 1;

  private final DoubleConsumer listener;
  private final double all;
  private double before;
  private double batch;
  private int steps;

  /**
   * @param listener hears of every step; never of less than before
   */
  BuildProgress(List<BuildPlan.Build> builds, DoubleConsumer listener) {
    this.listener = listener;
    this.all = weight(builds);
  }

  void begin(List<BuildPlan.Build> builds) {
    before += batch;
    batch = weight(builds);
    steps = 0;
  }

  void step() {
    steps++;
    listener.accept((before + batch * steps / STEPS) / all);
  }

  /** A day without raw files is a day to build too. */
  private static double weight(List<BuildPlan.Build> builds) {
    return builds.stream().mapToDouble(build -> build.raw().bytes() + 1.0).sum();
  }
}
