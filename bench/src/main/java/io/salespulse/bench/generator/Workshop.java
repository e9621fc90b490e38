package io.salespulse.bench.generator;

import io.salespulse.local.BrokerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Where a scenario works.
 *
 * @param root of the repository
 * @param directory for the broker and the service, removed after the scenario
 */
record Workshop(Path root, Path directory) {

  BrokerProcess broker(int port) throws IOException {
    return BrokerProcess.start(kafka(), port, 1);
  }

  Path kafka() {
    return directory.resolve("kafka");
  }

  GeneratorUnderTest generator(BrokerProcess broker, int backfillDays) throws IOException {
    return new GeneratorUnderTest(
        root, directory.resolve("data"), broker.bootstrapServers(), backfillDays);
  }

  void clear() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(directory)) {
          Files.delete(file);
        }
      }
    }
  }
}
