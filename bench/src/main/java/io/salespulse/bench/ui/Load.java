package io.salespulse.bench.ui;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Requests to one dashboard. */
final class Load {

  private Load() {}

  /** One request after another over one connection, after as many that do not count. */
  static Times oneClient(int port, byte[] request, int requests) throws IOException {
    long[] times = new long[requests];
    try (Connection connection = new Connection(port)) {
      for (int index = -requests; index < requests; index++) {
        long start = System.nanoTime();
        Connection.Answer answer = connection.exchange(request);
        if (answer.status() != 200) {
          throw new IOException("status " + answer.status());
        }
        if (index >= 0) {
          times[index] = System.nanoTime() - start;
        }
      }
    }
    return new Times(times);
  }

  /**
   * Requests at a rate that does not wait for the answers: a request's time runs from the moment
   * that it was due, so that a server that stalls is not asked more kindly.
   *
   * @param requests taken in turn
   */
  static Times atRate(
      int port, List<byte[]> requests, int perSecond, Duration length, int connections)
      throws IOException, InterruptedException {
    long total = perSecond * length.toSeconds();
    long[] times = new long[(int) total];
    AtomicLong next = new AtomicLong();
    long start = System.nanoTime() + 50_000_000;
    ExecutorService clients = Executors.newFixedThreadPool(connections);
    List<Future<?>> running = new ArrayList<>();
    for (int client = 0; client < connections; client++) {
      running.add(
          clients.submit(
              () -> {
                try (Connection connection = new Connection(port)) {
                  for (long at = next.getAndIncrement(); at < total; at = next.getAndIncrement()) {
                    long due = start + at * 1_000_000_000 / perSecond;
                    for (long left = due - System.nanoTime();
                        left > 0;
                        left = due - System.nanoTime()) {
                      LockSupport.parkNanos(left);
                    }
                    connection.exchange(requests.get((int) (at % requests.size())));
                    times[(int) at] = System.nanoTime() - due;
                  }
                }
                return null;
              }));
    }
    clients.shutdown();
    for (Future<?> client : running) {
      try {
        client.get();
      } catch (ExecutionException failure) {
        throw new IOException("a client failed", failure.getCause());
      }
    }
    return new Times(times);
  }
}
