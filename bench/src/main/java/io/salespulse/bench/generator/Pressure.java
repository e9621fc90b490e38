package io.salespulse.bench.generator;

import io.salespulse.bench.Report;
import io.salespulse.bench.Watch;
import io.salespulse.bench.Workplace;
import io.salespulse.contract.Topic;
import io.salespulse.local.BrokerProcess;
import io.salespulse.testing.FreePort;
import io.salespulse.testing.Signals;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Memory at a high rate while the broker is well, slow, frozen, and gone. */
final class Pressure {

  private static final double RATE = 10_000;
  private static final double DOES_NOT_GROW = 1.05;

  private static final Duration PHASE = Duration.ofSeconds(12);
  private static final Duration SLOW_STOPPED = Duration.ofMillis(450);
  private static final Duration SLOW_RUNNING = Duration.ofMillis(50);

  /** At least, see {@link Watch#during}. */
  private static final int LOOKS_A_SECOND = 5;

  private final GeneratorUnderTest generator;
  private final Report report;
  private final List<Long> resident = new ArrayList<>();
  private long heap;
  private double growth;

  private Pressure(GeneratorUnderTest generator, Report report) {
    this.generator = generator;
    this.report = report;
  }

  static void measure(Workplace workplace, Report report) throws IOException, InterruptedException {
    int port = FreePort.any();
    Path data = workplace.directory().resolve("data-pressure");
    BrokerProcess broker = workplace.broker("kafka-pressure", port);
    try (var generator = new GeneratorUnderTest(workplace, data, broker, 0)) {
      generator.awaitStart();
      Pressure pressure = new Pressure(generator, report);
      report.section("Memory at %,.0f orders/s while Kafka is slow or away".formatted(RATE));
      report.line(
          "While Kafka does not acknowledge, the feed makes nothing new; at most 4,096 records are on their way. What it missed it makes afterwards.");
      report.table(
          "",
          "resident after 1 s, MiB",
          "at the end",
          "at most",
          "heap used at most",
          "orders/s acknowledged");
      generator.rate(RATE);
      pressure.phase("broker well", () -> pressure.watch(PHASE));
      long pid = broker.pid();
      pressure.phase("broker stopped for 9/10 of the time (SIGSTOP)", () -> pressure.slow(pid));
      pressure.phase("broker frozen", () -> pressure.stopped(pid, PHASE));
      pressure.phase("catching up", () -> pressure.watch(PHASE));
      broker.kill();
      pressure.phase("broker killed", () -> pressure.watch(PHASE));
      broker = workplace.broker("kafka-pressure", port);
      pressure.phase("broker back, catching up", () -> pressure.watch(PHASE));
      generator.rate(0);
      pressure.results(generator.emitted().records(), recordsIn(broker));
    } finally {
      broker.close();
    }
  }

  private void results(long emitted, long inKafka) {
    report.targets();
    report.target(
        "resident memory at the end of an outage / 1 s after it began",
        "%.2f".formatted(growth),
        DOES_NOT_GROW + ", does not grow",
        growth <= DOES_NOT_GROW);
    report.target(
        "records in Kafka less those in the statistics, at the end",
        "%d of %,d".formatted(inKafka - emitted, inKafka),
        "0",
        inKafka == emitted);
  }

  private void phase(String name, Watch.Look work) throws IOException, InterruptedException {
    resident.clear();
    heap = 0;
    long before = generator.emitted().orders();
    long begun = System.nanoTime();
    work.take();
    double seconds = (System.nanoTime() - begun) / 1e9;
    double ordersPerSecond = (generator.emitted().orders() - before) / seconds;
    long early = resident.get(Math.min(LOOKS_A_SECOND, resident.size() - 1));
    long last = resident.get(resident.size() - 1);
    report.row(
        name,
        String.valueOf(early),
        String.valueOf(last),
        String.valueOf(Collections.max(resident)),
        String.valueOf(heap),
        "%,.0f".formatted(ordersPerSecond));
    if (ordersPerSecond < RATE / 100) {
      growth = Math.max(growth, (double) last / early);
    }
  }

  private void watch(Duration time) throws IOException, InterruptedException {
    Watch.during(
        time,
        () -> {
          resident.add(Watch.residentMebibytes(generator.pid()));
          double bytes = generator.metric("jvm_memory_used_bytes{area=\"heap\"");
          heap = Math.max(heap, (long) bytes >> 20);
        });
  }

  private void slow(long pid) throws IOException, InterruptedException {
    Watch.during(
        PHASE,
        () -> {
          stopped(pid, SLOW_STOPPED);
          watch(SLOW_RUNNING);
        });
  }

  private void stopped(long pid, Duration time) throws IOException, InterruptedException {
    Signals.send("STOP", pid);
    try {
      watch(time);
    } finally {
      Signals.send("CONT", pid);
    }
  }

  /** Records of all four topics. */
  private static long recordsIn(BrokerProcess broker) {
    Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
    var bytes = new ByteArrayDeserializer();
    try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
      return consumer
          .endOffsets(
              Stream.of(Topic.values())
                  .map(topic -> new TopicPartition(topic.topicName(), 0))
                  .toList())
          .values()
          .stream()
          .mapToLong(Long::longValue)
          .sum();
    }
  }
}
