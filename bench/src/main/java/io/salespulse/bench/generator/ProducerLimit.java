package io.salespulse.bench.generator;

import io.salespulse.bench.Java;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.tools.ProducerPerformance;

/** Kafka's own producer test: random bytes to one topic, which nobody had to make. */
final class ProducerLimit {

  private static final Pattern RATE = Pattern.compile("records sent, ([0-9.]+) records/sec");

  private ProducerLimit() {}

  /** Records per second with the generator's settings of the producer. */
  static double measure(String bootstrapServers, String topic, long records, long bytesEach)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Java.executable(),
                GeneratorUnderTest.MEMORY.get(0),
                GeneratorUnderTest.MEMORY.get(1),
                "-cp",
                Java.classpath(),
                ProducerPerformance.class.getName(),
                "--topic",
                topic,
                "--num-records",
                String.valueOf(records),
                "--record-size",
                String.valueOf(bytesEach),
                "--throughput",
                "-1",
                "--producer-props",
                "bootstrap.servers=" + bootstrapServers,
                "acks=all",
                "enable.idempotence=true",
                "linger.ms=50",
                "batch.size=262144",
                "buffer.memory=33554432")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> lines = process.inputReader().lines().toList();
    process.waitFor();
    // The last line is the one of the whole.
    Matcher whole = RATE.matcher(lines.isEmpty() ? "" : lines.get(lines.size() - 1));
    if (!whole.find()) {
      throw new IOException("ProducerPerformance said: " + lines);
    }
    return Double.parseDouble(whole.group(1));
  }
}
