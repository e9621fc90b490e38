package io.salespulse.etl.run;

import io.salespulse.contract.RunProgress;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.RunReport.Status;
import io.salespulse.contract.RunReport.Trigger;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Runs the pipeline, one run at a time on a thread of its own. Whoever asks for a run while one is
 * going on joins it and gets the same report.
 */
public final class EtlJob {

  private static final Logger LOG = Logger.getLogger(EtlJob.class);

  private static final DateTimeFormatter RUN_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

  private final Pipeline pipeline;
  private final RunHistory history;
  private final Consumer<RunReport> listener;
  private final Clock clock;
  private final AtomicInteger runs = new AtomicInteger();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(work -> new Thread(work, "etl-run"));

  /** Jobs that a run starts after a cancellation live this long. */
  private static final long CANCEL_AGAIN_MILLIS = 100;

  private volatile boolean stopping;
  private CompletableFuture<RunReport> running;
  private RunLog log;

  /**
   * @param listener hears of every ended run
   */
  public EtlJob(Pipeline pipeline, RunHistory history, Consumer<RunReport> listener, Clock clock) {
    this.pipeline = pipeline;
    this.history = history;
    this.listener = listener;
    this.clock = clock;
  }

  /**
   * Starts a run, or joins the one that runs. The answer never completes with an exception; after
   * {@link #stop} it is a failed run that did nothing.
   */
  public synchronized CompletableFuture<RunReport> run(Trigger trigger) {
    if (running == null) {
      Instant now = clock.instant();
      String id = "%s-%03d".formatted(RUN_TIME.format(now), runs.incrementAndGet() % 1000);
      RunLog started = new RunLog(id, trigger, now);
      if (stopping) {
        return CompletableFuture.completedFuture(started.failed(now, stopped()));
      }
      CompletableFuture<RunReport> result = new CompletableFuture<>();
      log = started;
      running = result;
      worker.execute(() -> result.complete(end(execute(started))));
    }
    return running.copy();
  }

  private RunReport execute(RunLog run) {
    try {
      pipeline.run(run);
      return run.succeeded(clock.instant());
    } catch (Throwable failure) {
      // Errors too: one thrown by Spark, out of memory say, must reach whoever waits for the run.
      return run.failed(clock.instant(), stopping ? stopped() : failure);
    }
  }

  private RunReport end(RunReport report) {
    try {
      history.add(report);
    } catch (IOException unwritable) {
      LOG.warnf("cannot write the run history: %s", FailureText.of(unwritable));
    }
    tell(report);
    synchronized (this) {
      running = null;
      log = null;
    }
    return report;
  }

  private void tell(RunReport report) {
    if (!stopping) {
      listener.accept(report);
    } else if (report.status() == Status.SUCCEEDED) {
      LOG.info(RunLine.of(report));
    } else {
      LOG.infof(
          "run %s was stopped with the service; the published KPIs stay, the next run goes on",
          report.id());
    }
  }

  private static CancellationException stopped() {
    return new CancellationException("the service was stopped");
  }

  public synchronized RunProgress progress() {
    return new RunProgress(Optional.ofNullable(log).map(RunLog::progress));
  }

  public List<RunReport> history() {
    return history.newestFirst();
  }

  /**
   * Ends the running run, if there is one, and starts no other. The listener hears nothing any
   * more: what it reports to may be gone.
   *
   * @param cancelSparkJobs called until the run has ended, because a run asks Spark for many jobs
   * @param patience how long to wait for that
   */
  public void stop(Runnable cancelSparkJobs, Duration patience) {
    synchronized (this) {
      stopping = true;
    }
    worker.shutdown();
    long end = System.nanoTime() + patience.toNanos();
    try {
      do {
        cancelSparkJobs.run();
      } while (!worker.awaitTermination(CANCEL_AGAIN_MILLIS, TimeUnit.MILLISECONDS)
          && System.nanoTime() < end);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    worker.shutdownNow();
  }
}
