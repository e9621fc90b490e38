package io.salespulse.bench.etl;

import io.salespulse.bench.Measurements;
import io.salespulse.bench.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The file of results, a section for each scenario. A run replaces the sections of its scenarios
 * and leaves the others.
 */
record Results(Path file) {

  private static final String SECTION = "## ";

  private static final String HEAD =
      """
      # Results of `bench/run etl`

      Seconds are those of the one who asks for a run; medians of warm runs unless a row says otherwise. The raw files of
      a history are in the page cache, for both. Each section has its own date and machine.
      """;

  /** Puts the section of a scenario in its place. */
  void put(Scenario scenario, Report section) throws IOException {
    Map<String, String> sections = new HashMap<>();
    if (Files.exists(file)) {
      Stream.of(Files.readString(file).split("(?m)^" + SECTION))
          .skip(1)
          .forEach(text -> sections.put(text.lines().findFirst().orElse(""), text.strip()));
    }
    sections.put(scenario.title(), scenario.title() + "\n\n" + section.text());
    List<String> page = new ArrayList<>(List.of(HEAD));
    Stream.of(Scenario.values())
        .filter(each -> sections.containsKey(each.title()))
        .forEach(each -> page.add(SECTION + sections.get(each.title()).strip() + "\n"));
    Files.writeString(file, String.join("\n", page));
  }

  /** A row of a scenario's table: seconds that were measured several times. */
  static void row(Report report, String name, String target, Measurements seconds) {
    report.row(
        name,
        target,
        text(seconds.median()),
        text(seconds.least()),
        text(seconds.most()),
        String.valueOf(seconds.values().size()));
  }

  private static String text(double seconds) {
    return String.format(Locale.ROOT, "%.2f s", seconds);
  }
}
