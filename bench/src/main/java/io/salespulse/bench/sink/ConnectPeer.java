package io.salespulse.bench.sink;

import io.salespulse.bench.Java;
import io.salespulse.contract.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.connect.cli.ConnectStandalone;

/**
 * Kafka Connect's file sink: copies values to one file, without a look at them and without a sync.
 */
final class ConnectPeer {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private ConnectPeer() {}

  /**
   * Records per second from the first byte in the file to 99 of 100: the rest waits in its buffer
   * for a commit.
   *
   * @param bytes of all values with their line feeds
   */
  static double measure(
      Path directory, String bootstrapServers, Topic topic, long records, long bytes)
      throws IOException {
    Files.createDirectories(directory);
    Path file = directory.resolve("copy.txt");
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
        new ProcessBuilder(
                Java.executable(),
                SinkUnderTest.HEAP,
                SinkUnderTest.COLLECTOR,
                "-cp",
                Java.classpath(),
                ConnectStandalone.class.getName(),
                worker.toString(),
                connector.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("connect.log").toFile())
            .start();
    try {
      long begun = Watch.until("Connect begins", PATIENCE, () -> Files.size(file) > 0);
      long ended = Watch.until("Connect ends", PATIENCE, () -> Files.size(file) >= bytes * 0.99);
      return records * 0.99 * 1e9 / (ended - begun);
    } finally {
      process.destroyForcibly().onExit().join();
    }
  }
}
