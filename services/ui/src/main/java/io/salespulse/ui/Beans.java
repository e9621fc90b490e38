package io.salespulse.ui;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import io.salespulse.contract.DataLayout;
import io.salespulse.ui.kpi.KpiSets;
import io.salespulse.ui.settings.Settings;
import io.salespulse.ui.time.BackgroundTasks;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Puts the plain classes together. */
@Dependent
class Beans {

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  KpiSets kpiSets(Settings settings, ObjectMapper json, Clock clock) {
    return new KpiSets(new DataLayout(settings.dataDir()), json, clock);
  }

  /** Whoever asks for the first page finds the numbers on it. A look is two system calls. */
  void look(@Observes StartupEvent event, KpiSets sets, BackgroundTasks tasks) {
    sets.check();
    tasks.every(Duration.ofSeconds(1), sets::check);
  }
}
