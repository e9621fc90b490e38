package io.salespulse.ui.pipeline;

import io.salespulse.contract.GeneratorStats;
import io.salespulse.contract.RunProgress;
import io.salespulse.contract.Topic;
import io.salespulse.ui.format.Figures;
import io.salespulse.ui.format.Words;
import io.salespulse.ui.health.Problem;
import io.salespulse.ui.pipeline.FillingView.StepView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes the view of the time before the first KPIs: how far each room of the house is. */
public final class FillingViews {

  private static final String DONE = "done";
  private static final String ACTIVE = "active";
  private static final String WAITING = "waiting";
  private static final String PROBLEM = "problem";

  private final Pipeline pipeline;
  private final Figures figures;

  public FillingViews(Pipeline pipeline, Locale locale) {
    this.pipeline = pipeline;
    this.figures = Figures.beforeAnyKpi(locale);
  }

  public FillingView filling(Instant now) {
    return new FillingView(List.of(emitted(), kept(), computed(now)));
  }

  private StepView emitted() {
    String title = "The shop makes orders";
    if (!pipeline.hasGenerator()) {
      return step(
          title, List.of(), ACTIVE, "They come from elsewhere, not the generator", List.of());
    }
    List<String> problems = problems(pipeline.generatorProblem());
    Optional<GeneratorStats> stats = pipeline.generated();
    if (stats.isEmpty() || stats.get().topics() == null) {
      return step(title, problems, WAITING, "Waiting for the generator", List.of());
    }
    List<String> facts = new ArrayList<>();
    long all = 0;
    for (Topic topic : Topic.values()) {
      GeneratorStats.Counts counts = stats.get().topics().get(topic.topicName());
      if (counts != null) {
        all += counts.emitted();
        facts.add("%s %s".formatted(figures.count(counts.emitted()), name(topic)));
      }
    }
    boolean done = stats.get().backfill() == GeneratorStats.Backfill.DONE;
    return step(
        title,
        problems,
        done ? DONE : ACTIVE,
        "%s records emitted%s"
            .formatted(figures.count(all), done ? "" : ", the history is being written"),
        facts);
  }

  private StepView kept() {
    List<String> facts = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      facts.add("%s of %s".formatted(files(pipeline.segments(topic)), name(topic)));
    }
    long all = Arrays.stream(Topic.values()).mapToLong(pipeline::segments).sum();
    return step(
        "The sink keeps them as CSV files",
        problems(pipeline.sinkProblems().stream().findFirst()),
        all > 0 ? ACTIVE : WAITING,
        all > 0 ? files(all) + " published" : "Waiting for the first file",
        facts);
  }

  private StepView computed(Instant now) {
    Optional<RunProgress.Running> running = pipeline.running();
    if (running.isPresent()) {
      return step(
          "The ETL computes the KPIs",
          List.of(),
          ACTIVE,
          "Running: %s, %d%% done"
              .formatted(
                  Words.within(String.valueOf(running.get().stage())), running.get().percent()),
          List.of());
    }
    String next =
        pipeline
            .schedule()
            .filter(schedule -> schedule.nextFireTime() != null)
            .map(
                schedule ->
                    "The next scheduled run starts at "
                        + figures.time(schedule.nextFireTime(), now))
            .orElse("The schedule is not known yet");
    return step(
        "The ETL computes the KPIs",
        pipeline
            .etlProblem()
            .map(Problem::what)
            .or(() -> pipeline.failedRun().map(RunWords::lastFailed))
            .stream()
            .toList(),
        WAITING,
        "The first run starts when there is data",
        List.of(next));
  }

  private static List<String> problems(Optional<Problem> problem) {
    return problem.map(Problem::what).stream().toList();
  }

  private static StepView step(
      String title, List<String> problems, String state, String verdict, List<String> facts) {
    if (problems.isEmpty()) {
      return new StepView(title, state, verdict, facts);
    }
    return new StepView(title, PROBLEM, problems.get(0), facts);
  }

  private String files(long count) {
    return count == 1 ? "1 file" : figures.count(count) + " files";
  }

  private static String name(Topic topic) {
    return topic.topicName().replace('_', ' ');
  }
}
