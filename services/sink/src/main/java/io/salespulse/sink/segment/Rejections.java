package io.salespulse.sink.segment;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Notices that most of a topic's records are rejected, and says it once: a producer that sends
 * something else than the contract asks for is seen here first.
 */
public final class Rejections {

  /** A reason that quotes the record may be another one each time. */
  private static final int MOST_KINDS = 100;

  private static final int LONGEST_REASON = 200;

  /**
   * @param example the reason of the first record of the kind
   */
  private record Kind(long records, String example) {}

  private final String topic;
  private final Map<String, Kind> kinds = new HashMap<>();
  private long received;
  private long rejected;
  private boolean said;

  Rejections(String topic) {
    this.topic = topic;
  }

  /**
   * Records came.
   *
   * @param all how many, the rejected ones among them
   * @param reasons why records were rejected, one for each
   */
  synchronized void add(long all, List<String> reasons) {
    received += all;
    rejected += reasons.size();
    for (String reason : reasons) {
      // What follows the colon is of this one record.
      String name = reason.split(":", 2)[0];
      if (kinds.size() < MOST_KINDS || kinds.containsKey(name)) {
        kinds.merge(
            name,
            new Kind(1, reason),
            (known, one) -> new Kind(known.records() + 1, known.example()));
      }
    }
  }

  /**
   * Looks at what came since the call before.
   *
   * @return what to say where more than half was rejected, and less in the calls before
   */
  public synchronized Optional<String> judge() {
    if (received == 0) {
      return Optional.empty();
    }
    boolean most = 2 * rejected > received;
    Optional<String> line = most && !said ? Optional.of(line()) : Optional.empty();
    said = most;
    received = 0;
    rejected = 0;
    kinds.clear();
    return line;
  }

  private String line() {
    Kind commonest =
        kinds.values().stream().max(Comparator.comparingLong(Kind::records)).orElseThrow();
    String reason = commonest.example().replaceAll("\\p{Cntrl}", " ");
    return "%s: %d of the %d records that came of late were rejected, %d of them because %s. Each is in raw/_rejected/%s with its reason."
        .formatted(
            topic,
            rejected,
            received,
            commonest.records(),
            reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + "..." : reason,
            topic);
  }
}
