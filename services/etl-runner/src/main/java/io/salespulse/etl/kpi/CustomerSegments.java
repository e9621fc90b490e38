package io.salespulse.etl.kpi;

import io.salespulse.etl.fold.Buyer;
import io.salespulse.etl.fold.FoldedFacts;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    int[] recency = scores(buyers, Comparator.comparing(buyer -> buyer.lastOrder().orElseThrow()));
    int[] frequency = scores(buyers, Comparator.comparingLong(Buyer::orders));
    int[] monetary = scores(buyers, Comparator.comparing(Buyer::sales));
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

  /** The score of each buyer, by the buyer's place in the list. */
  private static int[] scores(List<Buyer> buyers, Comparator<Buyer> measure) {
    Integer[] ascending = new Integer[buyers.size()];
    Arrays.setAll(ascending, i -> i);
    Comparator<Integer> byMeasure = (a, b) -> measure.compare(buyers.get(a), buyers.get(b));
    Arrays.sort(ascending, byMeasure);
    int[] scores = new int[ascending.length];
    long smaller = 0;
    for (int i = 0; i < ascending.length; i++) {
      if (i > 0 && byMeasure.compare(ascending[i - 1], ascending[i]) < 0) {
        smaller = i;
      }
      scores[ascending[i]] = 1 + (int) (QUINTILES * smaller / ascending.length);
    }
    return scores;
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
