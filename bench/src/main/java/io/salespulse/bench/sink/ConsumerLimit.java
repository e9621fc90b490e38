package io.salespulse.bench.sink;

import io.salespulse.bench.Java;
import io.salespulse.contract.Topic;
import java.io.IOException;
import java.util.List;
import org.apache.kafka.tools.ConsumerPerformance;

/** Kafka's own consumer test: it reads the records and drops them. */
final class ConsumerLimit {

  private ConsumerLimit() {}

  /** Records per second while fetching; joining the group is left out. */
  static double measure(String bootstrapServers, Topic topic, long records)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Java.executable(),
                SinkUnderTest.HEAP,
                SinkUnderTest.COLLECTOR,
                "-cp",
                Java.classpath(),
                ConsumerPerformance.class.getName(),
                "--bootstrap-server",
                bootstrapServers,
                "--topic",
                topic.topicName(),
                "--messages",
                String.valueOf(records),
                "--group",
                "limit-" + System.nanoTime(),
                "--hide-header")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> lines = process.inputReader().lines().toList();
    process.waitFor();
    return lines.stream()
        .map(line -> line.split(",\\s*"))
        .filter(cells -> cells.length == 10)
        .mapToDouble(cells -> Double.parseDouble(cells[9]))
        .findFirst()
        .orElseThrow(() -> new IOException("ConsumerPerformance said: " + lines));
  }
}
