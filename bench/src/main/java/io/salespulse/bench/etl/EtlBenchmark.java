package io.salespulse.bench.etl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

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
    Path home = Path.of(arguments[0]);
    List<String> names = List.of(arguments).subList(1, arguments.length);
    List<String> known = Arrays.stream(Scenario.values()).map(Scenario::argument).toList();
    if (!known.containsAll(names)) {
      System.err.println("Scenarios are " + String.join(", ", known) + "; not " + names + ".");
      System.exit(2);
    }
    List<Scenario> chosen =
        Arrays.stream(Scenario.values())
            .filter(scenario -> names.isEmpty() || names.contains(scenario.argument()))
            .toList();
    Results results = new Results(home.resolve("bench/results/etl.md"));
    List<String> titles = Arrays.stream(Scenario.values()).map(Scenario::title).toList();
    Path directory = Files.createTempDirectory("salespulse-bench-etl-");
    Thread cleaning = new Thread(() -> cleanUp(directory));
    Runtime.getRuntime().addShutdownHook(cleaning);
    try (SinkStub sink = new SinkStub()) {
      Workshop workshop = new Workshop(home, directory, sink);
      for (Scenario scenario : chosen) {
        System.out.println("== " + scenario.title());
        List<String> lines = scenario.measure(workshop);
        lines.forEach(System.out::println);
        results.put(titles, scenario.title(), lines);
      }
    }
  }

  /** Also after a signal, which the processes that were started may not have got. */
  private static void cleanUp(Path directory) {
    List<ProcessHandle> started = ProcessHandle.current().descendants().toList();
    started.forEach(ProcessHandle::destroyForcibly);
    started.forEach(process -> process.onExit().join());
    try {
      History.delete(directory);
    } catch (IOException left) {
      System.err.println(directory + " could not be removed: " + left.getMessage());
    }
  }
}
