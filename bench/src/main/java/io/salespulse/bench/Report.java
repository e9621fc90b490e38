package io.salespulse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Measurements as a page of Markdown, and on the terminal as they come. */
public final class Report {

  private final List<String> lines = new ArrayList<>();

  /**
   * Adds a line.
   *
   * @param format as {@link String#format} takes it
   */
  public void line(String format, Object... values) {
    String line = String.format(Locale.ROOT, format, values);
    System.out.println(line);
    lines.add(line);
  }

  /** What the page is about, with the day and the machine. */
  public void title(String title, String benchmark) {
    line("# %s", title);
    line("");
    line("`bench/run %s`, %s.", benchmark, circumstances());
  }

  public void section(String title) {
    line("");
    line("## %s", title);
    line("");
  }

  /** The head of a table, below an empty line. */
  public void table(String... columns) {
    if (!lines.get(lines.size() - 1).isEmpty()) {
      line("");
    }
    row(columns);
    line("|%s", " --- |".repeat(columns.length));
  }

  public void row(String... cells) {
    StringBuilder row = new StringBuilder("|");
    for (String cell : cells) {
      row.append(cell.isEmpty() ? " |" : " " + cell + " |");
    }
    line("%s", row);
  }

  /** The head of a table of results with what is to be reached. */
  public void targets() {
    table("", "result", "to reach", "");
  }

  /** A row of {@link #targets()}. */
  public void target(String what, String result, String toReach, boolean isReached) {
    row(what, result, toReach, verdict(isReached));
  }

  public static String verdict(boolean isReached) {
    return isReached ? "reached" : "**not reached**";
  }

  public void write(Path file) throws IOException {
    Files.write(file, lines);
  }

  public String text() {
    return String.join("\n", lines);
  }

  /** The day and the machine. */
  public static String circumstances() {
    return "%s, %s, %d processors, Java %s"
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            processor(),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("java.version"));
  }

  private static String processor() {
    try (Stream<String> information = Files.lines(Path.of("/proc/cpuinfo"))) {
      return information
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("processor not named");
    } catch (IOException notLinux) {
      return System.getProperty("os.arch");
    }
  }
}
