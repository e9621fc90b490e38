package io.salespulse.etl.facts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs independent Spark jobs at the same time: each leaves a core idle while it is planned. */
final class Together {

  private Together() {}

  /** A piece of work that reads or writes files. */
  interface Work {
    void run() throws IOException;
  }

  /** Waits for all; fails with what the first one failed with. */
  static void run(Work... works) throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(works.length);
    try {
      List<Future<?>> started = new ArrayList<>();
      for (Work work : works) {
        started.add(
            threads.submit(
                () -> {
                  work.run();
                  return null;
                }));
      }
      for (Future<?> work : started) {
        work.get();
      }
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Error error) {
        throw error;
      }
      throw new IOException(failed.getCause().getMessage(), failed.getCause());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while building facts", stopping);
    } finally {
      threads.shutdownNow();
    }
  }
}
