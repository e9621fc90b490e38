package io.salespulse.ui.time;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * What is done again and again, on worker threads. Not by {@code @Scheduled}, which compares times
 * of day: after a clock was set back by hours, nothing would be done for as long.
 */
@Singleton
public class BackgroundTasks {

  private static final Logger LOG = Logger.getLogger(BackgroundTasks.class);

  private final ScheduledExecutorService timer;
  private final List<Future<?>> tasks = new CopyOnWriteArrayList<>();

  public BackgroundTasks(ScheduledExecutorService timer) {
    this.timer = timer;
  }

  /**
   * Does something now, and again when so much time has passed since it ended. A failure does not
   * end it, and is logged when it is another than the one before.
   */
  public void every(Duration pause, Runnable task) {
    tasks.add(
        timer.scheduleWithFixedDelay(careful(task), 0, pause.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** The same, but only at those times at which it is wanted. */
  public void every(Duration pause, BooleanSupplier isWanted, Runnable task) {
    every(
        pause,
        () -> {
          if (isWanted.getAsBoolean()) {
            task.run();
          }
        });
  }

  void stop(@Observes ShutdownEvent event) {
    tasks.forEach(task -> task.cancel(false));
  }

  private static Runnable careful(Runnable task) {
    AtomicReference<String> said = new AtomicReference<>("");
    return () -> {
      try {
        task.run();
      } catch (RuntimeException | Error defect) {
        // The timer would never call again.
        String what = defect.toString();
        if (!what.equals(said.getAndSet(what))) {
          LOG.error("A background task failed and goes on", defect);
        }
      }
    };
  }
}
