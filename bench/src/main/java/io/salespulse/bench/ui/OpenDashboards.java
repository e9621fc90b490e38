package io.salespulse.bench.ui;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Browsers with the dashboard open, as the page's script asks: the header at every refresh, the
 * live strip every two seconds, and after a new set the parts that are in sight.
 */
final class OpenDashboards implements AutoCloseable {

  private static final long LIVE_NANOSECONDS = Duration.ofSeconds(2).toNanos();
  private static final List<String> IN_SIGHT = List.of("filters", "cards", "trend");

  private final List<Visitor> visitors = new ArrayList<>();
  private final long refresh;

  private static final class Visitor {
    private final Connection connection;
    private final Map<String, String> etags = new HashMap<>();
    private long live;
    private long status;

    private Visitor(Connection connection) {
      this.connection = connection;
    }

    private boolean ask(String part) throws IOException {
      Connection.Answer answer =
          connection.exchange(
              Connection.request("/fragments/" + part, etags.getOrDefault(part, "")));
      etags.put(part, answer.etag());
      return answer.status() == 200;
    }
  }

  OpenDashboards(int port, int count, Duration refresh) throws IOException {
    this.refresh = refresh.toNanos();
    long now = System.nanoTime();
    for (int index = 0; index < count; index++) {
      Visitor visitor = new Visitor(new Connection(port));
      // They did not all come at the same moment.
      visitor.live = now + LIVE_NANOSECONDS * index / count;
      visitor.status = now + this.refresh * index / count;
      visitors.add(visitor);
    }
  }

  /** Lets them look for that long; answers how many requests that were. */
  int look(Duration length) throws IOException {
    int requests = 0;
    long end = System.nanoTime() + length.toNanos();
    for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
      for (Visitor visitor : visitors) {
        if (now >= visitor.live) {
          visitor.live += LIVE_NANOSECONDS;
          visitor.ask("live");
          requests++;
        }
        if (now >= visitor.status) {
          visitor.status += refresh;
          requests++;
          if (visitor.ask("status")) {
            for (String part : IN_SIGHT) {
              visitor.ask(part);
              requests++;
            }
          }
        }
      }
      LockSupport.parkNanos(1_000_000);
    }
    return requests;
  }

  @Override
  public void close() throws IOException {
    for (Visitor visitor : visitors) {
      visitor.connection.close();
    }
  }
}
