package io.salespulse.bench.etl;

import io.salespulse.bench.Measurements;
import io.salespulse.bench.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The file of results, a section for each scenario. A run replaces the sections of its scenarios
 * and leaves everything else as it is, also what was written by hand.
 */
record Results(Path file) {

  private static final String HEAD =
      """
      # Results of `bench/run etl`

      Seconds are those of the one who asks for a run; medians of warm runs unless a row says otherwise. The raw files of
      a history are in the page cache, for both. Each section has its own date and machine.
      """;

  /** Puts the section of a scenario in its place, a new one at the end. */
  void put(Scenario scenario, Report section) throws IOException {
    String page = Files.exists(file) ? Files.readString(file) : HEAD;
    Map<String, String> sections = new LinkedHashMap<>();
    for (String text : page.split("(?m)^(?=## )")) {
      sections.put(text.lines().findFirst().orElse(""), text.strip());
    }
    String title = "## " + scenario.title();
    sections.put(title, title + "\n\n" + section.text().strip());
    Files.writeString(file, String.join("\n\n", sections.values()) + "\n");
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
