package io.salespulse.etl.kpi;

import io.salespulse.etl.fold.Buyer;
import io.salespulse.etl.fold.FoldedFacts;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Customers who ordered, by recency, frequency and monetary quintile (Hughes, Strategic Database
 * Marketing, 1994), named by the two-dimensional grid of recency and the mean of the other two.
 *
 * <p>A customer's score in a measure is 1 + floor(5 x customers with a strictly smaller value /
 * customers), so 5 is best and equal values have equal scores. FM is the mean of the frequency and
 * monetary scores, rounded half up.
 *
 * <pre>
 * R 5, FM 5 -> Champions
 * R 1, FM 5 -> At risk
 * R 1, FM 1 -> Lost
 * </pre>
 */
final class CustomerSegments {

  private static final int QUINTILES = 5;

  private record Segment(String name, long customers, long orders, BigDecimal sales) {
    Segment plus(Segment other) {
      return new Segment(
          name, customers + other.customers, orders + other.orders, sales.add(other.sales));
    }

    KpiRow row(Amounts amounts) {
      return KpiRow.of(name, customers, orders, amounts.rounded(sales));
    }
  }

  private CustomerSegments() {}

  static List<KpiRow> of(FoldedFacts facts, Amounts amounts) {
    List<Buyer> buyers = facts.buyers().filter(Buyer::hasOrdered).toList();
    if (buyers.isEmpty()) {
      return List.of();
    }
    int[] recency = scores(buyers, buyer -> buyer.lastOrder().orElseThrow());
    int[] frequency = scores(buyers, Buyer::orders);
    int[] monetary = scores(buyers, Buyer::sales);
    Map<String, Segment> segments = new HashMap<>();
    for (int i = 0; i < buyers.size(); i++) {
      Buyer buyer = buyers.get(i);
      String name = name(recency[i], (frequency[i] + monetary[i] + 1) / 2);
      segments.merge(name, new Segment(name, 1, buyer.orders(), buyer.sales()), Segment::plus);
    }
    return segments.values().stream()
        .sorted(Comparator.comparing(Segment::sales).reversed().thenComparing(Segment::name))
        .map(segment -> segment.row(amounts))
        .toList();
  }

  /**
   * The score of each of some, in their order: 1, and one more for each fifth of all values that
   * are smaller than its own.
   */
  static <B, T extends Comparable<? super T>> int[] scores(List<B> buyers, Function<B, T> measure) {
    List<T> ascending = buyers.stream().map(measure).sorted().toList();
    List<T> lastOfFifths =
        IntStream.range(1, QUINTILES)
            .mapToObj(fifth -> ascending.get(lastOf(fifth, ascending.size())))
            .toList();
    int[] scores = new int[buyers.size()];
    for (int i = 0; i < scores.length; i++) {
      T value = measure.apply(buyers.get(i));
      scores[i] = 1;
      for (T last : lastOfFifths) {
        scores[i] += last.compareTo(value) < 0 ? 1 : 0;
      }
    }
    return scores;
  }

  /** Place of the value that must be smaller, so that so many fifths of all are. */
  private static int lastOf(int fifth, int values) {
    return (int) (((long) fifth * values + QUINTILES - 1) / QUINTILES) - 1;
  }

  /** The first name whose part of the grid holds the scores. */
  private static String name(int recency, int value) {
    if (recency >= 4 && value >= 4) {
      return "Champions";
    } else if (recency >= 3 && value >= 3) {
      return "Loyal";
    } else if (recency >= 4 && value <= 1) {
      return "New";
    } else if (recency >= 3 && value >= 2) {
      return "Potential loyalists";
    } else if (recency >= 3) {
      return "Promising";
    } else if (value >= 3) {
      return "At risk";
    } else if (recency >= 2) {
      return "Hibernating";
    }
    return "Lost";
  }
}
