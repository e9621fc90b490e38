package io.salespulse.etl.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.salespulse.contract.DataLayout;
import io.salespulse.contract.RunProgress.Running;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.RunReport.Failure;
import io.salespulse.contract.RunReport.Status;
import io.salespulse.contract.RunReport.Trigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose Spark never starts. */
class EtlJobTest {

  @TempDir Path data;
  private final Queue<RunReport> heard = new ConcurrentLinkedQueue<>();
  private final Queue<Throwable> deaths = new ConcurrentLinkedQueue<>();

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
  void whoeverAsksDuringARunSharesTheNextOne() throws Exception {
    CountDownLatch enough = new CountDownLatch(1);
    EtlJob job = job(() -> stuckUntil(enough));

    CompletableFuture<RunReport> first = job.run(Trigger.START);
    Instant asked = Instant.now();
    CompletableFuture<RunReport> second = job.run(Trigger.REQUEST);
    CompletableFuture<RunReport> third = job.run(Trigger.REQUEST);
    String going = job.progress().running().map(Running::id).orElseThrow();
    enough.countDown();

    assertThat(first.join().id()).isEqualTo(going);
    assertThat(first.join().trigger()).isEqualTo(Trigger.START);
    assertThat(second.join().trigger()).isEqualTo(Trigger.REQUEST);
    assertThat(second.join().startedAt()).isAfterOrEqualTo(asked);
    assertThat(third.join()).isEqualTo(second.join());
    assertThat(job.history()).containsExactly(second.join(), first.join());
  }

  @Test
  void theScheduleIsContentWithTheRunThatIsGoingOn() throws Exception {
    CountDownLatch enough = new CountDownLatch(1);
    EtlJob job = job(() -> stuckUntil(enough));

    CompletableFuture<RunReport> first = job.run(Trigger.REQUEST);
    CompletableFuture<RunReport> second = job.run(Trigger.SCHEDULE);
    // Whoever takes an answer for their own does not take it from the others.
    CompletableFuture<RunReport> taken = job.run(Trigger.SCHEDULE);
    taken.complete(null);
    enough.countDown();

    assertThat(second.join()).isEqualTo(first.join());
    assertThat(job.history()).hasSize(1);
  }

  @Test
  void aListenerAndAHistoryThatFailKeepNobodyFromTheNextRun() throws IOException {
    CountDownLatch enough = new CountDownLatch(1);
    EtlJob job =
        job(
            () -> stuckUntil(enough),
            report -> {
              heard.add(report);
              throw new IllegalStateException("the meters are gone");
            });
    CompletableFuture<RunReport> first = job.run(Trigger.REQUEST);
    CompletableFuture<RunReport> second = job.run(Trigger.REQUEST);
    Files.createDirectories(data.resolve("etl").resolve("runs.jsonl"));
    enough.countDown();

    assertThat(second).succeedsWithin(Duration.ofSeconds(20));
    assertThat(heard).containsExactly(first.join(), second.join());
    assertThat(job.progress().running()).isEmpty();
    assertThat(deaths).isEmpty();
  }

  @Test
  void anErrorOfAListenerIsHeardOfAndKeepsNobodyFromTheNextRun() throws IOException {
    EtlJob job =
        job(
            () -> stuckUntil(new CountDownLatch(0)),
            report -> {
              throw new NoClassDefFoundError("io/micrometer/Gone");
            });

    assertThat(job.run(Trigger.REQUEST)).succeedsWithin(Duration.ofSeconds(20));
    assertThat(job.run(Trigger.REQUEST)).succeedsWithin(Duration.ofSeconds(20));
    await()
        .untilAsserted(
            () -> assertThat(deaths).hasSize(2).hasOnlyElementsOfType(NoClassDefFoundError.class));
  }

  @Test
  void aRunThatUsedUpTheMemoryIsReportedAndHeardOf() throws IOException {
    EtlJob job =
        job(
            () -> {
              throw new IllegalStateException("a task failed", new OutOfMemoryError("Java heap"));
            });

    assertThat(job.run(Trigger.REQUEST).join().failure())
        .map(Failure::reason)
        .contains("OutOfMemoryError: Java heap; a task failed");
    await()
        .untilAsserted(
            () -> assertThat(deaths).hasSize(1).hasOnlyElementsOfType(OutOfMemoryError.class));
    assertThat(job.run(Trigger.REQUEST)).succeedsWithin(Duration.ofSeconds(20));
  }

  @Test
  void whoWaitsForTheNextRunWhenTheServiceStopsGetsAFailedReport() throws IOException {
    CountDownLatch cancelled = new CountDownLatch(1);
    EtlJob job = job(() -> stuckUntil(cancelled));
    CompletableFuture<RunReport> running = job.run(Trigger.REQUEST);
    CompletableFuture<RunReport> waiting = job.run(Trigger.REQUEST);

    job.stop(cancelled::countDown, Duration.ofSeconds(20));

    assertThat(waiting).isCompleted();
    assertThat(waiting.join().failure()).map(Failure::reason).contains("the service was stopped");
    assertThat(waiting.join().id()).isNotEqualTo(running.join().id());
    assertThat(job.history()).containsExactly(running.join());
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
    return job(spark, heard::add);
  }

  private EtlJob job(Supplier<SparkSession> spark, Consumer<RunReport> listener)
      throws IOException {
    DataLayout layout = new DataLayout(data);
    Pipeline pipeline =
        new Pipeline(
            PipelineFixture.settings(layout, ZoneOffset.UTC),
            spark,
            List::of,
            PipelineFixture.JSON,
            Clock.systemUTC());
    RunHistory history = new RunHistory(layout, PipelineFixture.JSON);
    return new EtlJob(
        pipeline, history, listener, (thread, error) -> deaths.add(error), Clock.systemUTC());
  }
}
