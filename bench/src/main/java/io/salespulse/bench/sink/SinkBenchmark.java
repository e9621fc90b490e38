package io.salespulse.bench.sink;

import static io.salespulse.contract.Topic.ORDER_ITEMS;

import io.salespulse.bench.Measurements;
import io.salespulse.bench.Report;
import io.salespulse.bench.Watch;
import io.salespulse.bench.Workplace;
import io.salespulse.contract.Topic;
import io.salespulse.local.BrokerProcess;
import io.salespulse.local.LocalService;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** How fast the whole sink process makes records durable, beside what only reads or copies them. */
public final class SinkBenchmark {

  private static final long ROUNDS = 3;
  private static final long RECORDS = 3_000_000;
  private static final long BACKLOG = 10_000_000;

  private static final double OF_THE_LIMIT = 0.35;
  private static final double OF_THE_PEER = 1.3;
  private static final double SECONDS_OF_A_FLUSH = 1;
  private static final double SECONDS_OF_A_STOP = 5;

  /** Four times the records, and at most this much more memory. */
  private static final double CONSTANT_MEMORY = 1.2;

  /** How many times smaller the backlog is whose memory is compared. */
  private static final int SMALLER = 4;

  /** The sink's default. */
  private static final long ROLL_RECORDS = 1_000_000;

  private static final int LIVE_SECONDS = 10;
  private static final long LIVE_PER_SECOND = 150_000;
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String HEAP = LocalService.SINK.jvmOptions().get(0);

  private final Workplace workplace;
  private final List<String> jvmOptions;
  private final Report report = new Report();

  private SinkBenchmark(Workplace workplace, List<String> jvmOptions) {
    this.workplace = workplace;
    this.jvmOptions = jvmOptions;
  }

  /**
   * @param arguments the repository; then any of {@code rounds=3}, {@code records=3000000}, {@code
   *     backlog=10000000} (0 leaves a part out) and options of the sink's JVM, to profile it; the
   *     results are written where there is none of them
   */
  public static void main(String[] arguments) throws Exception {
    List<String> rest = List.of(arguments).subList(1, arguments.length);
    List<String> jvmOptions = rest.stream().filter(word -> word.startsWith("-")).toList();
    SinkBenchmark benchmark = new SinkBenchmark(Workplace.in(arguments[0]), jvmOptions);
    benchmark.report.title("Sink: measured", "sink");
    // Three equal segments, so that the last record closes the last of them.
    long records = number(rest, "records", RECORDS) / 3 * 3;
    benchmark.throughput(number(rest, "rounds", ROUNDS), records);
    benchmark.backlog(number(rest, "backlog", BACKLOG));
    if (rest.isEmpty()) {
      benchmark.report.write(benchmark.workplace.results("sink"));
    }
  }

  private static long number(List<String> words, String name, long otherwise) {
    return words.stream()
        .filter(word -> word.startsWith(name + "="))
        .mapToLong(word -> Long.parseLong(word.substring(name.length() + 1)))
        .findFirst()
        .orElse(otherwise);
  }

  private void throughput(long rounds, long records) throws IOException, InterruptedException {
    if (rounds == 0) {
      return;
    }
    List<Double> limits = new ArrayList<>();
    List<Double> sinks = new ArrayList<>();
    List<Double> peers = new ArrayList<>();
    long bytes;
    try (BrokerProcess broker = workplace.broker("kafka-items")) {
      String servers = broker.bootstrapServers();
      try (ContractRecords items = new ContractRecords(servers)) {
        bytes = items.send(ORDER_ITEMS, 0, records);
      }
      for (int round = 0; round < rounds; round++) {
        limits.add(Peers.consumer(workplace.directory(), servers, ORDER_ITEMS, records));
        sinks.add(sinkRate(servers, workplace.directory().resolve("items-" + round), records));
        Path copy = workplace.directory().resolve("connect-" + round);
        peers.add(Peers.connect(copy, servers, ORDER_ITEMS, records, bytes + records));
        Workplace.delete(copy);
      }
    }
    report.section(
        "%,d order_items of %d bytes in one partition, heap %s"
            .formatted(records, bytes / records, HEAP));
    report.line(
        "Records per second from the first record to the last, each process fresh in every round, all with %s.",
        LocalService.SINK.jvmOptions().get(1));
    report.table("", "rounds, thousand/s", "median, thousand/s");
    double limit = rate("`ConsumerPerformance`, which drops the records: the limit", limits);
    double sink = rate("**sink**, from the first open file to the synced durable offset", sinks);
    double peer =
        rate("Kafka Connect `FileStreamSink`, neither parsed, checked nor synced: the peer", peers);
    report.targets();
    ratio("sink / limit", sink / limit, OF_THE_LIMIT);
    ratio("sink / peer", sink / peer, OF_THE_PEER);
  }

  private double rate(String what, List<Double> perSecond) {
    Measurements thousands = new Measurements(perSecond).dividedBy(1000);
    report.row(what, thousands.list(0), "%.0f".formatted(thousands.median()));
    return thousands.median();
  }

  private void ratio(String what, double ratio, double least) {
    report.target(what, "%.2f".formatted(ratio), String.valueOf(least), ratio >= least);
  }

  private double sinkRate(String bootstrapServers, Path data, long records)
      throws IOException, InterruptedException {
    // A third of the records, by default a million as in the sink.
    try (var sink = new SinkUnderTest(workplace, data, bootstrapServers, jvmOptions, records / 3)) {
      long begun = Watch.until("the sink begins", PATIENCE, () -> sink.hasBegun(ORDER_ITEMS));
      long ended =
          Watch.until("the sink ends", PATIENCE, () -> sink.durable(ORDER_ITEMS) >= records);
      sink.terminate();
      return records * 1e9 / (ended - begun);
    } finally {
      Workplace.delete(data);
    }
  }

  /** What is done with a sink that has everything published. */
  private interface Drained {
    void with(SinkUnderTest sink, ContractRecords records) throws Exception;
  }

  private void backlog(long backlog) throws Exception {
    if (backlog == 0) {
      return;
    }
    List<Long> small = new ArrayList<>();
    drain(
        backlog / SMALLER, "small-backlog", false, (sink, any) -> small.add(sink.peakMebibytes()));
    report.section(
        "A backlog of %,d records in four topics, flushed without a pause".formatted(backlog));
    drain(
        backlog,
        "backlog",
        true,
        (sink, records) -> {
          long peak = sink.peakMebibytes();
          double ratio = (double) peak / small.get(0);
          report.target(
              "peak of resident memory, heap %s, and with a backlog of %,d"
                  .formatted(HEAP, backlog / SMALLER),
              "%d and %d MiB: %.2f of it".formatted(peak, small.get(0), ratio),
              "constant: at most %.1f".formatted(CONSTANT_MEMORY),
              ratio <= CONSTANT_MEMORY);
          underLiveLoad(records, sink);
          seconds(
              "SIGTERM to the end of the process", "%.1f s", sink.terminate(), SECONDS_OF_A_STOP);
        });
  }

  /** Fills the topics, and flushes until everything is published. */
  private void drain(long backlog, String name, boolean isReported, Drained then) throws Exception {
    long each = backlog / Topic.values().length;
    Path data = workplace.directory().resolve(name);
    try (BrokerProcess broker = workplace.broker("kafka-" + name);
        ContractRecords records = new ContractRecords(broker.bootstrapServers())) {
      for (Topic topic : Topic.values()) {
        records.send(topic, 0, each);
      }
      try (var sink =
          new SinkUnderTest(workplace, data, broker.bootstrapServers(), jvmOptions, ROLL_RECORDS)) {
        long begun = Watch.until("the sink begins", PATIENCE, () -> hasBegun(sink));
        List<Double> flushes = new ArrayList<>();
        while (!isDrained(sink, each)) {
          flushes.add(sink.flush());
        }
        long nanos = System.nanoTime() - begun;
        if (isReported) {
          report.targets();
          report.row(
              "drained",
              "%.1f s, %,.0f thousand/s".formatted(nanos / 1e9, backlog * 1e6 / nanos),
              "",
              "");
          slowest("slowest of %d flushes".formatted(flushes.size()), flushes);
        }
        then.with(sink, records);
      }
    }
    Workplace.delete(data);
  }

  /** Every second, what was acknowledged a second before must be published by the flush. */
  private void underLiveLoad(ContractRecords records, SinkUnderTest sink)
      throws IOException, InterruptedException {
    List<Double> flushes = new ArrayList<>();
    long missing = 0;
    long acknowledged = sink.durable(ORDER_ITEMS);
    for (int second = 0; second < LIVE_SECONDS; second++) {
      long start = acknowledged;
      CompletableFuture<Long> sent =
          CompletableFuture.supplyAsync(
              () -> records.send(ORDER_ITEMS, start, start + LIVE_PER_SECOND));
      flushes.add(sink.flush());
      missing += Math.max(0, acknowledged - sink.durable(ORDER_ITEMS));
      sent.join();
      acknowledged += LIVE_PER_SECOND;
    }
    slowest(
        "slowest of %d flushes while batches of %,d order_items come in"
            .formatted(flushes.size(), LIVE_PER_SECOND),
        flushes);
    report.target(
        "acknowledged before such a flush, not published by it",
        missing + " records",
        "0",
        missing == 0);
  }

  private void slowest(String what, List<Double> flushes) {
    seconds(what, "%.2f s", new Measurements(flushes).most(), SECONDS_OF_A_FLUSH);
  }

  private void seconds(String what, String format, double measured, double most) {
    report.target(what, format.formatted(measured), "%.0f s".formatted(most), measured <= most);
  }

  private static boolean hasBegun(SinkUnderTest sink) throws IOException {
    for (Topic topic : Topic.values()) {
      if (sink.hasBegun(topic)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDrained(SinkUnderTest sink, long each) throws IOException {
    for (Topic topic : Topic.values()) {
      if (sink.durable(topic) < each) {
        return false;
      }
    }
    return true;
  }
}
