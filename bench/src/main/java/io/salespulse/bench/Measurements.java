package io.salespulse.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was measured several times. */
public record Measurements(List<Double> values) {

  /** Nanoseconds as milliseconds. */
  public static Measurements milliseconds(long[] nanoseconds) {
    return new Measurements(Arrays.stream(nanoseconds).mapToObj(each -> each / 1e6).toList());
  }

  public double median() {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /**
   * The value below which that share of all lies.
   *
   * @param share of 1
   */
  public double quantile(double share) {
    long rank = Math.round(share * values.size());
    return values.stream().sorted().toList().get((int) Math.min(values.size() - 1L, rank));
  }

  public double least() {
    return values.stream().mapToDouble(value -> value).min().orElseThrow();
  }

  public double most() {
    return values.stream().mapToDouble(value -> value).max().orElseThrow();
  }

  public Measurements dividedBy(double divisor) {
    return new Measurements(values.stream().map(value -> value / divisor).toList());
  }

  /** All of them, as they came. */
  public String list(int decimals) {
    return values.stream()
        .map(value -> String.format(Locale.ROOT, "%." + decimals + "f", value))
        .collect(Collectors.joining(", "));
  }
}
