package io.salespulse.etl.run;

import io.salespulse.contract.RunReport;
import java.time.Duration;
import java.util.stream.Collectors;

/** The one log line of a run. */
public final class RunLine {

  private RunLine() {}

  public static String of(RunReport report) {
    long milliseconds = Duration.between(report.startedAt(), report.finishedAt()).toMillis();
    String warnings =
        report.warnings().isEmpty() ? "" : "; " + String.join("; ", report.warnings());
    return switch (report.status()) {
      case SUCCEEDED ->
          "run %s succeeded in %d ms: %s%s"
              .formatted(report.id(), milliseconds, work(report), warnings);
      case FAILED ->
          "run %s failed: %s%s; the published KPIs stay"
              .formatted(
                  report.id(),
                  report
                      .failure()
                      .map(failure -> failure.stage() + ": " + failure.reason())
                      .orElse("for no known reason"),
                  warnings);
    };
  }

  private static String work(RunReport report) {
    if (report.daysRebuilt().isEmpty()) {
      return "nothing new, no facts rebuilt";
    }
    int days = report.daysRebuilt().size();
    String rebuilt = "%d %s rebuilt".formatted(days, days == 1 ? "day" : "days");
    if (report.rows().isEmpty()) {
      return rebuilt + " from records that were there";
    }
    return report.rows().entrySet().stream()
        .map(topic -> topic.getValue() + " " + topic.getKey())
        .collect(
            Collectors.joining(
                ", ", rebuilt + " (", ", %d left out)".formatted(report.rejected())));
  }
}
