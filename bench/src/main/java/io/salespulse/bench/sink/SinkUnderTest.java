package io.salespulse.bench.sink;

import io.salespulse.bench.Watch;
import io.salespulse.bench.Workplace;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Topic;
import io.salespulse.local.LocalService;
import io.salespulse.testing.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The packaged sink, with the heap and the collector that {@code ./run} gives it. */
final class SinkUnderTest implements AutoCloseable {

  private final ServiceProcess process;
  private final DataLayout layout;

  /**
   * @param more options of its JVM, to profile it
   */
  SinkUnderTest(
      Workplace workplace, Path data, String bootstrapServers, List<String> more, long rollRecords)
      throws IOException {
    layout = new DataLayout(data);
    process =
        workplace.start(
            LocalService.SINK,
            Stream.concat(LocalService.SINK.jvmOptions().stream(), more.stream()).toList(),
            data,
            Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                bootstrapServers,
                "SINK_ROLL_RECORDS",
                String.valueOf(rollRecords)));
  }

  /** Whether the first record of the topic has reached a file. */
  boolean hasBegun(Topic topic) throws IOException {
    return Files.exists(layout.openSegments().resolve(topic.topicName() + "-0"))
        || durable(topic) > 0;
  }

  /** The topic's next offset on disk: what is below is published and synced. */
  long durable(Topic topic) throws IOException {
    try {
      String text = Files.readString(layout.progress().resolve(topic.topicName() + "-0"));
      return Long.parseLong(text.lines().findFirst().orElseThrow());
    } catch (NoSuchFileException notYet) {
      return 0;
    }
  }

  /** Publishes what is open; seconds until the answer, which must be 200. */
  double flush() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    process.call("POST", "/segments/flush");
    return (System.nanoTime() - begun) / 1e9;
  }

  long peakMebibytes() throws IOException {
    return Watch.peakMebibytes(process.pid());
  }

  /** Asks the process to stop; seconds until it has ended. */
  double terminate() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    if (!process.terminate(Duration.ofSeconds(30))) {
      throw new IOException("The sink did not stop within 30 s");
    }
    return (System.nanoTime() - begun) / 1e9;
  }

  @Override
  public void close() {
    process.kill();
  }
}
