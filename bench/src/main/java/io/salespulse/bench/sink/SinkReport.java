package io.salespulse.bench.sink;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The figures in Markdown, each with what was to be reached. */
final class SinkReport {

  /** Four times the records, and no more memory than this ratio. */
  private static final double CONSTANT = 1.2;

  private final List<String> lines = new ArrayList<>();

  SinkReport() {
    lines.add("# Sink: measured");
    lines.add("");
    lines.add("`bench/run sink`, " + LocalDate.now(ZoneOffset.UTC) + ", " + machine() + ".");
  }

  void throughput(
      long records, long bytes, List<Double> limit, List<Double> sink, List<Double> peer) {
    double ofLimit = median(sink) / median(limit);
    double ofPeer = median(sink) / median(peer);
    add("");
    add(
        "## %,d order_items of %d bytes in one partition, heap %s"
            .formatted(records, bytes, SinkUnderTest.HEAP));
    add("");
    add(
        "Records per second from the first record to the last, each process fresh in every round, all with "
            + SinkUnderTest.COLLECTOR
            + ".");
    add("");
    add("| | rounds, thousand/s | median, thousand/s |");
    add("| --- | --- | --- |");
    add(row("`ConsumerPerformance`, which drops the records: the limit", limit));
    add(row("**sink**, from the first open file to the synced durable offset", sink));
    add(row("Kafka Connect `FileStreamSink`, neither parsed, checked nor synced: the peer", peer));
    add("");
    add("| | result | to reach | |");
    add("| --- | --- | --- | --- |");
    add("| sink / limit | %.2f | 0.35 | %s |".formatted(ofLimit, verdict(ofLimit >= 0.35)));
    add("| sink / peer | %.2f | above 1 | %s |".formatted(ofPeer, verdict(ofPeer > 1)));
  }

  void backlog(long records, long nanos, List<Long> flushes) {
    add("");
    add("## A backlog of %,d records in four topics, flushed without a pause".formatted(records));
    add("");
    add("| | result | to reach | |");
    add("| --- | --- | --- | --- |");
    add("| drained | %.1f s, %,.0f thousand/s | | |".formatted(nanos / 1e9, records * 1e6 / nanos));
    add(slowest("slowest of %d flushes".formatted(flushes.size()), flushes));
  }

  /**
   * @param small the peak with a backlog of that smaller number of records, in the same run
   */
  void peakMemory(long mebibytes, long small, long smallBacklog) {
    double ratio = (double) mebibytes / small;
    add(
        "| peak of resident memory, heap %s, and with a backlog of %,d | %d and %d MiB: %.2f of it | constant: below %.1f | %s |"
            .formatted(
                SinkUnderTest.HEAP,
                smallBacklog,
                mebibytes,
                small,
                ratio,
                CONSTANT,
                verdict(ratio < CONSTANT)));
  }

  void live(long perBatch, List<Long> flushes, long missing) {
    add(
        slowest(
            "slowest of %d flushes while batches of %,d order_items come in"
                .formatted(flushes.size(), perBatch),
            flushes));
    add(
        "| acknowledged before such a flush, not published by it | %d records | 0 | %s |"
            .formatted(missing, verdict(missing == 0)));
  }

  void shutdown(long nanos) {
    add(
        "| SIGTERM to the end of the process | %.1f s | 5 s | %s |"
            .formatted(nanos / 1e9, verdict(nanos <= 5e9)));
  }

  void print(PrintStream out) {
    lines.forEach(out::println);
  }

  void write(Path file) throws IOException {
    Files.write(file, lines);
  }

  private void add(String line) {
    lines.add(line);
  }

  private static String slowest(String what, List<Long> nanos) {
    long most = Collections.max(nanos);
    return "| %s | %.2f s | 1 s | %s |".formatted(what, most / 1e9, verdict(most <= 1e9));
  }

  private static String row(String what, List<Double> rates) {
    String rounds =
        rates.stream().map(rate -> "%.0f".formatted(rate / 1000)).collect(Collectors.joining(", "));
    return "| %s | %s | %.0f |".formatted(what, rounds, median(rates) / 1000);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private static String verdict(boolean reached) {
    return reached ? "reached" : "**not reached**";
  }

  private static String machine() {
    return "%s, %d processors, Java %s"
        .formatted(
            processor(),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("java.version"));
  }

  private static String processor() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("processor not named");
    } catch (IOException notLinux) {
      return System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    }
  }
}
