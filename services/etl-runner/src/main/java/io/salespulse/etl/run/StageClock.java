package io.salespulse.etl.run;

import io.salespulse.contract.RunReport.StageTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Runs the stages of one run and keeps how long each took. Other threads may look on. */
final class StageClock {

  /**
   * Where a run is; one value, so that who looks on never sees one stage with another's share.
   *
   * @param share of the stage that is done, from 0 to 1
   */
  record Position(Stage stage, double share) {

    /** How much of the run is done; 100 is for a run that has ended. */
    int percent() {
      return stage.percent(share);
    }
  }

  private final List<StageTime> times = new ArrayList<>();
  private volatile Position position = new Position(Stage.FLUSH_SINK, 0);

  /** Runs a stage; its time is kept also when it fails. */
  <T> T time(Stage stage, Callable<T> work) throws Exception {
    position = new Position(stage, 0);
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

  /**
   * Says how much of the running stage is done.
   *
   * @param share from 0 to 1, never less than before
   */
  void done(double share) {
    position = new Position(position.stage(), share);
  }

  /** In the stage that runs, or ran last. */
  Position position() {
    return position;
  }

  List<StageTime> times() {
    synchronized (times) {
      return List.copyOf(times);
    }
  }
}
