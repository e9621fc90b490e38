package io.salespulse.etl.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.RunReport;
import io.salespulse.contract.Topic;
import io.salespulse.etl.TestSpark;
import io.salespulse.etl.spark.SparkSessions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkContext;
import org.apache.spark.metrics.source.CodegenMetrics$;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What ten new minutes cost whatever they hold: the larger part of such a run. A change that needs
 * more is welcome where it says why.
 */
class CostOfARunTest {

  private static final int MOST_JOBS = 15;
  private static final int MOST_STAGES = 20;
  private static final int MOST_TASKS = 26;

  @TempDir Path directory;
  private int orders;

  @Test
  void aFewNewOrdersTakeNoMoreJobsStagesAndTasksAndNoNewlyGeneratedCode() throws Exception {
    PipelineFixture pipeline = new PipelineFixture(Files.createDirectories(directory.resolve("d")));
    pipeline.write(SmallShop.ALL);
    assertThat(pipeline.run().failure()).isEmpty();
    // What an increment needs is generated in the first ones, and kept.
    assertThat(newOrders(pipeline).daysRebuilt()).hasSize(1);
    assertThat(newOrders(pipeline).daysRebuilt()).hasSize(1);

    long generated = generatedClasses();
    Counter counter = new Counter();
    SparkContext context = SparkSessions.start("local[2]", TestSpark.SCRATCH).sparkContext();
    context.listenerBus().waitUntilEmpty();
    context.addSparkListener(counter);
    RunReport report = newOrders(pipeline);
    context.listenerBus().waitUntilEmpty();
    context.removeSparkListener(counter);

    assertThat(report.failure()).isEmpty();
    assertThat(report.daysRebuilt()).hasSize(1);
    assertThat(generatedClasses() - generated).as("generated classes").isZero();
    assertThat(counter.jobs).as("jobs").hasSizeBetween(1, MOST_JOBS);
    assertThat(counter.stages).as("stages").hasValueBetween(1, MOST_STAGES);
    assertThat(counter.tasks).as("tasks").hasValueBetween(1, MOST_TASKS);
  }

  private RunReport newOrders(PipelineFixture pipeline) throws Exception {
    int number = 100 + ++orders;
    return pipeline.runWith(
        RawSegment.of(
            Topic.ORDERS,
            "2026-11-03",
            number,
            "n%d,c1,2026-11-03T10:%02d:00Z,10.00,web,card".formatted(number, orders)),
        RawSegment.of(
            Topic.ORDER_ITEMS, "2026-11-03", number, "i1,n%d,p2,1,10.00".formatted(number)));
  }

  private static long generatedClasses() {
    return CodegenMetrics$.MODULE$.METRIC_COMPILATION_TIME().getCount();
  }

  private static final class Counter extends SparkListener {

    private final List<String> jobs = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger stages = new AtomicInteger();
    private final AtomicInteger tasks = new AtomicInteger();

    @Override
    public void onJobStart(SparkListenerJobStart started) {
      jobs.add(started.stageInfos().isEmpty() ? "no stage" : started.stageInfos().last().name());
    }

    @Override
    public void onStageCompleted(SparkListenerStageCompleted completed) {
      stages.incrementAndGet();
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd ended) {
      tasks.incrementAndGet();
    }
  }
}
