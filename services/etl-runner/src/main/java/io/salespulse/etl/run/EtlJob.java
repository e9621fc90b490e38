package io.salespulse.etl.run;

import io.salespulse.contract.RunProgress;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.RunReport.Trigger;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Runs the pipeline, one run at a time on a thread of its own. Whoever asks for a run while one is
 * going on joins it and gets the same report.
 */
public final class EtlJob implements AutoCloseable {

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

  /** Starts a run, or joins the one that runs. The answer never completes with an exception. */
  public synchronized CompletableFuture<RunReport> run(Trigger trigger) {
    if (running == null) {
      Instant now = clock.instant();
      String id = "%s-%03d".formatted(RUN_TIME.format(now), runs.incrementAndGet() % 1000);
      RunLog started = new RunLog(id, trigger, now);
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
      return run.failed(clock.instant(), failure);
    }
  }

  private RunReport end(RunReport report) {
    try {
      history.add(report);
    } catch (IOException unwritable) {
      LOG.warnf("cannot write the run history: %s", FailureText.of(unwritable));
    }
    listener.accept(report);
    synchronized (this) {
      running = null;
      log = null;
    }
    return report;
  }

  public synchronized RunProgress progress() {
    return new RunProgress(Optional.ofNullable(log).map(RunLog::progress));
  }

  public List<RunReport> history() {
    return history.newestFirst();
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
