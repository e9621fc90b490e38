package io.salespulse.bench.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures as a page of Markdown, and on the terminal as they come. */
final class Report {

  private final List<String> lines = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * @param target the most that it should be
   * @param unit of target and measured
   */
  void measured(String what, double target, double measured, String unit) {
    String line =
        "| %s | %s %s | **%s %s** | %s |"
            .formatted(
                what,
                number(target),
                unit,
                number(measured),
                unit,
                measured <= target ? "met" : "not met");
    System.out.println(line);
    lines.add(line);
  }

  /** Something beside the targets that a reader compares them with. */
  void note(String format, Object... values) {
    String note = String.format(Locale.ROOT, format, values);
    System.out.println(note);
    notes.add(note);
  }

  static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
  }

  void write(Path file, String setting) throws IOException {
    List<String> page = new ArrayList<>();
    page.add("# Dashboard: pages and fragments under load");
    page.add("");
    page.add("`bench/run ui`, %s, %s.".formatted(LocalDate.now(ZoneOffset.UTC), machine()));
    page.add(setting);
    page.add("");
    page.add("| what | target, at most | measured | |");
    page.add("| --- | --- | --- | --- |");
    page.addAll(lines);
    page.add("");
    page.add("Beside them, in the same run:");
    page.add("");
    notes.forEach(note -> page.add("- " + note));
    Files.createDirectories(file.getParent());
    Files.write(file, page);
  }

  private static String machine() throws IOException {
    String model =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 2))
            .findFirst()
            .orElse(System.getProperty("os.arch"));
    return "%d cores of %s, Java %s, %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            model,
            System.getProperty("java.version"),
            System.getProperty("os.name"));
  }
}
