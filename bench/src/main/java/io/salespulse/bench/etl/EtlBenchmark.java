package io.salespulse.bench.etl;

import io.salespulse.bench.Report;
import io.salespulse.bench.Workplace;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Times the etl-runner: {@code bench/run etl [scenario ...]}, all scenarios without arguments. What
 * it makes is in a temporary directory that is gone afterwards; {@code java.io.tmpdir} says where.
 */
public final class EtlBenchmark {

  private EtlBenchmark() {}

  /**
   * @param arguments the repository's root, then names of scenarios
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> names = List.of(arguments).subList(1, arguments.length);
    List<String> known = Stream.of(Scenario.values()).map(Scenario::argument).toList();
    if (!known.containsAll(names)) {
      System.err.println("Scenarios are " + String.join(", ", known) + "; not " + names + ".");
      System.exit(2);
    }
    Workplace workplace = Workplace.in(arguments[0]);
    Results results = new Results(workplace.results("etl"));
    try (Workshop workshop = new Workshop(workplace)) {
      for (Scenario scenario : Scenario.values()) {
        if (names.isEmpty() || names.contains(scenario.argument())) {
          System.out.println("== " + scenario.title());
          Report section = new Report();
          scenario.measure(workshop, section);
          results.put(scenario, section);
        }
      }
    }
  }
}
