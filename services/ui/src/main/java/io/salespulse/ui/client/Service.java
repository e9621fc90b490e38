package io.salespulse.ui.client;

import io.salespulse.ui.health.Problem;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Another service of the house. To the log its silence is worth one line and the end of it another,
 * however many questions it is asked meanwhile; the page says more.
 */
public final class Service<A> {

  private static final Logger LOG = Logger.getLogger(Service.class);

  private final String name;
  private final URI url;
  private final A api;

  /** Guarded by this, as is {@link #silence}. */
  private final Set<Object> unanswered = new HashSet<>();

  private Optional<Problem> silence = Optional.empty();

  /**
   * @param name as people know it
   * @param url without a path
   * @param api how it is asked
   */
  public Service(String name, URI url, A api) {
    this.name = name;
    this.url = url;
    this.api = api;
  }

  /** How it is asked. */
  public A api() {
    return api;
  }

  /** A sentence about it, for people. */
  public String sentence(String predicate) {
    return "%s at %s %s".formatted(name, url, predicate);
  }

  /** A question of its own kind has gone without an answer, again. */
  synchronized void silent(Object question, Problem problem) {
    unanswered.add(question);
    if (silence.isEmpty()) {
      silence = Optional.of(problem);
      LOG.warn(problem.what());
    }
  }

  /** A question was answered, whatever the answer is. */
  synchronized void heard(Object question, Instant now) {
    unanswered.remove(question);
    if (unanswered.isEmpty()) {
      silence.ifPresent(
          over ->
              LOG.info(
                  sentence(
                      "answers again after %d s"
                          .formatted(Duration.between(over.since(), now).toSeconds()))));
      silence = Optional.empty();
    }
  }
}
