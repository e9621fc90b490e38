package io.salespulse.ui.pipeline;

import io.salespulse.ui.time.Elapsed;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Knows whether anybody looks: the other services are asked often only for those who do. An open
 * page that is in sight asks every two seconds, if only for its live strip.
 */
@Singleton
public final class Attention {

  /** How long somebody who asked for something counts as looking at it. */
  static final Duration SPAN = Duration.ofSeconds(30);

  private final Clock clock;
  private volatile Instant dashboardAt = Instant.MIN;
  private volatile Instant pipelineAt = Instant.MIN;

  public Attention(Clock clock) {
    this.clock = clock;
  }

  /** Somebody asked for a page or a part of one. */
  public void toDashboard() {
    dashboardAt = clock.instant();
  }

  /** Somebody asked for the rooms' numbers. */
  public void toPipeline() {
    pipelineAt = clock.instant();
  }

  public boolean isOnDashboard() {
    return isRecent(dashboardAt) || isOnPipeline();
  }

  public boolean isOnPipeline() {
    return isRecent(pipelineAt);
  }

  private boolean isRecent(Instant asked) {
    return Elapsed.isWithin(SPAN, asked, clock.instant());
  }
}
