package io.salespulse.etl.run;

import io.salespulse.contract.RunReport;
import io.salespulse.contract.RunReport.Status;
import io.salespulse.contract.RunReport.Trigger;
import io.salespulse.etl.raw.RawCatalog;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/**
 * The runs a starting service makes by itself: the first as soon as there is raw data, then another
 * whenever one found that days before today had changed. So the KPIs catch up with a history that
 * is still coming in, and stop when only today changes.
 */
public final class StartRuns implements Runnable {

  private static final Logger LOG = Logger.getLogger(StartRuns.class);

  private static final Duration DATA_POLL = Duration.ofSeconds(2);

  /** Between catch-up runs, unless the sink has caught up earlier. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(6);

  private static final Duration LAG_POLL = Duration.ofSeconds(1);
  private static final int MOST_FAILURES = 3;

  private final EtlJob job;
  private final SinkClient sink;
  private final RawCatalog catalog;

  public StartRuns(EtlJob job, SinkClient sink, RawCatalog catalog) {
    this.job = job;
    this.sink = sink;
    this.catalog = catalog;
  }

  @Override
  public void run() {
    try {
      while (catalog.isEmpty()) {
        sink.flush();
        if (catalog.isEmpty()) {
          Thread.sleep(DATA_POLL.toMillis());
        }
      }
      int failures = 0;
      RunReport report = job.run(Trigger.START).join();
      while (report.status() == Status.FAILED ? ++failures < MOST_FAILURES : foundHistory(report)) {
        pause();
        report = job.run(Trigger.START).join();
      }
    } catch (IOException unreadable) {
      LOG.errorf("cannot read the raw data: %s", FailureText.of(unreadable));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean foundHistory(RunReport report) {
    LocalDate today = LocalDate.ofInstant(report.startedAt(), ZoneOffset.UTC);
    return report.daysRebuilt().stream().anyMatch(day -> day.isBefore(today));
  }

  /** Lets the sink publish more, so that the next run is not spent on a few records. */
  private void pause() throws InterruptedException {
    long end = System.nanoTime() + LONGEST_PAUSE.toNanos();
    do {
      Thread.sleep(LAG_POLL.toMillis());
      if (sink.flush().isEmpty()) {
        return;
      }
    } while (System.nanoTime() < end);
  }
}
