package io.salespulse.bench.sink;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for what a process does on the disk. */
final class Watch {

  interface Condition {
    boolean holds() throws IOException;
  }

  private static final long LOOK_NANOS = 5_000_000;

  private Watch() {}

  /**
   * @return {@link System#nanoTime()} when the condition was first seen to hold
   * @throws IOException where it does not hold in time
   */
  static long until(String what, Duration atMost, Condition condition) throws IOException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > deadline) {
        throw new IOException("Not within " + atMost + ": " + what);
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    return System.nanoTime();
  }
}
