package io.salespulse.ui.kpi;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.salespulse.contract.DataLayout;
import io.salespulse.ui.health.Problem;
import io.salespulse.ui.time.Elapsed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The KPI set that is shown. {@link #check()} looks whether the link {@code kpi} points to another
 * one, which costs two system calls while nothing changed, and takes it over when it is whole; the
 * last good set stays until then, with the problem beside it.
 */
public final class KpiSets {

  private static final Logger LOG = Logger.getLogger(KpiSets.class);

  /** A broken set is read again that often, in case somebody mends it in place. */
  private static final Duration RETRY = Duration.ofSeconds(10);

  private final DataLayout layout;
  private final KpiSetReader reader;
  private final Clock clock;

  /** What was looked at last, and when; guarded by this. */
  private Version seen = Version.NONE;

  private Instant seenAt = Instant.MIN;

  private volatile State state = new State(Optional.empty(), Optional.empty());

  public KpiSets(DataLayout layout, ObjectMapper json, Clock clock) {
    this.layout = layout;
    this.reader = new KpiSetReader(json);
    this.clock = clock;
  }

  /**
   * What can be shown now.
   *
   * @param set the last good set, empty before the first
   * @param problem why {@code set} is not the published one, empty when it is or when there is none
   */
  public record State(Optional<KpiSet> set, Optional<Problem> problem) {}

  /** Never blocks. */
  public State state() {
    return state;
  }

  /** Takes a new set over; answers what is shown from now on. */
  public synchronized State check() {
    Version now;
    try {
      now = version();
    } catch (NoSuchFileException missing) {
      seen = Version.NONE;
      if (state.set().isPresent()) {
        problem("The published KPIs are gone (" + missing.getFile() + " does not exist).");
      } else {
        state = new State(Optional.empty(), Optional.empty());
      }
      return state;
    } catch (IOException unreadable) {
      seen = Version.NONE;
      problem("The published KPIs cannot be read: " + unreadable + ".");
      return state;
    }
    boolean retry =
        state.problem().isPresent() && !Elapsed.isWithin(RETRY, seenAt, clock.instant());
    if (!now.equals(seen) || retry) {
      seen = now;
      seenAt = clock.instant();
      take(now.directory());
    }
    return state;
  }

  private void take(Path directory) {
    try {
      KpiSet set = reader.read(directory);
      state = new State(Optional.of(set), Optional.empty());
      LOG.infof("shows the KPIs of run %s", set.manifest().run().id());
    } catch (BrokenSetException broken) {
      if (!isPublished(directory)) {
        // Replaced and removed while it was read: the next check reads its successor.
        seen = Version.NONE;
        return;
      }
      problem(
          "The KPI set %s cannot be shown: %s."
              .formatted(directory.getFileName(), broken.getMessage()));
    }
  }

  private boolean isPublished(Path directory) {
    try {
      return layout.kpi().toRealPath().equals(directory);
    } catch (IOException gone) {
      return false;
    }
  }

  /** A problem keeps the time at which it began, whatever it turns into. */
  private void problem(String what) {
    Optional<Problem> before = state.problem();
    Problem now = new Problem(what, before.map(Problem::since).orElseGet(clock::instant));
    state = new State(state.set(), Optional.of(now));
    if (!state.problem().equals(before)) {
      LOG.warn(now.what());
    }
  }

  private Version version() throws IOException {
    Path directory = layout.kpi().toRealPath();
    Path manifest = directory.resolve(DataLayout.MANIFEST);
    return Files.exists(manifest)
        ? new Version(directory, Files.getLastModifiedTime(manifest), Files.size(manifest))
        : new Version(directory, FileTime.fromMillis(0), 0);
  }

  private record Version(Path directory, FileTime written, long size) {
    static final Version NONE = new Version(Path.of(""), FileTime.fromMillis(0), -1);
  }
}
