package io.salespulse.bench.etl;

import java.util.List;
import java.util.Locale;

/** Seconds that were measured several times. */
record Figures(List<Double> seconds) {

  double median() {
    List<Double> sorted = seconds.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  double min() {
    return seconds.stream().mapToDouble(s -> s).min().orElseThrow();
  }

  double max() {
    return seconds.stream().mapToDouble(s -> s).max().orElseThrow();
  }

  /** A row of a table: name, target, median, smallest, largest, number. */
  String row(String name, String target) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.2f s | %.2f s | %.2f s | %d |",
        name,
        target,
        median(),
        min(),
        max(),
        seconds.size());
  }
}
