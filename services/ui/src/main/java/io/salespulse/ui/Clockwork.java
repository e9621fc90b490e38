package io.salespulse.ui;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.salespulse.ui.health.OwnThreads;
import io.salespulse.ui.kpi.KpiSet;
import io.salespulse.ui.kpi.KpiSets;
import io.salespulse.ui.live.LiveFeed;
import io.salespulse.ui.pipeline.Attention;
import io.salespulse.ui.pipeline.Pipeline;
import io.salespulse.ui.settings.Settings;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Keeps what the pages are made of up to date. The KPIs always; the other services are asked at
 * every turn only while somebody looks, and the etl-runner now and then for whoever comes next.
 */
@ApplicationScoped
class Clockwork {

  private static final Logger LOG = Logger.getLogger(Clockwork.class);

  /** Two system calls a time; the scheduler knows no less than a second. */
  private static final Duration CHECK = Duration.ofMillis(200);

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Settings settings;
  private final KpiSets sets;
  private final Pipeline pipeline;
  private final LiveFeed live;
  private final Attention attention;
  private final OwnThreads threads;

  /** Guarded by this. */
  private KpiSets.State logged = new KpiSets.State(Optional.empty(), Optional.empty());

  Clockwork(
      Settings settings,
      KpiSets sets,
      Pipeline pipeline,
      LiveFeed live,
      Attention attention,
      OwnThreads threads) {
    this.settings = settings;
    this.sets = sets;
    this.pipeline = pipeline;
    this.live = live;
    this.attention = attention;
    this.threads = threads;
  }

  /** Before the scheduler, so that a wrong setting is told once and not by each of its tasks. */
  void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE - 1) StartupEvent event) {
    LOG.infof("dashboard reads the KPIs in %s", settings.dataDir());
    readKpis();
    threads.start("kpi-checks", this::keepReadingKpis);
    threads.start("live-feed", live);
  }

  private void keepReadingKpis() {
    String defect = "";
    while (!isClosedAfter(CHECK)) {
      try {
        readKpis();
        defect = "";
      } catch (RuntimeException thrown) {
        if (!defect.equals(thrown.toString())) {
          defect = thrown.toString();
          LOG.error("The published KPIs cannot be looked at; it is tried again and again.", thrown);
        }
      }
    }
  }

  private boolean isClosedAfter(Duration pause) {
    try {
      return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private synchronized void readKpis() {
    KpiSets.State before = logged;
    KpiSets.State now = sets.check();
    logged = now;
    String shown = now.set().map(KpiSet::id).orElse("");
    if (!shown.equals(before.set().map(KpiSet::id).orElse(""))) {
      now.set().ifPresent(set -> LOG.infof("shows the KPIs of run %s", set.manifest().run().id()));
    }
    now.problem()
        .filter(problem -> !before.problem().equals(now.problem()))
        .ifPresent(problem -> LOG.warn(problem.what()));
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  void askForProgress() {
    if (attention.isOnDashboard()) {
      pipeline.refreshProgress();
    }
  }

  @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
  void askForScheduleAndRuns() {
    if (attention.isOnDashboard()) {
      pipeline.refreshSchedule();
      pipeline.refreshRuns();
    }
  }

  /** So that the first page after a quiet hour is not of an hour ago. */
  @Scheduled(every = "30s", concurrentExecution = ConcurrentExecution.SKIP)
  void askWhileNobodyLooks() {
    pipeline.refreshProgress();
    pipeline.refreshSchedule();
    pipeline.refreshRuns();
  }

  @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
  void askSources() {
    boolean filling = attention.isOnDashboard() && sets.state().set().isEmpty();
    if (filling) {
      pipeline.refreshSegments();
    }
    if (filling || attention.isOnPipeline()) {
      pipeline.refreshSources();
    }
  }

  void stop(@Observes ShutdownEvent event) {
    closed.countDown();
    live.close();
  }
}
