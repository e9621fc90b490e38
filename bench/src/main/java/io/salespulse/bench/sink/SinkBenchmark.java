package io.salespulse.bench.sink;

import static io.salespulse.contract.Topic.ORDER_ITEMS;

import io.salespulse.bench.Java;
import io.salespulse.contract.Topic;
import io.salespulse.local.BrokerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** How fast the whole sink process makes records durable, beside what only reads or copies them. */
public final class SinkBenchmark {

  /** The sink's default. */
  private static final long ROLL_RECORDS = 1_000_000;

  /** How many times smaller the backlog is whose memory is compared. */
  private static final int SMALLER = 4;

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Path root;
  private final List<String> jvmOptions;
  private final BenchmarkPlan plan;
  private final Path directory;
  private final SinkReport report = new SinkReport();

  private SinkBenchmark(Path root, BenchmarkPlan plan, List<String> jvmOptions, Path directory) {
    this.root = root;
    this.plan = plan;
    this.jvmOptions = jvmOptions;
    this.directory = directory;
  }

  /**
   * @param arguments the repository; then any of {@code rounds=3}, {@code records=3000000}, {@code
   *     backlog=10000000} (0 leaves a part out) and options of the sink's JVM, to profile it
   */
  public static void main(String[] arguments) throws Exception {
    Path root = Path.of(arguments[0]);
    List<String> rest = List.of(arguments).subList(1, arguments.length);
    BenchmarkPlan plan = BenchmarkPlan.of(rest);
    List<String> jvmOptions = rest.stream().filter(word -> word.startsWith("-")).toList();
    Path directory = Files.createTempDirectory("salespulse-bench-sink");
    try {
      SinkBenchmark benchmark = new SinkBenchmark(root, plan, jvmOptions, directory);
      benchmark.throughput();
      benchmark.backlog();
      benchmark.report.print(System.out);
      if (plan.isWhole() && jvmOptions.isEmpty()) {
        benchmark.report.write(root.resolve("bench/results/sink.md"));
      }
    } finally {
      delete(directory);
    }
  }

  private void throughput() throws IOException, InterruptedException {
    if (plan.rounds() == 0) {
      return;
    }
    try (BrokerProcess broker = broker("kafka-items")) {
      long bytes;
      try (Load load = new Load(broker.bootstrapServers())) {
        bytes = load.send(ORDER_ITEMS, 0, plan.records());
      }
      List<Double> limit = new ArrayList<>();
      List<Double> sink = new ArrayList<>();
      List<Double> peer = new ArrayList<>();
      for (int round = 0; round < plan.rounds(); round++) {
        String servers = broker.bootstrapServers();
        limit.add(ConsumerLimit.measure(servers, ORDER_ITEMS, plan.records()));
        sink.add(sinkRate(servers, directory.resolve("items-" + round)));
        peer.add(
            ConnectPeer.measure(
                directory.resolve("connect-" + round),
                servers,
                ORDER_ITEMS,
                plan.records(),
                bytes + plan.records()));
      }
      report.throughput(plan.records(), bytes / plan.records(), limit, sink, peer);
    }
  }

  private double sinkRate(String bootstrapServers, Path data)
      throws IOException, InterruptedException {
    // A third of the records, by default a million as in the sink: the last roll comes with the
    // last.
    long roll = plan.records() / 3;
    try (SinkUnderTest sink = new SinkUnderTest(root, data, bootstrapServers, jvmOptions, roll)) {
      long begun = Watch.until("the sink begins", PATIENCE, () -> sink.hasBegun(ORDER_ITEMS));
      long ended =
          Watch.until("the sink ends", PATIENCE, () -> sink.durable(ORDER_ITEMS) >= plan.records());
      sink.terminate();
      return plan.records() * 1e9 / (ended - begun);
    } finally {
      delete(data);
    }
  }

  private void backlog() throws Exception {
    if (plan.backlog() == 0) {
      return;
    }
    long small = smallBacklog();
    long each = plan.backlog() / Topic.values().length;
    try (BrokerProcess broker = broker("kafka-backlog");
        Load load = new Load(broker.bootstrapServers())) {
      fill(load, each);
      Path data = directory.resolve("backlog");
      try (SinkUnderTest sink =
          new SinkUnderTest(root, data, broker.bootstrapServers(), jvmOptions, ROLL_RECORDS)) {
        long begun = Watch.until("the sink begins", PATIENCE, () -> begun(sink));
        List<Long> flushes = drain(sink, each);
        report.backlog(each * Topic.values().length, System.nanoTime() - begun, flushes);
        report.peakMemory(sink.peakMebibytes(), small, plan.backlog() / SMALLER);
        underLiveLoad(load, sink, each);
        report.shutdown(sink.terminate());
      }
    }
  }

  /**
   * The peak of memory, MiB, with a backlog that is some times smaller: is the larger one's more?
   */
  private long smallBacklog() throws Exception {
    long each = plan.backlog() / SMALLER / Topic.values().length;
    try (BrokerProcess broker = broker("kafka-small-backlog");
        Load load = new Load(broker.bootstrapServers())) {
      fill(load, each);
      Path data = directory.resolve("small-backlog");
      try (SinkUnderTest sink =
          new SinkUnderTest(root, data, broker.bootstrapServers(), jvmOptions, ROLL_RECORDS)) {
        Watch.until("the sink begins", PATIENCE, () -> begun(sink));
        drain(sink, each);
        return sink.peakMebibytes();
      }
    }
  }

  private static void fill(Load load, long each) {
    for (Topic topic : Topic.values()) {
      load.send(topic, 0, each);
    }
  }

  /** Flushes until everything is published; how long each flush took. */
  private static List<Long> drain(SinkUnderTest sink, long each) throws Exception {
    List<Long> flushes = new ArrayList<>();
    while (!caughtUp(sink, each)) {
      flushes.add(sink.flush());
    }
    return flushes;
  }

  /** Every second, what was acknowledged a second before must be published by the flush. */
  private void underLiveLoad(Load load, SinkUnderTest sink, long from) throws Exception {
    ExecutorService sender = Executors.newSingleThreadExecutor();
    List<Long> flushes = new ArrayList<>();
    long missing = 0;
    try {
      long acknowledged = from;
      for (int second = 0; second < plan.liveSeconds(); second++) {
        long next = acknowledged + plan.livePerSecond();
        long start = acknowledged;
        Future<Long> sent = sender.submit(() -> load.send(ORDER_ITEMS, start, next));
        flushes.add(sink.flush());
        missing += Math.max(0, acknowledged - sink.durable(ORDER_ITEMS));
        sent.get();
        acknowledged = next;
      }
    } finally {
      sender.shutdownNow();
    }
    report.live(plan.livePerSecond(), flushes, missing);
  }

  private static boolean begun(SinkUnderTest sink) {
    return Stream.of(Topic.values()).anyMatch(sink::hasBegun);
  }

  private static boolean caughtUp(SinkUnderTest sink, long each) {
    return Stream.of(Topic.values()).allMatch(topic -> sink.durable(topic) >= each);
  }

  private BrokerProcess broker(String name) throws IOException {
    return BrokerProcess.start(directory.resolve(name), Java.freePort(), 1);
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
