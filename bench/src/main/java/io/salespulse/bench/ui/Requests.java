package io.salespulse.bench.ui;

import io.salespulse.bench.Measurements;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Requests to one dashboard as browsers send them, over connections that are kept.
 *
 * @param address of the dashboard
 */
record Requests(URI address) {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * Asks once.
   *
   * @param etag of what is there already, blank where nothing is
   */
  HttpResponse<byte[]> ask(String path, String etag) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve(path)).header("Accept-Encoding", "gzip");
    if (!etag.isEmpty()) {
      request.header("If-None-Match", etag);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  /** What a path answers, not compressed. */
  String text(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address.resolve(path)).build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  /** Milliseconds of whole answers, one request after another, after as many that do not count. */
  Measurements oneAfterAnother(int requests, IntFunction<String> path)
      throws IOException, InterruptedException {
    long[] times = new long[requests];
    for (int index = -requests; index < requests; index++) {
      long start = System.nanoTime();
      whole(path.apply(index));
      if (index >= 0) {
        times[index] = System.nanoTime() - start;
      }
    }
    return Measurements.milliseconds(times);
  }

  /**
   * Requests at a rate that does not wait for the answers: a request's time runs from the moment
   * that it was due, so that a server that stalls is not asked more kindly.
   *
   * @param paths taken in turn
   * @return milliseconds
   */
  Measurements atRate(List<String> paths, int perSecond, Duration length, int connections)
      throws IOException, InterruptedException {
    long[] times = new long[(int) (perSecond * length.toSeconds())];
    AtomicInteger next = new AtomicInteger();
    long start = System.nanoTime() + 50_000_000;
    Callable<Void> client =
        () -> {
          for (int at = next.getAndIncrement(); at < times.length; at = next.getAndIncrement()) {
            long due = start + at * 1_000_000_000L / perSecond;
            pauseUntil(due);
            whole(paths.get(at % paths.size()));
            times[at] = System.nanoTime() - due;
          }
          return null;
        };
    ExecutorService clients = Executors.newFixedThreadPool(connections);
    try {
      for (Future<Void> ended : clients.invokeAll(Collections.nCopies(connections, client))) {
        ended.get();
      }
    } catch (ExecutionException failure) {
      throw new IOException("a client failed", failure.getCause());
    } finally {
      clients.shutdown();
    }
    return Measurements.milliseconds(times);
  }

  private void whole(String path) throws IOException, InterruptedException {
    int status = ask(path, "").statusCode();
    if (status != 200) {
      throw new IOException("%s answered %d".formatted(path, status));
    }
  }

  static void pauseUntil(long nanoTime) {
    for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
