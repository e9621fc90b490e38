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
    String rows =
        report.rows().entrySet().stream()
            .map(topic -> topic.getValue() + " " + topic.getKey())
            .collect(Collectors.joining(", "));
    return "%d %s rebuilt (%s, %d left out)"
        .formatted(
            report.daysRebuilt().size(),
            report.daysRebuilt().size() == 1 ? "day" : "days",
            rows,
            report.rejected());
  }
}
