package io.salespulse.ui;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import io.salespulse.contract.DataLayout;
import io.salespulse.ui.kpi.KpiSets;
import io.salespulse.ui.notes.NotesFile;
import io.salespulse.ui.settings.Proxy;
import io.salespulse.ui.settings.Settings;
import io.salespulse.ui.settings.SignIn;
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

  @Produces
  @Singleton
  NotesFile notes(Settings settings) {
    return new NotesFile(new DataLayout(settings.dataDir()));
  }

  /** What several settings say together is checked when the service starts, as is the next. */
  @Produces
  @Singleton
  @Startup
  Proxy proxy(Settings settings) {
    return Proxy.of(settings);
  }

  @Produces
  @Singleton
  @Startup
  SignIn signIn(Settings settings) {
    return SignIn.of(settings);
  }

  /** Whoever asks for the first page finds the numbers on it. A look is two system calls. */
  void look(@Observes StartupEvent event, KpiSets sets, NotesFile notes, BackgroundTasks tasks) {
    sets.check();
    tasks.every(Duration.ofMillis(250), sets::check);
    notes.check();
    tasks.every(Duration.ofSeconds(1), notes::check);
  }
}
