package io.salespulse.ui.health;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jboss.logging.Logger;

/**
 * The dashboard's own threads, and what ended those that were not to end: a page that lives on
 * without one of them must not look as if all were well.
 */
@Singleton
public class OwnThreads {

  private static final Logger LOG = Logger.getLogger(OwnThreads.class);

  private final Clock clock;
  private final Map<String, Problem> ended = new ConcurrentSkipListMap<>();

  public OwnThreads(Clock clock) {
    this.clock = clock;
  }

  /** Starts a thread that does not keep the process alive, and that is to go on until then. */
  public void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((dead, cause) -> endedBy(name, cause));
    thread.start();
  }

  private void endedBy(String name, Throwable cause) {
    String what =
        "The thread %s of the dashboard has ended by %s. Start the dashboard anew."
            .formatted(name, cause);
    ended.put(name, new Problem(what, clock.instant()));
    LOG.error(what, cause);
  }

  /** A sentence of each thread that has ended by an error, by the names of the threads. */
  public Map<String, Problem> ended() {
    return Map.copyOf(ended);
  }

  /** The same for the header, in the order of the names. */
  public List<Problem> problems() {
    return List.copyOf(ended.values());
  }
}
