package io.salespulse.bench.sink;

import java.util.List;

/**
 * How much is measured.
 *
 * @param rounds of the comparison; 0 leaves it out
 * @param records of order_items in each round
 * @param backlog records over the four topics; 0 leaves that part out
 * @param liveSeconds flushes after the backlog, one for each batch sent
 * @param livePerSecond records in each of these batches
 */
record BenchmarkPlan(int rounds, long records, long backlog, int liveSeconds, long livePerSecond) {

  private static final int ROUNDS = 3;
  private static final long RECORDS = 3_000_000;
  private static final long BACKLOG = 10_000_000;

  /**
   * @param words those of the form {@code name=number} count
   */
  static BenchmarkPlan of(List<String> words) {
    return new BenchmarkPlan(
        (int) number(words, "rounds", ROUNDS),
        number(words, "records", RECORDS),
        number(words, "backlog", BACKLOG),
        10,
        150_000);
  }

  /** Whether the figures are those that the issue asks for. */
  boolean isWhole() {
    return rounds >= ROUNDS && records == RECORDS && backlog == BACKLOG;
  }

  private static long number(List<String> words, String name, long otherwise) {
    return words.stream()
        .filter(word -> word.startsWith(name + "="))
        .mapToLong(word -> Long.parseLong(word.substring(name.length() + 1)))
        .findFirst()
        .orElse(otherwise);
  }
}
