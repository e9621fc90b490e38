package io.salespulse.bench.generator;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The figures in Markdown, each with what was to be reached. */
final class GeneratorReport {

  private final List<String> lines = new ArrayList<>();

  GeneratorReport() {
    add("# Generator: measured");
    add("");
    add(
        "`bench/run generator`, %s, %s, %d processors, Java %s, the generator with `%s`, broker beside it."
            .formatted(
                LocalDate.now(ZoneOffset.UTC),
                processor(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                String.join(" ", GeneratorUnderTest.MEMORY)));
  }

  void backfill(List<Backfill.Round> rounds) {
    List<Double> all = rounds.stream().map(Backfill.Round::seconds).toList();
    List<Double> rates = rounds.stream().map(Backfill.Round::recordsPerSecond).toList();
    List<Double> limits = rounds.stream().map(Backfill.Round::limit).toList();
    long peak = rounds.stream().mapToLong(Backfill.Round::peakMebibytes).max().orElse(0);
    Backfill.Round last = rounds.get(rounds.size() - 1);
    double seconds = median(all);
    double rate = median(rates);
    double limit = median(limits);
    section("A first start: %d days at the default rate".formatted(Backfill.DAYS));
    add(
        "%,d orders, %,d records of %d bytes in Kafka on average. From the start of the process to `backfill: DONE`."
            .formatted(last.orders(), last.records(), last.bytesEach()));
    add("");
    add("| | rounds | median | to reach | |");
    add("| --- | --- | --- | --- | --- |");
    add(
        "| seconds | %s | %.1f | 30 | %s |"
            .formatted(list(all, 1), seconds, verdict(seconds <= 30)));
    add(
        "| thousand records/s, start of the JVM included | %s | %.0f | | |"
            .formatted(list(thousands(rates), 0), rate / 1000));
    add(
        "| `ProducerPerformance`, as many random records of that size: the limit | %s | %.0f | | |"
            .formatted(list(thousands(limits), 0), limit / 1000));
    add("| generator / limit | | %.2f | | |".formatted(rate / limit));
    add("| peak of resident memory of all rounds, MiB | | %d | | |".formatted(peak));
  }

  void rates(List<LiveRates.Figures> rates) {
    section("Rates while it runs");
    add(
        "Each set by `PUT /generator/rate` and watched for some seconds. What is to be expected is the rate in the shop's");
    add(
        "rhythm at that hour, day and season (`salespulse_generator_rate_now`); behind is how long ago the next record was due.");
    add("");
    add("| asked, orders/s | to be expected | emitted | records/s | behind at the end |");
    add("| --- | --- | --- | --- | --- |");
    for (LiveRates.Figures each : rates) {
      add(
          "| %s | %,.2f | %,.2f | %,.0f | %.1f s |"
              .formatted(
                  plain(each.asked()),
                  each.expected(),
                  each.orders(),
                  each.records(),
                  each.secondsBehind()));
    }
  }

  void pressure(double rate, List<Pressure.Figures> phases, long atEnd, long inKafka) {
    section("Memory at %s orders/s while Kafka is slow or away".formatted(plain(rate)));
    add(
        "While Kafka does not acknowledge, the feed makes nothing new; at most 32 MiB are on their way. What it missed it makes afterwards.");
    add("");
    add(
        "| | resident after 1 s, MiB | at the end | at most | heap used at most | orders/s acknowledged |");
    add("| --- | --- | --- | --- | --- | --- |");
    for (Pressure.Figures each : phases) {
      add(
          "| %s | %d | %d | %d | %d | %,.0f |"
              .formatted(
                  each.phase(),
                  each.early(),
                  each.last(),
                  each.most(),
                  each.heap(),
                  each.ordersPerSecond()));
    }
    double growth =
        phases.stream()
            .filter(phase -> phase.ordersPerSecond() < rate / 100)
            .mapToDouble(phase -> (double) phase.last() / phase.early())
            .max()
            .orElse(Double.NaN);
    add("");
    add("| | result | to reach | |");
    add("| --- | --- | --- | --- |");
    add(
        "| resident memory at the end of an outage / 1 s after it began | %.2f | 1.05, does not grow | %s |"
            .formatted(growth, verdict(growth <= 1.05)));
    add(
        "| records in Kafka less those in the statistics, at the end | %d of %,d | 0 | %s |"
            .formatted(inKafka - atEnd, inKafka, verdict(inKafka == atEnd)));
  }

  void print(PrintStream out) {
    lines.forEach(out::println);
  }

  void write(Path file) throws IOException {
    Files.write(file, lines);
  }

  private void section(String title) {
    add("");
    add("## " + title);
    add("");
  }

  private void add(String line) {
    lines.add(line);
  }

  private static List<Double> thousands(List<Double> values) {
    return values.stream().map(value -> value / 1000).toList();
  }

  private static String list(List<Double> values, int decimals) {
    return values.stream()
        .map(value -> String.format(Locale.ROOT, "%." + decimals + "f", value))
        .collect(Collectors.joining(", "));
  }

  private static String plain(double rate) {
    return rate < 1 ? String.valueOf(rate) : "%,.0f".formatted(rate);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  private static String verdict(boolean reached) {
    return reached ? "reached" : "**not reached**";
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
