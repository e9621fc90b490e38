package io.salespulse.generator.shop.random;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** A choice among things of which some are drawn more often than others. */
public final class WeightedChoice<T> {

  private final List<T> things;
  private final double[] cumulated;

  public WeightedChoice(List<T> things, ToDoubleFunction<T> weight) {
    this.things = List.copyOf(things);
    double[] weights = things.stream().mapToDouble(weight).toArray();
    for (int i = 1; i < weights.length; i++) {
      weights[i] += weights[i - 1];
    }
    this.cumulated = weights;
  }

  /** A choice by weights. */
  public static <T extends Comparable<T>> WeightedChoice<T> of(Map<T, Double> weights) {
    // A map of the JDK has another order in every process; the draws must not.
    return new WeightedChoice<>(weights.keySet().stream().sorted().toList(), weights::get);
  }

  /** A thing, with a probability in proportion to its weight. */
  public T draw(RandomSequence draws) {
    double target = draws.unit() * cumulated[cumulated.length - 1];
    int position = Arrays.binarySearch(cumulated, target);
    // On a boundary the next thing begins; below one, binarySearch tells where it would stand.
    int index = position >= 0 ? position + 1 : -position - 1;
    return things.get(Math.min(index, things.size() - 1));
  }
}
