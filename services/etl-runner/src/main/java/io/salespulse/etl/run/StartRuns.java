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
 * while the generator writes its history, and whenever one that lacked records found that days
 * before today had changed. So the KPIs catch up with a history that is still coming in. They stop
 * when only today changes, or a run lacks nothing: in many a shop some older order changes at any
 * time.
 */
public final class StartRuns implements Runnable {

  private static final Logger LOG = Logger.getLogger(StartRuns.class);

  private static final Duration DATA_POLL = Duration.ofSeconds(2);

  /** Between catch-up runs, unless the sink has caught up earlier. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(6);

  private static final Duration LAG_POLL = Duration.ofSeconds(1);
  private static final int MOST_FAILURES = 3;

  private final EtlJob job;
  private final Upstream upstream;
  private final RawCatalog catalog;

  public StartRuns(EtlJob job, Upstream upstream, RawCatalog catalog) {
    this.job = job;
    this.upstream = upstream;
    this.catalog = catalog;
  }

  @Override
  public void run() {
    try {
      while (catalog.isEmpty()) {
        // Hears of a history before the first run, for which the generator may be too busy.
        upstream.publish();
        if (catalog.isEmpty()) {
          Thread.sleep(DATA_POLL.toMillis());
        }
      }
      int failures = 0;
      while (failures < MOST_FAILURES) {
        // Asked before the run, whose set is the first without that reservation when this is false.
        boolean history = upstream.generator().unfinishedHistory().isPresent();
        RunReport report = job.run(Trigger.START).join();
        if (report.status() == Status.FAILED) {
          failures++;
          pause();
        } else if (history || report.incomplete() && foundHistory(report)) {
          do {
            pause();
            // Nothing came since, and more is to come: a run would find nothing again.
          } while (report.daysRebuilt().isEmpty()
              && upstream.generator().unfinishedHistory().isPresent());
        } else {
          return;
        }
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
      if (upstream.sinks().flush().isEmpty()) {
        return;
      }
    } while (System.nanoTime() < end);
  }
}
