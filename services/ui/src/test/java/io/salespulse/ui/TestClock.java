package io.salespulse.ui;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The application's clock in tests: the system's, and as much further as no test wants to wait. */
@Mock
@Singleton
public class TestClock extends Clock {

  private Duration ahead = Duration.ZERO;

  synchronized void advance(Duration by) {
    ahead = ahead.plus(by);
  }

  /** Makes it this moment, as long as no test says otherwise. */
  synchronized void set(Instant moment) {
    ahead = Duration.between(Instant.now(), moment);
  }

  @Override
  public synchronized Instant instant() {
    return Instant.now().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("nobody needs it");
  }
}
