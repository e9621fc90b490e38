package io.salespulse.bench.ui;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Browsers with the dashboard open, as the page's script asks: the header at every refresh, the
 * live strip every two seconds, and after a new set the parts that are in sight.
 */
final class OpenDashboards {

  private static final long LIVE_NANOSECONDS = Duration.ofSeconds(2).toNanos();
  private static final List<String> IN_SIGHT = List.of("filters", "today", "cards");

  private final Requests requests;
  private final long refresh;
  private final List<Visitor> visitors;
  private int asked;

  private final class Visitor {
    private final Map<String, String> etags = new HashMap<>();
    private long live;
    private long status;

    private Visitor(long live, long status) {
      this.live = live;
      this.status = status;
    }

    private boolean ask(String part) throws IOException, InterruptedException {
      HttpResponse<byte[]> answer =
          requests.ask("/fragments/" + part, etags.getOrDefault(part, ""));
      asked++;
      etags.put(part, answer.headers().firstValue("ETag").orElse(""));
      return answer.statusCode() == 200;
    }
  }

  OpenDashboards(Requests requests, int count, Duration refresh) {
    this.requests = requests;
    this.refresh = refresh.toNanos();
    long now = System.nanoTime();
    // They did not all come at the same moment.
    visitors =
        IntStream.range(0, count)
            .mapToObj(
                index ->
                    new Visitor(
                        now + LIVE_NANOSECONDS * index / count, now + this.refresh * index / count))
            .toList();
  }

  /** Lets them look for that long; answers how many requests that were. */
  int look(Duration length) throws IOException, InterruptedException {
    asked = 0;
    long end = System.nanoTime() + length.toNanos();
    for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
      for (Visitor visitor : visitors) {
        if (now >= visitor.live) {
          visitor.live += LIVE_NANOSECONDS;
          visitor.ask("live");
        }
        if (now >= visitor.status) {
          visitor.status += refresh;
          if (visitor.ask("status")) {
            for (String part : IN_SIGHT) {
              visitor.ask(part);
            }
          }
        }
      }
      LockSupport.parkNanos(1_000_000);
    }
    return asked;
  }
}
