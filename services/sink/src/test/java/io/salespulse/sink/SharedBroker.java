package io.salespulse.sink;

import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Topic;
import io.salespulse.local.BrokerProcess;
import io.salespulse.testing.BrokerLogin;
import io.salespulse.testing.FreePort;
import io.salespulse.testing.Signals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One broker for all tests that ask for it by a parameter. Each has a data directory of its own,
 * which {@link Handle#beginAtEnd} makes blind to what earlier tests produced.
 */
public final class SharedBroker implements ParameterResolver {

  static final int PARTITIONS = 2;

  private static final ExtensionContext.Namespace HERE =
      ExtensionContext.Namespace.create(SharedBroker.class);

  /** Returns when all are acknowledged; fails where one is not, of which a flush says nothing. */
  static void send(
      KafkaProducer<byte[], byte[]> producer, List<ProducerRecord<byte[], byte[]>> records)
      throws Exception {
    for (Future<RecordMetadata> sent : records.stream().map(producer::send).toList()) {
      sent.get();
    }
  }

  /** The broker, which may be killed and started again on its data and its port. */
  static final class Handle implements AutoCloseable {

    private final Path directory;
    private final int port = FreePort.any();
    private final BrokerLogin login = new BrokerLogin(FreePort.any(), "sink", "secret");
    private BrokerProcess process;

    private Handle() {
      try {
        directory = Files.createTempDirectory(Path.of("target"), "broker").toAbsolutePath();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
      start();
    }

    String bootstrapServers() {
      return process.bootstrapServers();
    }

    /** The way in for those who are asked who they are. */
    BrokerLogin login() {
      return login;
    }

    /**
     * A producer with one batch on its way at a time. Of several, the first one that a topic just
     * made gets may be refused and the second one taken, which a broker before Kafka 4.5 never lets
     * the first one follow: KAFKA-15591.
     */
    KafkaProducer<byte[], byte[]> producer(Map<String, Object> settings) {
      Map<String, Object> all = new HashMap<>(settings);
      all.put("bootstrap.servers", bootstrapServers());
      all.put("max.in.flight.requests.per.connection", 1);
      return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
    }

    void killAndStart() {
      process.kill();
      start();
    }

    void signal(String name) {
      Signals.send(name, process.pid());
    }

    /**
     * Makes a data directory whose sink goes on at the end of every partition, as if it had written
     * all that earlier tests produced. Deleting those records would not last: a killed broker
     * forgets where its log begins.
     */
    void beginAtEnd(Path data) throws Exception {
      Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
      for (Topic topic : Topic.values()) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
          ends.put(new TopicPartition(topic.topicName(), partition), OffsetSpec.latest());
        }
      }
      Path progress = Files.createDirectories(new DataLayout(data).progress());
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
        for (var end : admin.listOffsets(ends).all().get().entrySet()) {
          Files.writeString(
              progress.resolve(end.getKey().toString()), end.getValue().offset() + "\n");
        }
      }
    }

    @Override
    public void close() {
      process.close();
    }

    private void start() {
      try {
        process =
            BrokerProcess.start(
                directory.resolve("kafka"), port, PARTITIONS, login.brokerSettings());
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
