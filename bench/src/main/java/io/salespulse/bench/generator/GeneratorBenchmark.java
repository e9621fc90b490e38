package io.salespulse.bench.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** How fast the generator writes, and what it needs while Kafka is slow or away. */
public final class GeneratorBenchmark {

  private static final int ROUNDS = 3;
  private static final Set<String> SCENARIOS = Set.of("backfill", "rates", "pressure");

  private GeneratorBenchmark() {}

  /**
   * @param arguments the repository; then names of scenarios, {@code backfill}, {@code rates},
   *     {@code pressure}: all where there is none, and only then the results are written
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path root = Path.of(arguments[0]);
    List<String> named = List.of(arguments).subList(1, arguments.length);
    if (!SCENARIOS.containsAll(named)) {
      System.err.println("Scenarios are backfill, rates and pressure, not " + named);
      System.exit(2);
    }
    Workshop workshop = new Workshop(root, Files.createTempDirectory("salespulse-bench-generator"));
    GeneratorReport report = new GeneratorReport();
    try {
      if (named.isEmpty() || named.contains("backfill")) {
        report.backfill(Backfill.measure(workshop, ROUNDS));
      }
      if (named.isEmpty() || named.contains("rates")) {
        report.rates(LiveRates.measure(workshop));
      }
      if (named.isEmpty() || named.contains("pressure")) {
        Pressure.measure(workshop, report);
      }
      report.print(System.out);
      if (named.isEmpty()) {
        report.write(root.resolve("bench/results/generator.md"));
      }
    } finally {
      workshop.clear();
      Files.delete(workshop.directory());
    }
  }
}
