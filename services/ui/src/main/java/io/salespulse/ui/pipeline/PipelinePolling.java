package io.salespulse.ui.pipeline;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.salespulse.ui.kpi.KpiSets;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Asks the other services: at every turn only while somebody looks, and the etl-runner now and then
 * for whoever comes next.
 */
@ApplicationScoped
class PipelinePolling {

  private final KpiSets sets;
  private final Pipeline pipeline;
  private final Attention attention;

  PipelinePolling(KpiSets sets, Pipeline pipeline, Attention attention) {
    this.sets = sets;
    this.pipeline = pipeline;
    this.attention = attention;
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
    if (filling || attention.isOnPipeline()) {
      pipeline.refreshSources();
    }
  }
}
