package io.salespulse.bench.generator;

import io.salespulse.bench.Measurements;
import io.salespulse.bench.Report;
import io.salespulse.bench.Tool;
import io.salespulse.bench.Watch;
import io.salespulse.bench.Workplace;
import io.salespulse.contract.Topic;
import io.salespulse.local.BrokerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.tools.ProducerPerformance;

/** How fast the generator writes, and what it needs while Kafka is slow or away. */
public final class GeneratorBenchmark {

  private static final Set<String> SCENARIOS = Set.of("backfill", "rates", "pressure");

  private static final int ROUNDS = 3;

  /** The default. */
  private static final int DAYS = 14;

  private static final int SECONDS_OF_A_START = 20;

  private static final double[] RATES = {0.01, 1, 100, 1_000, 10_000, 100_000};
  private static final double HELD_RATE = 10_000;

  /** Of the orders that are to be expected, which come at random. */
  private static final double HELD = 0.95;

  private static final Duration WARM_UP = Duration.ofSeconds(2);
  private static final Duration TIME = Duration.ofSeconds(6);
  private static final Duration TIME_BELOW_ONE = Duration.ofSeconds(20);

  private static final Pattern LIMIT = Pattern.compile("records sent, ([0-9.]+) records/sec");

  private final Workplace workplace;
  private final Report report = new Report();

  private GeneratorBenchmark(Workplace workplace) {
    this.workplace = workplace;
  }

  /**
   * @param arguments the repository; then names of scenarios, {@code backfill}, {@code rates},
   *     {@code pressure}: all where there is none, and only then the results are written
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Set<String> named = Set.copyOf(List.of(arguments).subList(1, arguments.length));
    if (!SCENARIOS.containsAll(named)) {
      System.err.println("Scenarios are backfill, rates and pressure, not " + named);
      System.exit(2);
    }
    GeneratorBenchmark benchmark = new GeneratorBenchmark(Workplace.in(arguments[0]));
    benchmark.measure(named.isEmpty() ? SCENARIOS : named);
    if (named.isEmpty()) {
      benchmark.report.write(benchmark.workplace.results("generator"));
    }
  }

  private void measure(Set<String> scenarios) throws IOException, InterruptedException {
    report.title("Generator: measured", "generator");
    report.line(
        "The generator runs with `%s`, the broker beside it.",
        String.join(" ", GeneratorUnderTest.OPTIONS));
    if (scenarios.contains("backfill")) {
      backfill();
    }
    if (scenarios.contains("rates")) {
      rates();
    }
    if (scenarios.contains("pressure")) {
      Pressure.measure(workplace, report);
    }
  }

  /** A first start into an empty broker, beside Kafka's own producer test on the same broker. */
  private void backfill() throws IOException, InterruptedException {
    List<Double> seconds = new ArrayList<>();
    List<Double> rates = new ArrayList<>();
    List<Double> limits = new ArrayList<>();
    GeneratorUnderTest.Emitted emitted = null;
    long bytesEach = 0;
    long peak = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Path kafka = workplace.directory().resolve("kafka-" + round);
      Path data = workplace.directory().resolve("data-" + round);
      try (BrokerProcess broker = workplace.broker("kafka-" + round)) {
        long begun = System.nanoTime();
        try (var generator = new GeneratorUnderTest(workplace, data, broker, DAYS)) {
          emitted = generator.awaitHistory();
          seconds.add((System.nanoTime() - begun) / 1e9);
          peak = Math.max(peak, Watch.peakMebibytes(generator.pid()));
          generator.rate(0);
        }
        rates.add(emitted.records() / seconds.get(round));
        bytesEach = bytesOfTopics(kafka) / emitted.records();
        limits.add(limit(broker, emitted.records(), bytesEach));
      }
      Workplace.delete(kafka);
      Workplace.delete(data);
    }
    Measurements starts = new Measurements(seconds);
    Measurements rate = new Measurements(rates).dividedBy(1000);
    Measurements limit = new Measurements(limits).dividedBy(1000);
    report.section("A first start: %d days at the default rate".formatted(DAYS));
    report.line(
        "%,d orders, %,d records of %d bytes in Kafka on average. From the start of the process to `backfill: DONE`.",
        emitted.orders(), emitted.records(), bytesEach);
    report.table("", "rounds", "median", "to reach", "");
    report.row(
        "seconds",
        starts.list(1),
        "%.1f".formatted(starts.median()),
        String.valueOf(SECONDS_OF_A_START),
        Report.verdict(starts.median() <= SECONDS_OF_A_START));
    report.row(
        "thousand records/s, start of the JVM included",
        rate.list(0),
        "%.0f".formatted(rate.median()),
        "",
        "");
    report.row(
        "`ProducerPerformance`, as many random records of that size: the limit",
        limit.list(0),
        "%.0f".formatted(limit.median()),
        "",
        "");
    report.row("generator / limit", "", "%.2f".formatted(rate.median() / limit.median()), "", "");
    report.row("peak of resident memory of all rounds, MiB", "", String.valueOf(peak), "", "");
  }

  /** Bytes of the four topics on disk, below the broker's directory. */
  private static long bytesOfTopics(Path directory) throws IOException {
    long bytes = 0;
    for (Topic topic : Topic.values()) {
      try (Stream<Path> files = Files.list(directory.resolve(topic.topicName() + "-0"))) {
        for (Path log : files.filter(file -> file.toString().endsWith(".log")).toList()) {
          bytes += Files.size(log);
        }
      }
    }
    return bytes;
  }

  /**
   * Kafka's own producer test: random bytes to one topic, which nobody had to make.
   *
   * @return records per second with the generator's settings of the producer
   */
  private double limit(BrokerProcess broker, long records, long bytesEach)
      throws IOException, InterruptedException {
    List<String> lines =
        Tool.lines(
            workplace.directory(),
            GeneratorUnderTest.MEMORY,
            ProducerPerformance.class,
            "--topic",
            Topic.ORDER_ITEMS.topicName(),
            "--num-records",
            String.valueOf(records),
            "--record-size",
            String.valueOf(bytesEach),
            "--throughput",
            "-1",
            "--producer-props",
            "bootstrap.servers=" + broker.bootstrapServers(),
            "acks=all",
            "enable.idempotence=true",
            "linger.ms=50",
            "batch.size=262144",
            "buffer.memory=33554432");
    // The last line is the one of the whole.
    Matcher whole = LIMIT.matcher(lines.get(lines.size() - 1));
    if (!whole.find()) {
      throw new IOException("ProducerPerformance said: " + lines);
    }
    return Double.parseDouble(whole.group(1));
  }

  /** What comes of a rate that is asked for, from one order in minutes to more than can be. */
  private void rates() throws IOException, InterruptedException {
    report.section("Rates while it runs");
    report.line(
        "Each set by `PUT /generator/rate` and watched for some seconds. What is to be expected is the rate in the shop's");
    report.line(
        "rhythm at that hour, day and season (`salespulse_generator_rate_now`); behind is how long ago the next record was due.");
    report.table("asked, orders/s", "to be expected", "emitted", "records/s", "behind at the end");
    double held = 0;
    try (BrokerProcess broker = workplace.broker("kafka-rates");
        var generator =
            new GeneratorUnderTest(
                workplace, workplace.directory().resolve("data-rates"), broker, 0)) {
      generator.awaitStart();
      for (double rate : RATES) {
        generator.rate(rate);
        Watch.during(WARM_UP, () -> {});
        GeneratorUnderTest.Emitted before = generator.emitted();
        long begun = System.nanoTime();
        Watch.during(rate < 1 ? TIME_BELOW_ONE : TIME, () -> {});
        GeneratorUnderTest.Emitted after = generator.emitted();
        double seconds = (System.nanoTime() - begun) / 1e9;
        double expected = generator.metric("salespulse_generator_rate_now");
        double orders = (after.orders() - before.orders()) / seconds;
        report.row(
            rate < 1 ? String.valueOf(rate) : "%,.0f".formatted(rate),
            "%,.2f".formatted(expected),
            "%,.2f".formatted(orders),
            "%,.0f".formatted((after.records() - before.records()) / seconds),
            "%.1f s".formatted(generator.metric("salespulse_generator_behind_seconds")));
        held = rate == HELD_RATE ? orders / expected : held;
      }
    }
    report.targets();
    report.target(
        "emitted / to be expected at %,.0f orders/s".formatted(HELD_RATE),
        "%.2f".formatted(held),
        HELD + ", it is held",
        held >= HELD);
  }
}
