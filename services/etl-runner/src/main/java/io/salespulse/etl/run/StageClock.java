package io.salespulse.etl.run;

import io.salespulse.contract.RunReport.StageTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Runs the stages of one run and keeps how long each took. Other threads may look on. */
final class StageClock {

  private final List<StageTime> times = new ArrayList<>();
  private volatile Stage current = Stage.FLUSH_SINK;

  /** Runs a stage; its time is kept also when it fails. */
  <T> T time(Stage stage, Callable<T> work) throws Exception {
    current = stage;
    long start = System.nanoTime();
    try {
      return work.call();
    } finally {
      long milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      synchronized (times) {
        times.add(new StageTime(stage.stageName(), milliseconds));
      }
    }
  }

  /** The stage that runs, or ran last. */
  Stage current() {
    return current;
  }

  List<StageTime> times() {
    synchronized (times) {
      return List.copyOf(times);
    }
  }
}
