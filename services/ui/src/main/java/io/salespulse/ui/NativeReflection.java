package io.salespulse.ui;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.salespulse.contract.GeneratorStats;
import io.salespulse.contract.Manifest;
import io.salespulse.contract.RunProgress;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.RunSchedule;

/** What Jackson reads by reflection, so that a native image keeps it. */
@RegisterForReflection(
    targets = {
      GeneratorStats.class,
      GeneratorStats.Counts.class,
      GeneratorStats.Backfill.class,
      Manifest.class,
      Manifest.FileEntry.class,
      RunProgress.class,
      RunProgress.Running.class,
      RunReport.class,
      RunReport.Status.class,
      RunReport.Trigger.class,
      RunReport.StageTime.class,
      RunReport.Failure.class,
      RunReport.Refusals.class,
      RunSchedule.class
    })
final class NativeReflection {

  private NativeReflection() {}
}
