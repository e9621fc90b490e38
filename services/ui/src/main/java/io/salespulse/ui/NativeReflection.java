package io.salespulse.ui;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.salespulse.contract.AlertCondition;
import io.salespulse.contract.AlertStates;
import io.salespulse.contract.GeneratorStats;
import io.salespulse.contract.Goals;
import io.salespulse.contract.LiveSales;
import io.salespulse.contract.Manifest;
import io.salespulse.contract.OwnKpiState;
import io.salespulse.contract.RunProgress;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.RunSchedule;
import io.salespulse.contract.SinkStatus;
import io.salespulse.contract.SourceSamples;
import io.salespulse.contract.ValueKind;
import io.salespulse.ui.client.HealthReport;

/** What Jackson reads by reflection, so that a native image keeps it. */
@RegisterForReflection(
    targets = {
      AlertCondition.class,
      AlertStates.class,
      AlertStates.AlertState.class,
      AlertStates.Undelivered.class,
      GeneratorStats.class,
      GeneratorStats.Counts.class,
      GeneratorStats.Backfill.class,
      Goals.class,
      HealthReport.class,
      HealthReport.Check.class,
      LiveSales.class,
      LiveSales.Sum.class,
      Manifest.class,
      Manifest.FileEntry.class,
      Manifest.OwnEntry.class,
      OwnKpiState.class,
      RunProgress.class,
      RunProgress.Running.class,
      RunReport.class,
      RunReport.Status.class,
      RunReport.Trigger.class,
      RunReport.StageTime.class,
      RunReport.Failure.class,
      RunReport.Refusals.class,
      RunSchedule.class,
      SinkStatus.class,
      SinkStatus.Counts.class,
      SourceSamples.class,
      SourceSamples.OfTopic.class,
      SourceSamples.Sample.class,
      SourceSamples.Field.class,
      SourceSamples.Drift.class,
      ValueKind.class
    })
final class NativeReflection {

  private NativeReflection() {}
}
