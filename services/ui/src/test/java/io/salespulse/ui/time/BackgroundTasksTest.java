package io.salespulse.ui.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import io.salespulse.testing.LogLines;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackgroundTasksTest {

  private static final Duration PAUSE = Duration.ofMillis(1);

  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
  private final BackgroundTasks tasks = new BackgroundTasks(timer);
  private final AtomicInteger done = new AtomicInteger();

  @AfterEach
  void end() {
    timer.shutdownNow();
  }

  @Test
  void aTaskThatFailsIsDoneAgainAndTheSameFailureIsSaidOnce() {
    try (LogLines log = new LogLines(BackgroundTasks.class.getName())) {
      tasks.every(PAUSE, () -> fail(done.incrementAndGet()));

      await().until(() -> done.get() > 20);
      assertThat(log.lines()).hasSize(2).allMatch(line -> line.contains("failed and goes on"));
    }
  }

  /** Five times in one way, then in another for good. */
  private static void fail(int time) {
    if (time <= 5) {
      throw new IllegalStateException("first");
    }
    throw new AssertionError("second");
  }

  /** Which would do nothing for hours after a clock was set back by as much. */
  @Test
  void theSchedulerThatComparesTimesOfDayIsNotThere() {
    assertThatThrownBy(() -> Class.forName("io.quarkus.scheduler.Scheduled"))
        .isInstanceOf(ClassNotFoundException.class);
  }

  @Test
  void afterTheEndNothingIsDone() throws Exception {
    tasks.every(PAUSE, done::incrementAndGet);
    await().until(() -> done.get() > 0);

    tasks.stop(new ShutdownEvent());

    // A thread of one: what was due before has been done when this has.
    timer.submit(() -> done.set(0)).get();
    timer.schedule(() -> {}, 20, TimeUnit.MILLISECONDS).get();
    assertThat(done).hasValue(0);
  }
}
