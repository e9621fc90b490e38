package io.salespulse.bench.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.salespulse.bench.Java;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The packaged generator, in a process with the memory that Compose gives it. */
final class GeneratorUnderTest implements AutoCloseable {

  static final List<String> MEMORY = List.of("-Xmx160m", "-XX:+UseSerialGC");

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final URI address;

  GeneratorUnderTest(Path root, Path data, String bootstrapServers, int backfillDays)
      throws IOException {
    int port = Java.freePort();
    address = URI.create("http://localhost:" + port);
    process =
        Java.service(
            root.resolve("services/generator/target/quarkus-app/quarkus-run.jar"),
            MEMORY,
            Map.of(
                "SALES_DATA_DIR", data.toString(),
                "KAFKA_BOOTSTRAP_SERVERS", bootstrapServers,
                "QUARKUS_HTTP_PORT", String.valueOf(port),
                "GENERATOR_BACKFILL_DAYS", String.valueOf(backfillDays)),
            data.resolveSibling("generator.log"));
  }

  /** What Kafka has acknowledged: orders, cancelled ones among them, and records. */
  record Emitted(long orders, long records, boolean historyDone) {}

  /** Waits until the service answers. */
  Emitted started() throws IOException, InterruptedException {
    Watch.until("the generator starts", PATIENCE, this::answers);
    return emitted();
  }

  Emitted awaitHistory() throws IOException, InterruptedException {
    Duration patience = Duration.ofMinutes(3);
    Watch.until("history is made", patience, () -> answers() && emitted().historyDone());
    return emitted();
  }

  private boolean answers() throws InterruptedException {
    try {
      emitted();
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  Emitted emitted() throws IOException, InterruptedException {
    JsonNode stats = JSON.readTree(call(request("/generator/stats").build()));
    long records = 0;
    for (JsonNode topic : stats.get("topics")) {
      for (JsonNode count : topic) {
        records += count.asLong();
      }
    }
    boolean done = stats.get("backfill").asText().equals("DONE");
    long orders = stats.get("orders").asLong() + stats.get("cancelled").asLong();
    return new Emitted(orders, records, done);
  }

  void rate(double ordersPerSecond) throws IOException, InterruptedException {
    call(
        request("/generator/rate?ordersPerSecond=" + ordersPerSecond)
            .PUT(HttpRequest.BodyPublishers.noBody())
            .build());
  }

  /** The sum of a metric's values, as Prometheus would read it. */
  double metric(String name) throws IOException, InterruptedException {
    return call(request("/q/metrics").build())
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  /** Resident memory now, MiB, as Linux counts it. */
  long residentMebibytes() throws IOException {
    return status("VmRSS:");
  }

  /** The peak of resident memory since the start, MiB. */
  long peakMebibytes() throws IOException {
    return status("VmHWM:");
  }

  private long status(String field) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
              .filter(line -> line.startsWith(field))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .findFirst()
              .orElse(0)
          / 1024;
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE);
  }

  private String call(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(request.uri() + " answered: " + answer.body());
    }
    return answer.body();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
