package io.salespulse.ui.kpi;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Looks every second whether a new set is published: that is two system calls. */
@ApplicationScoped
class KpiPolling {

  private static final Logger LOG = Logger.getLogger(KpiPolling.class);

  private final KpiSets sets;

  /** Guarded by this. */
  private KpiSets.State logged = new KpiSets.State(Optional.empty(), Optional.empty());

  KpiPolling(KpiSets sets) {
    this.sets = sets;
  }

  /**
   * Whoever asks for the first page finds the numbers on it. Before the scheduler, so that a wrong
   * setting is told once and not by each of its tasks.
   */
  void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE - 1) StartupEvent event) {
    look();
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  synchronized void look() {
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
}
