package io.salespulse.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.salespulse.local.PackagedService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;

/** The packaged generator as a process. */
final class ServiceProcess {

  private static final Path LOG = Path.of("target", "service-process.log");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final URI address;
  private final HttpClient client = HttpClient.newHttpClient();

  private ServiceProcess(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  static ServiceProcess start(int port, Map<String, String> environment) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                // It starts sooner, and lives for seconds.
                PackagedService.command(
                    Path.of(""), List.of("-Xmx256m", "-XX:TieredStopAtLevel=1")))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(LOG.toFile()));
    builder.environment().putAll(environment);
    builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
    return new ServiceProcess(builder.start(), URI.create("http://localhost:" + port));
  }

  JsonNode stats() throws IOException, InterruptedException {
    return call(HttpRequest.newBuilder(address.resolve("/generator/stats")).build());
  }

  void setRate(double ordersPerSecond) throws IOException, InterruptedException {
    call(
        HttpRequest.newBuilder(
                address.resolve("/generator/rate?ordersPerSecond=" + ordersPerSecond))
            .PUT(HttpRequest.BodyPublishers.noBody())
            .build());
  }

  /** Sets the rate as soon as the service answers. */
  void awaitRate(double ordersPerSecond) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofMillis(20))
        .ignoreExceptionsMatching(IOException.class::isInstance)
        .until(
            () -> {
              setRate(ordersPerSecond);
              return true;
            });
  }

  /** The first statistics that are as wanted. */
  JsonNode awaitStats(Predicate<JsonNode> wanted) {
    AtomicReference<JsonNode> found = new AtomicReference<>();
    Awaitility.await()
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptionsMatching(IOException.class::isInstance)
        .until(
            () -> {
              found.set(stats());
              return wanted.test(found.get());
            });
    return found.get();
  }

  /** Waits until the readiness check says that. */
  void awaitReadiness(String words) {
    HttpRequest readiness = HttpRequest.newBuilder(address.resolve("/q/health/ready")).build();
    Awaitility.await()
        .atMost(Duration.ofSeconds(120))
        .ignoreExceptionsMatching(IOException.class::isInstance)
        .until(
            () ->
                client
                    .send(readiness, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .contains(words));
  }

  private JsonNode call(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(answer.body());
    }
    return JSON.readTree(answer.body());
  }

  /** Ends the process as a power cut would. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Asks the process to end, which it must do in order and soon. */
  void stop() throws InterruptedException {
    process.destroy();
    Assertions.assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }
}
