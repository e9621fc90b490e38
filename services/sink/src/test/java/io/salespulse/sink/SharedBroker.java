package io.salespulse.sink;

import io.salespulse.contract.Topic;
import io.salespulse.local.BrokerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One broker for all tests that ask for it by a parameter. Each begins with {@link #forget}: what
 * earlier tests produced is deleted, and a sink with a new data directory does not see it.
 */
public final class SharedBroker implements ParameterResolver {

  static final int PARTITIONS = 2;

  private static final ExtensionContext.Namespace HERE =
      ExtensionContext.Namespace.create(SharedBroker.class);

  /** The broker, which may be killed and started again on its data and its port. */
  static final class Handle implements AutoCloseable {

    private final Path directory;
    private final int port;
    private BrokerProcess process;

    private Handle() {
      try (ServerSocket socket = new ServerSocket(0)) {
        port = socket.getLocalPort();
        directory = Files.createTempDirectory(Path.of("target"), "broker").toAbsolutePath();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
      start();
    }

    String bootstrapServers() {
      return process.bootstrapServers();
    }

    void killAndStart() {
      process.kill();
      start();
    }

    void signal(String name) {
      Signals.send(name, process.pid());
    }

    /** Deletes every record; the offsets go on. */
    void forget() throws Exception {
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
        Map<TopicPartition, RecordsToDelete> all =
            Stream.of(Topic.values())
                .flatMap(
                    topic ->
                        IntStream.range(0, PARTITIONS)
                            .mapToObj(number -> new TopicPartition(topic.topicName(), number)))
                .collect(
                    Collectors.toMap(
                        partition -> partition, partition -> RecordsToDelete.beforeOffset(-1)));
        admin.deleteRecords(new HashMap<>(all)).all().get();
      }
    }

    @Override
    public void close() {
      process.close();
    }

    private void start() {
      try {
        process = BrokerProcess.start(directory.resolve("kafka"), port, PARTITIONS);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Handle.class;
  }

  @Override
  public Handle resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(HERE)
        .computeIfAbsent("broker", any -> new Handle(), Handle.class);
  }
}
