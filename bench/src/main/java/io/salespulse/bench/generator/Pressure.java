package io.salespulse.bench.generator;

import io.salespulse.bench.Java;
import io.salespulse.local.BrokerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Memory at a high rate while the broker is well, slow, frozen, and gone. */
final class Pressure {

  static final double RATE = 10_000;

  private static final Duration PHASE = Duration.ofSeconds(12);
  private static final long SLOW_STOPPED_MILLIS = 450;
  private static final long SLOW_RUNNING_MILLIS = 50;

  /** At least: {@link Watch#during} pauses for a fifth of a second. */
  private static final int LOOKS_A_SECOND = 5;

  private final GeneratorUnderTest generator;
  private final List<Figures> phases = new ArrayList<>();
  private final List<Long> resident = new ArrayList<>();
  private long heap;

  private Pressure(GeneratorUnderTest generator) {
    this.generator = generator;
  }

  /**
   * What was measured in a phase.
   *
   * @param early resident memory a second after the phase began, MiB
   * @param last resident memory at its end, MiB
   * @param most resident memory in between, MiB
   * @param heap used, garbage included, the most that was seen, MiB
   */
  record Figures(
      String phase, long early, long last, long most, long heap, double ordersPerSecond) {}

  static void measure(Workshop workshop, GeneratorReport report)
      throws IOException, InterruptedException {
    int port = Java.freePort();
    BrokerProcess broker = workshop.broker(port);
    try (GeneratorUnderTest generator = workshop.generator(broker, 0)) {
      generator.started();
      Pressure pressure = new Pressure(generator);
      generator.rate(RATE);
      pressure.phase("broker well", () -> pressure.watch(PHASE));
      long pid = broker.pid();
      pressure.phase("broker stopped for 9/10 of the time (SIGSTOP)", () -> pressure.slow(pid));
      pressure.phase("broker frozen", () -> pressure.frozen(pid));
      pressure.phase("catching up", () -> pressure.watch(PHASE));
      broker.kill();
      pressure.phase("broker killed", () -> pressure.watch(PHASE));
      broker = workshop.broker(port);
      pressure.phase("broker back, catching up", () -> pressure.watch(PHASE));
      generator.rate(0);
      report.pressure(
          RATE,
          pressure.phases,
          generator.emitted().records(),
          TopicEnds.records(broker.bootstrapServers()));
    } finally {
      broker.close();
    }
    workshop.clear();
  }

  private void phase(String name, Watch.Look work) throws IOException, InterruptedException {
    resident.clear();
    heap = 0;
    long before = generator.emitted().orders();
    long begun = System.nanoTime();
    work.take();
    double seconds = (System.nanoTime() - begun) / 1e9;
    long orders = generator.emitted().orders() - before;
    phases.add(
        new Figures(
            name,
            resident.get(Math.min(LOOKS_A_SECOND, resident.size() - 1)),
            resident.get(resident.size() - 1),
            Collections.max(resident),
            heap,
            orders / seconds));
  }

  private void watch(Duration time) throws IOException, InterruptedException {
    Watch.during(time, this::look);
  }

  private void slow(long pid) throws IOException, InterruptedException {
    Watch.during(
        PHASE,
        () -> {
          signal("STOP", pid);
          watch(Duration.ofMillis(SLOW_STOPPED_MILLIS));
          signal("CONT", pid);
          watch(Duration.ofMillis(SLOW_RUNNING_MILLIS));
        });
  }

  private void frozen(long pid) throws IOException, InterruptedException {
    signal("STOP", pid);
    try {
      watch(PHASE);
    } finally {
      signal("CONT", pid);
    }
  }

  private void look() throws IOException, InterruptedException {
    resident.add(generator.residentMebibytes());
    double bytes = generator.metric("jvm_memory_used_bytes{area=\"heap\"");
    heap = Math.max(heap, (long) bytes >> 20);
  }

  private static void signal(String name, long pid) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start().waitFor();
  }
}
