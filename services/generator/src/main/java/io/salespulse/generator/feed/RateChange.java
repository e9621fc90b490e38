package io.salespulse.generator.feed;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A live rate that was asked for and waits for a quiet point of the feed. */
public final class RateChange {

  private final double perSecond;
  private final AtomicBoolean taken = new AtomicBoolean();
  private final CountDownLatch done = new CountDownLatch(1);

  RateChange(double perSecond) {
    this.perSecond = perSecond;
  }

  double perSecond() {
    return perSecond;
  }

  /** Whether the caller is the one who may decide on the change: to make it or to withdraw it. */
  boolean take() {
    return taken.compareAndSet(false, true);
  }

  /** Whether nobody waits for it any more. To be asked by the one who makes changes. */
  boolean isWithdrawn() {
    return taken.get();
  }

  void done() {
    done.countDown();
  }

  /**
   * Waits until the rate holds.
   *
   * @return false where it does not hold in time; it is withdrawn then, and will not hold later
   */
  public boolean holdsWithin(Duration patience) throws InterruptedException {
    if (done.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      return true;
    }
    if (take()) {
      return false;
    }
    // It is being made: what is left of it does not depend on Kafka.
    done.await();
    return true;
  }
}
