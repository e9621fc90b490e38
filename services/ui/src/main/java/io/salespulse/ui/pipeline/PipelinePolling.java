package io.salespulse.ui.pipeline;

import io.quarkus.runtime.StartupEvent;
import io.salespulse.ui.kpi.KpiSets;
import io.salespulse.ui.time.BackgroundTasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

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

  void start(@Observes StartupEvent event, BackgroundTasks tasks) {
    tasks.every(Duration.ofSeconds(1), this::askForProgress);
    tasks.every(Duration.ofSeconds(2), this::askSources);
    tasks.every(Duration.ofSeconds(5), this::askForScheduleAndRuns);
    tasks.every(Duration.ofSeconds(30), this::askWhileNobodyLooks);
  }

  private void askForProgress() {
    if (attention.isOnDashboard()) {
      pipeline.refreshProgress();
    }
  }

  private void askSources() {
    if (isFilling() && attention.isOnDashboard() || attention.isOnPipeline()) {
      pipeline.refreshSources();
    }
  }

  private void askForScheduleAndRuns() {
    if (attention.isOnDashboard()) {
      pipeline.refreshSchedule();
      pipeline.refreshRuns();
    }
  }

  /** So that the first page after a quiet hour is not of an hour ago. */
  private void askWhileNobodyLooks() {
    pipeline.refreshProgress();
    pipeline.refreshSchedule();
    pipeline.refreshRuns();
    if (isFilling()) {
      pipeline.refreshSources();
    }
  }

  /** Before the first numbers, the dashboard shows what the pipeline page shows later. */
  private boolean isFilling() {
    return sets.state().set().isEmpty();
  }
}
