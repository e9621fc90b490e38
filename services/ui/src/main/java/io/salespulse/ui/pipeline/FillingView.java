package io.salespulse.ui.pipeline;

import io.salespulse.contract.GeneratorStats;
import io.salespulse.contract.RunProgress;
import io.salespulse.contract.RunSchedule;
import io.salespulse.contract.Topic;
import io.salespulse.ui.format.Figures;
import io.salespulse.ui.health.Problem;
import io.salespulse.ui.text.Words;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The pipeline on its way to the first KPIs: how far each stage is.
 *
 * @param steps in the order of the data's way
 */
public record FillingView(List<StepView> steps) {

  /**
   * @param state done, active, waiting or problem
   * @param facts what is known, one line each
   */
  record StepView(String title, String state, String verdict, List<String> facts) {

    /** What is wrong, if anything is, in the place of the verdict. */
    private StepView orProblem(Optional<String> problem) {
      return problem.map(what -> new StepView(title, "problem", what, facts)).orElse(this);
    }
  }

  public static FillingView of(Pipeline pipeline, Locale locale, Instant now) {
    Figures figures = Figures.beforeAnyKpi(locale);
    return new FillingView(
        List.of(
            emitted(pipeline, figures), kept(pipeline, figures), computed(pipeline, figures, now)));
  }

  private static StepView emitted(Pipeline pipeline, Figures figures) {
    String title = "The shop makes orders";
    if (!pipeline.hasGenerator()) {
      return new StepView(
          title, "active", "They come from elsewhere, not the generator", List.of());
    }
    Optional<String> problem = pipeline.generatorProblem().map(Problem::what);
    Optional<GeneratorStats> stats = pipeline.generated().filter(told -> told.topics() != null);
    if (stats.isEmpty()) {
      return new StepView(title, "waiting", "Waiting for the generator", List.of())
          .orProblem(problem);
    }
    Map<String, GeneratorStats.Counts> counts = stats.get().topics();
    List<Topic> topics =
        Arrays.stream(Topic.values())
            .filter(topic -> counts.containsKey(topic.topicName()))
            .toList();
    long all = topics.stream().mapToLong(topic -> counts.get(topic.topicName()).emitted()).sum();
    boolean done = stats.get().backfill() == GeneratorStats.Backfill.DONE;
    return new StepView(
            title,
            done ? "done" : "active",
            "%s records emitted%s"
                .formatted(figures.count(all), done ? "" : ", the history is being written"),
            topics.stream()
                .map(
                    topic ->
                        figures.count(counts.get(topic.topicName()).emitted()) + " " + name(topic))
                .toList())
        .orProblem(problem);
  }

  private static StepView kept(Pipeline pipeline, Figures figures) {
    long all = Arrays.stream(Topic.values()).mapToLong(pipeline::segments).sum();
    return new StepView(
            "The sink keeps them as CSV files",
            all > 0 ? "active" : "waiting",
            all > 0 ? files(all, figures) + " published" : "Waiting for the first file",
            Arrays.stream(Topic.values())
                .map(topic -> files(pipeline.segments(topic), figures) + " of " + name(topic))
                .toList())
        .orProblem(pipeline.sinkProblems().stream().findFirst().map(Problem::what));
  }

  private static StepView computed(Pipeline pipeline, Figures figures, Instant now) {
    String title = "The ETL computes the KPIs";
    if (pipeline.running().isPresent()) {
      RunProgress.Running running = pipeline.running().get();
      String stage = Words.within(String.valueOf(running.stage()));
      String verdict = "Running: %s, %d%% done".formatted(stage, running.percent());
      return new StepView(title, "active", verdict, List.of());
    }
    String next =
        pipeline
            .schedule()
            .map(RunSchedule::nextFireTime)
            .map(time -> "The next scheduled run starts at " + figures.time(time, now))
            .orElse("The schedule is not known yet");
    return new StepView(title, "waiting", "The first run starts when there is data", List.of(next))
        .orProblem(
            pipeline
                .etlProblem()
                .map(Problem::what)
                .or(() -> pipeline.failedRun().map(RunWords::lastFailed)));
  }

  private static String files(long count, Figures figures) {
    return count == 1 ? "1 file" : figures.count(count) + " files";
  }

  private static String name(Topic topic) {
    return topic.topicName().replace('_', ' ');
  }
}
