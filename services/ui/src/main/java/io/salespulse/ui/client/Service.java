package io.salespulse.ui.client;

import io.salespulse.ui.time.Elapsed;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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

  /** Ends when the process does. */
  private final BroadcastProcessor<Void> life = BroadcastProcessor.create();

  /** Questions that went without an answer when they were asked last; guarded by this. */
  private final Map<Object, Silence> unanswered = new HashMap<>();

  /** Since when it is silent, where the log says so; guarded by this. */
  private Optional<Instant> silentSince = Optional.empty();

  /**
   * @param since when the first of the answers did not come
   * @param until when the last one did not
   */
  private record Silence(Instant since, Instant until) {}

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

  /**
   * A question that ends with the process, if not before: then nothing comes of it but null, and
   * the service is told that nobody waits for the answer.
   */
  public <T> Uni<T> untilStopped(Uni<T> question) {
    Uni<T> stopped = life.toUni().map(end -> null);
    return Uni.join().first(stopped, question).toTerminate();
  }

  /** Ends all questions that are under way, and those that are still to come. */
  void stop() {
    life.onComplete();
  }

  /** A sentence about it, for people. */
  public String sentence(String predicate) {
    return "%s at %s %s".formatted(name, url, predicate);
  }

  /**
   * A question has gone without an answer.
   *
   * @param question the same each time it is asked
   * @param what to say of it
   */
  synchronized void silent(Object question, String what, Instant now) {
    forgetWhatNobodyAsks(now);
    Silence before = unanswered.get(question);
    unanswered.put(question, new Silence(before == null ? now : before.since(), now));
    // One question alone may be of a moment in which this process, or that one, just started.
    if (before != null && silentSince.isEmpty()) {
      silentSince = Optional.of(before.since());
      LOG.warn(what);
    }
  }

  /** A question was answered, whatever the answer is. */
  synchronized void heard(Object question, Instant now) {
    unanswered.remove(question);
    forgetWhatNobodyAsks(now);
    if (unanswered.isEmpty()) {
      silentSince.ifPresent(
          since ->
              LOG.info(
                  sentence(
                      "answers again after %d s"
                          .formatted(Duration.between(since, now).toSeconds()))));
      silentSince = Optional.empty();
    }
  }

  /** Some questions are asked only while somebody looks at a page. */
  private void forgetWhatNobodyAsks(Instant now) {
    unanswered
        .values()
        .removeIf(silence -> !Elapsed.isWithin(Poller.CURRENT, silence.until(), now));
  }
}
