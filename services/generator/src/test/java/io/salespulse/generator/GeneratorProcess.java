package io.salespulse.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.salespulse.local.PackagedService;
import io.salespulse.testing.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;

/** The packaged generator as a process. */
final class GeneratorProcess {

  private static final Path LOG = Path.of("target", "service-process.log");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ServiceProcess process;

  private GeneratorProcess(ServiceProcess process) {
    this.process = process;
  }

  static GeneratorProcess start(Map<String, String> environment) throws IOException {
    // It starts sooner, and lives for seconds.
    List<String> options = List.of("-Xmx256m", "-XX:TieredStopAtLevel=1");
    return new GeneratorProcess(
        ServiceProcess.start(PackagedService.command(Path.of(""), options), environment, LOG));
  }

  JsonNode stats() throws IOException, InterruptedException {
    return JSON.readTree(process.call("GET", "/generator/stats"));
  }

  void setRate(double ordersPerSecond) throws IOException, InterruptedException {
    process.call("PUT", "/generator/rate?ordersPerSecond=" + ordersPerSecond);
  }

  /** Sets the rate as soon as the service answers. */
  void awaitRate(double ordersPerSecond) {
    await(
        () -> {
          setRate(ordersPerSecond);
          return true;
        });
  }

  /** The first statistics that are as wanted. */
  JsonNode awaitStats(Predicate<JsonNode> wanted) {
    AtomicReference<JsonNode> found = new AtomicReference<>();
    await(
        () -> {
          found.set(stats());
          return wanted.test(found.get());
        });
    return found.get();
  }

  /** Waits until the readiness check says that. */
  void awaitReadiness(String words) {
    await(() -> process.send("GET", "/q/health/ready").body().contains(words));
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofMillis(20))
        .ignoreExceptionsMatching(IOException.class::isInstance)
        .until(condition);
  }

  /** Ends the process as a power cut would. */
  void kill() {
    process.kill();
  }

  /** Asks the process to end, which it must do by itself. */
  void stop() throws InterruptedException {
    Assertions.assertThat(process.terminate(Duration.ofSeconds(90))).isTrue();
  }
}
