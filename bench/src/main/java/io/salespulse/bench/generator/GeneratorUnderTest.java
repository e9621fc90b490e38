package io.salespulse.bench.generator;

import io.salespulse.bench.Watch;
import io.salespulse.bench.Workplace;
import io.salespulse.contract.GeneratorStats;
import io.salespulse.local.BrokerProcess;
import io.salespulse.local.LocalService;
import io.salespulse.testing.ContractJson;
import io.salespulse.testing.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The packaged generator, in a process with the options that Compose gives it. */
final class GeneratorUnderTest implements AutoCloseable {

  static final List<String> MEMORY = List.of("-Xmx160m", "-XX:+UseSerialGC");

  /** With what everybody gives it after heap and collector. */
  static final List<String> OPTIONS =
      Stream.concat(
              MEMORY.stream(), LocalService.GENERATOR.jvmOptions().stream().skip(MEMORY.size()))
          .toList();

  private final ServiceProcess process;

  GeneratorUnderTest(Workplace workplace, Path data, BrokerProcess broker, int backfillDays)
      throws IOException {
    process =
        workplace.start(
            LocalService.GENERATOR,
            OPTIONS,
            data,
            Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers(),
                "GENERATOR_BACKFILL_DAYS", String.valueOf(backfillDays)));
  }

  /** What Kafka has acknowledged: orders, cancelled ones among them, and records. */
  record Emitted(long orders, long records, boolean historyDone) {}

  /** Waits until the service answers. */
  void awaitStart() throws IOException, InterruptedException {
    process.awaitAnswer("/generator/stats", Duration.ofSeconds(30));
  }

  Emitted awaitHistory() throws IOException, InterruptedException {
    awaitStart();
    Watch.until("history is made", Duration.ofMinutes(3), () -> emitted().historyDone());
    return emitted();
  }

  Emitted emitted() throws IOException, InterruptedException {
    GeneratorStats stats =
        ContractJson.mapper()
            .readValue(process.call("GET", "/generator/stats"), GeneratorStats.class);
    return new Emitted(
        stats.orders() + stats.cancelled(),
        stats.topics().values().stream().mapToLong(GeneratorStats.Counts::emitted).sum(),
        stats.backfill() == GeneratorStats.Backfill.DONE);
  }

  void rate(double ordersPerSecond) throws IOException, InterruptedException {
    process.call("PUT", "/generator/rate?ordersPerSecond=" + ordersPerSecond);
  }

  /** The sum of a metric's values, as Prometheus would read it. */
  double metric(String name) throws IOException, InterruptedException {
    return process
        .call("GET", "/q/metrics")
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.kill();
  }
}
