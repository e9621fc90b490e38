package io.salespulse.sink.row;

import io.salespulse.contract.ValueKind;
import io.salespulse.sink.source.TopicSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Counts what kinds of values a partition's records have where fields are looked for, until
 * somebody takes the counts. Not safe for use by several threads.
 */
public final class SeenValues {

  private static final ValueKind[] KINDS = ValueKind.values();

  /** Takes counts. */
  public interface Taker {

    /**
     * @param at JSON Pointer from where the row begins; {@code *} is any line of an order
     * @param first Kafka's timestamp of the first of the records, in milliseconds
     */
    void take(String at, ValueKind kind, long count, long first);
  }

  /** Counts of the places of a record, or of each of its lines. */
  final class Places {

    private final List<String> pointers;
    private final String prefix;
    private final long[] counts;
    private final long[] firsts;

    private Places(String prefix, List<String> pointers) {
      this.prefix = prefix;
      this.pointers = pointers;
      counts = new long[pointers.size() * KINDS.length];
      firsts = new long[counts.length];
    }

    /** The places, from where the row begins. */
    List<String> pointers() {
      return pointers;
    }

    /**
     * Counts what one row has.
     *
     * @param kinds of places of some kind
     * @param wanted where in them those of {@link #pointers()} are
     */
    void count(ValueKind[] kinds, int[] wanted) {
      for (int place = 0; place < wanted.length; place++) {
        int slot = place * KINDS.length + kinds[wanted[place]].ordinal();
        if (counts[slot]++ == 0) {
          firsts[slot] = timestamp;
        }
      }
    }

    private void takeAll(Taker taker) {
      for (int slot = 0; slot < counts.length; slot++) {
        if (counts[slot] > 0) {
          String at = prefix + pointers.get(slot / KINDS.length);
          taker.take(at, KINDS[slot % KINDS.length], counts[slot], firsts[slot]);
        }
      }
      Arrays.fill(counts, 0);
    }
  }

  private static final String ANY_LINE = "/*";

  private final Places record;
  private final Places line;
  private long timestamp;

  public SeenValues(TopicSource source) {
    record = new Places("", source.pointers());
    line =
        source
            .lines()
            .map(lines -> new Places(lines.at() + ANY_LINE, lines.pointers()))
            .orElseGet(() -> new Places("", List.of()));
  }

  /** What may be taken of a source's records. */
  public static List<String> pointers(TopicSource source) {
    SeenValues none = new SeenValues(source);
    return Stream.of(none.record, none.line)
        .flatMap(places -> places.pointers.stream().map(pointer -> places.prefix + pointer))
        .toList();
  }

  /** The next record's timestamp, in milliseconds. */
  public void begin(long ofNext) {
    timestamp = ofNext;
  }

  Places record() {
    return record;
  }

  Places line() {
    return line;
  }

  /** Hands over what was counted since the call before. */
  public void takeAll(Taker taker) {
    Stream.of(record, line).forEach(places -> places.takeAll(taker));
  }
}
