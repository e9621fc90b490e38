package io.salespulse.ui;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.salespulse.contract.DataLayout;
import io.salespulse.ui.kpi.KpiSets;
import io.salespulse.ui.settings.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

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
}
