package io.salespulse.sink.intake;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Knows whether one of the sink's own threads ran into an error: no memory, no stack, a class that
 * is not there. What else that left half done nobody knows, so the process has to be started anew,
 * which loses nothing.
 */
@Singleton
public final class Breakdown {

  private static final Logger LOG = Logger.getLogger(Breakdown.class);

  private final AtomicReference<String> first = new AtomicReference<>();

  /**
   * @param where what was being done, as a noun
   */
  public void note(String where, Error error) {
    if (first.compareAndSet(null, "%s ended by an error: %s".formatted(where, error))) {
      LOG.errorf(error, "%s ended by an error: start the sink again, nothing is lost", where);
    }
  }

  /** Why the process should not go on, empty where it may. */
  public Optional<String> reason() {
    return Optional.ofNullable(first.get());
  }
}
