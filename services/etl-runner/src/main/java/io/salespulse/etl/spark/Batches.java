package io.salespulse.etl.spark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.ToLongFunction;

/** What is worked on together, so that the memory it takes is bounded. */
public final class Batches {

  private Batches() {}

  /**
   * Cuts items into groups of neighbours.
   *
   * @param size of an item, in any unit
   * @param most of a group that has more than one item, in the same unit
   */
  public static <T> List<List<T>> of(Collection<T> items, ToLongFunction<T> size, long most) {
    List<List<T>> batches = new ArrayList<>();
    long left = 0;
    for (T item : items) {
      left -= size.applyAsLong(item);
      if (batches.isEmpty() || left < 0) {
        batches.add(new ArrayList<>());
        left = most - size.applyAsLong(item);
      }
      batches.get(batches.size() - 1).add(item);
    }
    return batches;
  }
}
