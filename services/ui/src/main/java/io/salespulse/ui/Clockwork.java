package io.salespulse.ui;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.salespulse.ui.kpi.KpiSet;
import io.salespulse.ui.kpi.KpiSets;
import io.salespulse.ui.live.LiveFeed;
import io.salespulse.ui.pipeline.Pipeline;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Keeps what the pages are made of up to date, whether anyone looks at them or not. */
@ApplicationScoped
class Clockwork {

  private static final Logger LOG = Logger.getLogger(Clockwork.class);

  private final Settings settings;
  private final KpiSets sets;
  private final Pipeline pipeline;
  private final LiveFeed live;

  /** Guarded by this. */
  private KpiSets.State logged = new KpiSets.State(Optional.empty(), Optional.empty());

  Clockwork(Settings settings, KpiSets sets, Pipeline pipeline, LiveFeed live) {
    this.settings = settings;
    this.sets = sets;
    this.pipeline = pipeline;
    this.live = live;
  }

  /** Before the scheduler, so that a wrong setting is told once and not by each of its tasks. */
  void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE - 1) StartupEvent event) {
    LOG.infof("dashboard reads the KPIs in %s", settings.dataDir());
    readKpis();
    Thread reader = new Thread(live, "live-feed");
    reader.setDaemon(true);
    reader.start();
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  synchronized void readKpis() {
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
    pipeline.refreshProgress();
  }

  @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
  void askForSchedule() {
    pipeline.refreshSchedule();
  }

  @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
  void askSources() {
    pipeline.refreshSources();
    if (sets.state().set().isEmpty()) {
      pipeline.refreshSegments();
    }
  }

  void stop(@Observes ShutdownEvent event) {
    live.close();
  }
}
