package io.salespulse.etl.own;

import io.salespulse.etl.spark.OutOfMemory;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;

/** Work with Spark that may not take longer than it is given. */
final class LimitedTime {

  private final SparkContext spark;

  LimitedTime(SparkSession process) {
    this.spark = process.sparkContext();
  }

  /**
   * What the work answers.
   *
   * @throws TimeoutException where it takes longer; its jobs are cancelled
   * @throws WrongKpi where it fails, with the reason
   */
  <T> T call(Callable<T> work, Duration time) throws TimeoutException {
    if (time.isNegative() || time.isZero()) {
      throw new TimeoutException();
    }
    String group = "own-kpi-" + UUID.randomUUID();
    FutureTask<T> task =
        new FutureTask<>(
            () -> {
              spark.setJobGroup(group, "a KPI of one's own", true);
              return work.call();
            });
    // Of its own, and not waited for: planning cannot be cancelled, and nothing is to wait for it.
    Thread thread = new Thread(task, "own-kpi");
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException failure) {
      throw problem(failure.getCause());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the service stops");
    } finally {
      if (!task.isDone()) {
        task.cancel(true);
        spark.cancelJobGroup(group);
      }
    }
  }

  private static WrongKpi problem(Throwable failure) {
    if (failure instanceof WrongKpi wrong) {
      return wrong;
    }
    OutOfMemory.passOn(failure);
    return new WrongKpi(OwnQueries.reason(failure));
  }
}
