package io.salespulse.bench.sink;

import io.salespulse.bench.Tool;
import io.salespulse.bench.Watch;
import io.salespulse.contract.Topic;
import io.salespulse.local.LocalService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.connect.cli.ConnectStandalone;
import org.apache.kafka.tools.ConsumerPerformance;

/** What only reads the records, and what only copies them, with the sink's heap and collector. */
final class Peers {

  private static final List<String> JVM_OPTIONS = LocalService.SINK.jvmOptions();
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private Peers() {}

  /**
   * Kafka's own consumer test, which drops what it reads.
   *
   * @return records per second while fetching; joining the group is left out
   */
  static double consumer(Path directory, String bootstrapServers, Topic topic, long records)
      throws IOException, InterruptedException {
    List<String> lines =
        Tool.lines(
            directory,
            JVM_OPTIONS,
            ConsumerPerformance.class,
            "--bootstrap-server",
            bootstrapServers,
            "--topic",
            topic.topicName(),
            "--messages",
            String.valueOf(records),
            "--group",
            "limit-" + System.nanoTime(),
            "--hide-header");
    return lines.stream()
        .map(line -> line.split(",\\s*"))
        .filter(cells -> cells.length == 10)
        .mapToDouble(cells -> Double.parseDouble(cells[9]))
        .findFirst()
        .orElseThrow(() -> new IOException("ConsumerPerformance said: " + lines));
  }

  /**
   * Kafka Connect's file sink, which copies values to one file without a look at them and without a
   * sync.
   *
   * @param bytes of all values with their line feeds
   * @return records per second from the first byte in the file to 99 of 100: the rest waits in its
   *     buffer for a commit
   */
  static double connect(
      Path directory, String bootstrapServers, Topic topic, long records, long bytes)
      throws IOException, InterruptedException {
    Path file = Files.createDirectories(directory).resolve("copy.txt");
    Files.createFile(file);
    Path worker = directory.resolve("worker.properties");
    Files.writeString(
        worker,
        """
        bootstrap.servers=%s
        key.converter=org.apache.kafka.connect.storage.StringConverter
        value.converter=org.apache.kafka.connect.storage.StringConverter
        offset.storage.file.filename=%s
        offset.flush.interval.ms=1000
        listeners=http://127.0.0.1:0
        plugin.discovery=only_scan
        consumer.auto.offset.reset=earliest
        """
            .formatted(bootstrapServers, directory.resolve("offsets")));
    Path connector = directory.resolve("connector.properties");
    Files.writeString(
        connector,
        """
        name=copy-%d
        connector.class=org.apache.kafka.connect.file.FileStreamSinkConnector
        tasks.max=1
        topics=%s
        file=%s
        """
            .formatted(System.nanoTime(), topic.topicName(), file));
    Process process =
        Tool.start(
            directory,
            JVM_OPTIONS,
            ConnectStandalone.class,
            worker.toString(),
            connector.toString());
    try {
      long begun = Watch.until("Connect begins", PATIENCE, () -> Files.size(file) > 0);
      long ended = Watch.until("Connect ends", PATIENCE, () -> Files.size(file) >= bytes * 0.99);
      return records * 0.99 * 1e9 / (ended - begun);
    } finally {
      process.destroyForcibly().onExit().join();
    }
  }
}
