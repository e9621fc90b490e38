package io.salespulse.bench.etl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The file of results, a section for each scenario. A run replaces the sections of its scenarios
 * and leaves the others.
 */
final class Results {

  private static final String SECTION = "## ";

  private final Path file;

  Results(Path file) {
    this.file = file;
  }

  /** Puts the section in its place, the order being that of the titles. */
  void put(List<String> titles, String title, List<String> lines) throws IOException {
    Map<String, String> sections = read();
    sections.put(title, String.join("\n", lines));
    StringBuilder text = new StringBuilder();
    text.append(
        """
        # Results of `bench/run etl`

        Seconds are those of the one who asks for a run; medians of warm runs unless a row says otherwise. The raw files of
        a history are in the page cache, for both. Each section has its own date and machine.
        """);
    titles.stream()
        .filter(sections::containsKey)
        .forEach(
            name ->
                text.append("\n%s%s\n\n%s\n".formatted(SECTION, name, sections.get(name).strip())));
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Map<String, String> read() throws IOException {
    Map<String, String> sections = new LinkedHashMap<>();
    if (Files.exists(file)) {
      Stream.of(Files.readString(file).split("(?m)^" + SECTION))
          .skip(1)
          .forEach(
              section -> {
                int end = section.indexOf('\n');
                sections.put(section.substring(0, end), section.substring(end));
              });
    }
    return sections;
  }

  /** Machine and date, as a line. */
  static String circumstances() throws IOException {
    String processor = System.getProperty("os.arch");
    Path information = Path.of("/proc/cpuinfo");
    if (Files.exists(information)) {
      processor =
          Files.readString(information)
              .lines()
              .filter(line -> line.startsWith("model name"))
              .map(line -> line.substring(line.indexOf(':') + 1).strip())
              .findFirst()
              .orElse(processor);
    }
    return "%s, %d of its processors, Java %s, %s"
        .formatted(
            processor,
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("java.version"),
            Instant.now(Clock.systemUTC()).truncatedTo(ChronoUnit.MINUTES));
  }
}
