package io.salespulse.ui.pipeline;

import io.salespulse.contract.RunReport;
import io.salespulse.ui.format.Figures;
import io.salespulse.ui.health.Problem;
import io.salespulse.ui.text.HostileText;
import io.salespulse.ui.text.Words;
import java.util.List;

/** What the pages say of a run of the ETL. */
public final class RunWords {

  /** In a line of a page; the last runs on the pipeline page have the whole. */
  private static final int BRIEF = 160;

  /**
   * More than the warnings of a run, unless some fifty files are wrong; the ETL's runs have all.
   */
  private static final int WHOLE = 10_000;

  private RunWords() {}

  /** {@code The last run failed at “build facts”: No space left on device.} */
  public static String lastFailed(RunReport run) {
    return "The last run failed"
        + run.failure().map(why -> at(why.stage(), why.reason())).orElse(".");
  }

  /** Where and why, to be put behind what failed. */
  public static String at(String stage, String reason) {
    return " at “%s”: %s"
        .formatted(Words.within(stage), Problem.sentence(HostileText.tamed(reason, BRIEF)));
  }

  /**
   * To be put behind what went well: {@code , but the sink did not answer.} Of several warnings the
   * first, and how many more there are.
   */
  public static String but(List<String> warnings) {
    if (warnings.isEmpty()) {
      return ".";
    }
    String first = ", but " + Problem.sentence(HostileText.tamed(warnings.get(0), BRIEF));
    return switch (warnings.size()) {
      case 1 -> first;
      case 2 -> first + " One more warning is among the last runs.";
      default ->
          first + " %d more warnings are among the last runs.".formatted(warnings.size() - 1);
    };
  }

  /** Of a run whose numbers lack what Kafka had. */
  public static String incomplete(RunReport run) {
    return "These numbers may not be complete"
        + run.warnings().stream()
            .findFirst()
            .map(why -> ", as " + Problem.sentence(HostileText.tamed(why, BRIEF)))
            .orElse(".");
  }

  /** Of a run before which the sink turned most of a topic away. */
  public static String refused(String topic, RunReport.Refusals refusals, Figures figures) {
    return "Most of what the last run found new on %s was rejected: %s of %s. Most often: %s"
        .formatted(
            Words.within(topic),
            figures.count(refusals.rejected()),
            figures.count(refusals.received()),
            Problem.sentence(HostileText.tamed(String.valueOf(refusals.commonestReason()), BRIEF)));
  }

  /** All that the report says of how the run ended. */
  public static String result(RunReport run) {
    return switch (run.status()) {
      case SUCCEEDED ->
          run.warnings().isEmpty()
              ? "Succeeded"
              : "Succeeded, with warnings: "
                  + HostileText.tamed(String.join("; ", run.warnings()), WHOLE);
      case FAILED ->
          "Failed"
              + run.failure()
                  .map(
                      why ->
                          " at “%s”: %s"
                              .formatted(
                                  Words.within(why.stage()),
                                  HostileText.tamed(why.reason(), WHOLE)))
                  .orElse("");
    };
  }
}
