package io.salespulse.sink.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Notices that most of a topic's records are rejected, or some of their lines are, and says it
 * once: a producer that sends something else than the contract asks for is seen here first.
 */
public final class Rejections {

  /** A reason that quotes the record may be another one each time. */
  private static final int MOST_KINDS = 100;

  private static final int LONGEST_REASON = 200;

  /**
   * Why records of a poll were rejected.
   *
   * @param rejected one for each
   * @param incomplete one for each order that became one without some of its lines
   */
  record Reasons(List<String> rejected, List<String> incomplete) {

    Reasons() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  /**
   * @param example the reason of the first record of the kind
   */
  private record Kind(long records, String example) {}

  private final String topic;
  private final Map<String, Kind> kinds = new HashMap<>();
  private long received;
  private long rejected;
  private long incomplete;
  private boolean said;

  Rejections(String topic) {
    this.topic = topic;
  }

  /**
   * Records came.
   *
   * @param all how many, the rejected ones among them
   */
  synchronized void add(long all, Reasons reasons) {
    received += all;
    rejected += reasons.rejected().size();
    incomplete += reasons.incomplete().size();
    reasons.rejected().forEach(this::add);
    reasons.incomplete().forEach(this::add);
  }

  private void add(String reason) {
    // What follows the colon is of this one record.
    String name = reason.split(":", 2)[0];
    if (kinds.size() < MOST_KINDS || kinds.containsKey(name)) {
      kinds.merge(
          name,
          new Kind(1, reason),
          (known, one) -> new Kind(known.records() + 1, known.example()));
    }
  }

  /**
   * Looks at what came since the call before.
   *
   * @return what to say where that is so of more than half, and was of less in the calls before
   */
  public synchronized Optional<String> judge() {
    if (received == 0) {
      return Optional.empty();
    }
    boolean most = 2 * (rejected + incomplete) > received;
    Optional<String> line = most && !said ? Optional.of(line()) : Optional.empty();
    said = most;
    received = 0;
    rejected = 0;
    incomplete = 0;
    kinds.clear();
    return line;
  }

  private String whatCame() {
    String came = "of the %d records that came of late".formatted(received);
    String without = "are without some of their lines";
    if (incomplete == 0) {
      return "%d %s were rejected".formatted(rejected, came);
    }
    return rejected == 0
        ? "%d %s %s".formatted(incomplete, came, without)
        : "%s %d were rejected and %d %s".formatted(came, rejected, incomplete, without);
  }

  private String line() {
    Kind commonest =
        kinds.values().stream().max(Comparator.comparingLong(Kind::records)).orElseThrow();
    String reason = commonest.example().replaceAll("\\p{Cntrl}", " ");
    return "%s: %s, %d of them because %s. Each is in raw/_rejected/%s with its reason."
        .formatted(
            topic,
            whatCame(),
            commonest.records(),
            reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + "..." : reason,
            topic);
  }
}
