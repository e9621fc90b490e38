package io.salespulse.etl.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.DataLayout;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.RunReport.Failure;
import io.salespulse.contract.RunReport.Status;
import io.salespulse.contract.RunReport.Trigger;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose Spark never starts. */
class EtlJobTest {

  @TempDir Path data;
  private final Queue<RunReport> heard = new ConcurrentLinkedQueue<>();

  @Test
  void anErrorIsReportedTooAndTheNextRunStarts() throws IOException {
    EtlJob job =
        job(
            () -> {
              throw new NoClassDefFoundError("org/apache/spark/Gone");
            });

    RunReport first = job.run(Trigger.REQUEST).join();
    RunReport second = job.run(Trigger.SCHEDULE).join();

    assertThat(first.failure())
        .contains(new Failure("flush-sink", "NoClassDefFoundError: org/apache/spark/Gone"));
    assertThat(second.id()).isGreaterThan(first.id());
    assertThat(heard).containsExactly(first, second);
    assertThat(job.history()).containsExactly(second, first);
    assertThat(job.progress().running()).isEmpty();
  }

  @Test
  void aCallDuringARunJoinsIt() throws Exception {
    CountDownLatch enough = new CountDownLatch(1);
    EtlJob job = job(() -> stuckUntil(enough));

    CompletableFuture<RunReport> first = job.run(Trigger.START);
    CompletableFuture<RunReport> second = job.run(Trigger.REQUEST);
    assertThat(job.progress().running()).isPresent();
    second.complete(null);
    enough.countDown();

    assertThat(first.join().trigger()).isEqualTo(Trigger.START);
    assertThat(job.history()).hasSize(1);
  }

  @Test
  void stoppingCancelsTheRunAndStartsNoOther() throws IOException {
    CountDownLatch cancelled = new CountDownLatch(1);
    EtlJob job = job(() -> stuckUntil(cancelled));
    CompletableFuture<RunReport> running = job.run(Trigger.REQUEST);

    job.stop(cancelled::countDown, Duration.ofSeconds(20));

    assertThat(running).isCompleted();
    assertThat(running.join().failure()).map(Failure::reason).contains("the service was stopped");
    assertThat(job.history()).containsExactly(running.join());
    assertThat(job.run(Trigger.SCHEDULE)).isCompleted();
    assertThat(job.run(Trigger.SCHEDULE).join().status()).isEqualTo(Status.FAILED);
    // The listener's meters may be gone by now.
    assertThat(heard).isEmpty();
  }

  @Test
  void stoppingDoesNotWaitForeverForARunThatCannotBeCancelled() throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    EtlJob job = job(() -> stuckUntil(never));
    CompletableFuture<RunReport> running = job.run(Trigger.REQUEST);

    job.stop(() -> {}, Duration.ofMillis(150));

    // The interrupt at the end of the patience frees it.
    assertThat(running.join().status()).isEqualTo(Status.FAILED);
    assertThat(heard).isEmpty();
  }

  private static SparkSession stuckUntil(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException hurried) {
      throw new IllegalStateException("interrupted", hurried);
    }
    throw new IllegalStateException("no Spark here");
  }

  private EtlJob job(Supplier<SparkSession> spark) throws IOException {
    DataLayout layout = new DataLayout(data);
    Pipeline pipeline =
        new Pipeline(
            PipelineFixture.settings(layout, ZoneOffset.UTC),
            spark,
            new SinkClient(List.of(), PipelineFixture.JSON),
            PipelineFixture.JSON,
            Clock.systemUTC());
    RunHistory history = new RunHistory(layout, PipelineFixture.JSON);
    return new EtlJob(pipeline, history, heard::add, Clock.systemUTC());
  }
}
