package io.salespulse.bench.generator;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for what a process does, and watches it meanwhile. */
final class Watch {

  interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  interface Look {
    void take() throws IOException, InterruptedException;
  }

  private static final long PAUSE_NANOS = 20_000_000;

  private Watch() {}

  /**
   * @return {@link System#nanoTime()} when the condition was first seen to hold
   * @throws IOException where it does not hold in time
   */
  static long until(String what, Duration atMost, Condition condition)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > deadline) {
        throw new IOException("Not within " + atMost + ": " + what);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return System.nanoTime();
  }

  /** Looks again and again for so long. */
  static void during(Duration time, Look look) throws IOException, InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      look.take();
      LockSupport.parkNanos(Math.min(10 * PAUSE_NANOS, Math.max(1, end - System.nanoTime())));
    }
  }
}
