package io.salespulse.etl.web;

import java.util.concurrent.TimeUnit;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * Stops something once, before Spark stops itself. Spark's shutdown hook and that of Quarkus run at
 * the same time, so waiting for the event of Quarkus alone would find Spark half gone.
 */
final class ShutdownOrder {

  /** Hooks run in descending order; that of Spark has 40. */
  private static final int BEFORE_SPARK = 100;

  private static final long LONGEST_SECONDS = 20;

  private final Runnable stop;
  private final Runnable hook = this::once;
  private boolean stopped;

  private ShutdownOrder(Runnable stop) {
    this.stop = stop;
  }

  /** Sees to it that the action has run before Spark's shutdown hook does. */
  static ShutdownOrder beforeSpark(Runnable stop) {
    ShutdownOrder order = new ShutdownOrder(stop);
    ShutdownHookManager.get()
        .addShutdownHook(order.hook, BEFORE_SPARK, LONGEST_SECONDS, TimeUnit.SECONDS);
    return order;
  }

  /** Runs the action, or waits for the hook that runs it. */
  void stop() {
    once();
    try {
      ShutdownHookManager.get().removeShutdownHook(hook);
    } catch (IllegalStateException processEnds) {
      // Then the hook runs anyway, and finds nothing left to do.
    }
  }

  private synchronized void once() {
    if (!stopped) {
      stopped = true;
      stop.run();
    }
  }
}
