package io.salespulse.etl.run;

import io.salespulse.contract.RunProgress;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.RunReport.Status;
import io.salespulse.contract.RunReport.Trigger;
import io.salespulse.etl.spark.OutOfMemory;
import io.salespulse.etl.tables.DamagedTables;
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
 * going on gets the next one, which all who ask meanwhile share: the one that is going on may have
 * looked for records before theirs came.
 */
public final class EtlJob {

  private static final Logger LOG = Logger.getLogger(EtlJob.class);

  private static final DateTimeFormatter RUN_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

  /** Jobs that a run starts after a cancellation live this long. */
  private static final long CANCEL_AGAIN_MILLIS = 100;

  private final Pipeline pipeline;
  private final RunHistory history;
  private final Consumer<RunReport> listener;
  private final Clock clock;
  private final AtomicInteger runs = new AtomicInteger();
  private final ExecutorService worker;

  private volatile boolean stopping;
  private Optional<Run> running = Optional.empty();
  private Optional<Asked> next = Optional.empty();

  /** A run that begins when the one before it has ended. */
  private record Asked(
      Trigger trigger, RebuildRequest rebuild, CompletableFuture<RunReport> result) {}

  private record Run(RunLog log, Asked asked) {}

  /**
   * @param listener hears of every ended run
   * @param failures hears of what ends the thread of the runs, or was thrown because the memory is
   *     used up: the process is not sound any more
   */
  public EtlJob(
      Pipeline pipeline,
      RunHistory history,
      Consumer<RunReport> listener,
      Thread.UncaughtExceptionHandler failures,
      Clock clock) {
    this.pipeline = pipeline;
    this.history = history;
    this.listener = listener;
    this.clock = clock;
    this.worker =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread thread = new Thread(work, "etl-run");
              thread.setUncaughtExceptionHandler(failures);
              return thread;
            });
  }

  /**
   * The report of a run that begins after this call; one by the schedule is content with the run
   * that is going on. The answer never completes with an exception; after {@link #stop} it is a
   * failed run that did nothing.
   */
  public CompletableFuture<RunReport> run(Trigger trigger) {
    return run(trigger, RebuildRequest.NONE);
  }

  /** As {@link #run(Trigger)}; who shares the run with one who asks for a rebuild gets one too. */
  public synchronized CompletableFuture<RunReport> run(Trigger trigger, RebuildRequest rebuild) {
    Asked asked =
        next.map(same -> new Asked(same.trigger(), same.rebuild().or(rebuild), same.result()))
            .orElseGet(() -> new Asked(trigger, rebuild, new CompletableFuture<>()));
    if (stopping) {
      refuse(asked);
    } else if (running.isEmpty()) {
      begin(asked);
    } else if (trigger == Trigger.SCHEDULE) {
      return running.get().asked().result().copy();
    } else {
      next = Optional.of(asked);
    }
    return asked.result().copy();
  }

  private void begin(Asked asked) {
    Run run = started(asked);
    worker.execute(() -> perform(run));
  }

  /** A run that is from now on the one that is going on. */
  private synchronized Run started(Asked asked) {
    Run run = new Run(log(asked), asked);
    running = Optional.of(run);
    return run;
  }

  private RunLog log(Asked asked) {
    Instant now = clock.instant();
    String id = "%s-%03d".formatted(RUN_TIME.format(now), runs.incrementAndGet() % 1000);
    return new RunLog(id, asked.trigger(), now);
  }

  private void refuse(Asked asked) {
    asked.result().complete(log(asked).failed(clock.instant(), stopped()));
  }

  private void perform(Run run) {
    Optional<Throwable> failure = failure(run);
    if (failure.orElse(null) instanceof DamagedTables damaged && !stopping) {
      LOG.warnf("run %s begins anew: %s", run.log().id(), damaged.getMessage());
      Run anew = started(run.asked());
      end(anew, failure(anew));
    } else {
      end(run, failure);
    }
  }

  private void end(Run run, Optional<Throwable> failure) {
    Instant now = clock.instant();
    RunReport report =
        failure
            .map(why -> run.log().failed(now, stopping ? stopped() : why))
            .orElseGet(() -> run.log().succeeded(now));
    try {
      remember(report);
      tell(report);
    } finally {
      // Whatever the history and the listener throw, the caller is answered and the next run runs.
      synchronized (this) {
        running = Optional.empty();
        next.ifPresent(this::begin);
        next = Optional.empty();
      }
      run.asked().result().complete(report);
    }
    failure.ifPresent(OutOfMemory::passOn);
  }

  private Optional<Throwable> failure(Run run) {
    try {
      pipeline.run(run.log(), run.asked().rebuild());
      return Optional.empty();
    } catch (Throwable failure) {
      // Errors too: one thrown by Spark, out of memory say, must reach whoever waits for the run.
      return Optional.of(failure);
    }
  }

  private void remember(RunReport report) {
    try {
      history.add(report);
    } catch (IOException | RuntimeException unwritable) {
      LOG.warnf("cannot write the run history: %s", FailureText.of(unwritable));
    }
  }

  private void tell(RunReport report) {
    if (!stopping) {
      try {
        listener.accept(report);
      } catch (RuntimeException broken) {
        LOG.errorf(broken, "run %s ended, and what hears of it failed", report.id());
      }
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
    return new RunProgress(running.map(Run::log).map(RunLog::progress));
  }

  public List<RunReport> history() {
    return history.newestFirst();
  }

  /**
   * Ends the running run, if there is one, and starts no other; who waits for the next one gets a
   * failed report. The listener hears nothing any more: what it reports to may be gone.
   *
   * @param cancelSparkJobs called until the run has ended, because a run asks Spark for many jobs
   * @param patience how long to wait for that
   */
  public void stop(Runnable cancelSparkJobs, Duration patience) {
    synchronized (this) {
      stopping = true;
      next.ifPresent(this::refuse);
      next = Optional.empty();
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
