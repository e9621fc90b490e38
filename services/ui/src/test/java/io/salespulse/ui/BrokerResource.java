package io.salespulse.ui;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.salespulse.local.BrokerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.Map;

/** A real broker for the application under test. */
public final class BrokerResource implements QuarkusTestResourceLifecycleManager {

  private static volatile BrokerProcess broker;

  static String bootstrapServers() {
    return broker.bootstrapServers();
  }

  @Override
  public int order() {
    // After the fake services, whose address of Kafka it replaces.
    return 1;
  }

  @Override
  public Map<String, String> start() {
    try {
      broker = BrokerProcess.start(Files.createTempDirectory("salespulse-ui-kafka"), freePort(), 2);
      return Map.of("kafka.bootstrap.servers", broker.bootstrapServers());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void stop() {
    broker.close();
  }
}
