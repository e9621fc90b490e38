package io.salespulse.bench.sink;

import io.salespulse.bench.Java;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged sink, with the heap and the collector that {@code ./run} gives it. */
final class SinkUnderTest implements AutoCloseable {

  static final String HEAP = "-Xmx256m";
  static final String COLLECTOR = "-XX:+UseSerialGC";

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final int port;
  private final DataLayout layout;

  SinkUnderTest(
      Path root, Path data, String bootstrapServers, List<String> jvmOptions, long rollRecords)
      throws IOException {
    port = Java.freePort();
    layout = new DataLayout(data);
    process =
        Java.service(
            root.resolve("services/sink/target/quarkus-app/quarkus-run.jar"),
            Stream.concat(Stream.of(HEAP, COLLECTOR), jvmOptions.stream()).toList(),
            Map.of(
                "SALES_DATA_DIR", data.toString(),
                "KAFKA_BOOTSTRAP_SERVERS", bootstrapServers,
                "QUARKUS_HTTP_PORT", String.valueOf(port),
                "SINK_ROLL_RECORDS", String.valueOf(rollRecords)),
            data.resolveSibling("sink.log"));
  }

  /** Whether the first record of the topic has reached a file. */
  boolean hasBegun(Topic topic) {
    return Files.exists(layout.openSegments().resolve(topic.topicName() + "-0"))
        || durable(topic) > 0;
  }

  /** The topic's next offset on disk: what is below is published and synced. */
  long durable(Topic topic) {
    try {
      String text = Files.readString(layout.progress().resolve(topic.topicName() + "-0"));
      return Long.parseLong(text.lines().findFirst().orElseThrow());
    } catch (NoSuchFileException notYet) {
      return 0;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Publishes what is open; nanoseconds until the answer, which must be 200. */
  long flush() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/segments/flush"))
            .timeout(Duration.ofSeconds(20))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    long begun = System.nanoTime();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("The flush failed: " + answer.body());
    }
    return System.nanoTime() - begun;
  }

  /** The process' peak of resident memory, MiB, as Linux counts it. */
  long peakMebibytes() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
              .filter(line -> line.startsWith("VmHWM:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .findFirst()
              .orElse(0)
          / 1024;
    }
  }

  /** Asks the process to stop; nanoseconds until it has ended. */
  long terminate() throws InterruptedException {
    long begun = System.nanoTime();
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("The sink did not stop within 30 s");
    }
    return System.nanoTime() - begun;
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
