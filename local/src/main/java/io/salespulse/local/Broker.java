package io.salespulse.local;

import io.salespulse.contract.Topic;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A single Kafka node, broker and controller in one, that keeps its log in a directory and goes on
 * with it when started again. Reachable from this machine only.
 */
final class Broker {

  static final String READY = "Broker is ready";

  private static final String LOOPBACK = "127.0.0.1";
  private static final int NODE_ID = 1;

  private Broker() {}

  /**
   * Runs the broker until the process is told to stop.
   *
   * @param arguments log directory, port, and partitions of each of the four topics; then, where it
   *     shall have an entrance with a login too, that one's port, user and password
   */
  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[0]).toAbsolutePath();
    int port = Integer.parseInt(arguments[1]);
    int partitions = Integer.parseInt(arguments[2]);
    Optional<BrokerLogin> login =
        arguments.length > 3
            ? Optional.of(
                new BrokerLogin(Integer.parseInt(arguments[3]), arguments[4], arguments[5]))
            : Optional.empty();

    try {
      format(directory);
      KafkaRaftServer server =
          new KafkaRaftServer(
              KafkaConfig.fromProps(properties(directory, port, login)), Time.SYSTEM);
      Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "broker-shutdown"));
      server.startup();
      createTopics(LOOPBACK + ":" + port, partitions);
      System.out.println(READY);
      server.awaitShutdown();
    } catch (Exception failure) {
      System.err.println(failure.getMessage());
      // A half-started broker's threads would keep the process alive, and its hook would wait.
      Runtime.getRuntime().halt(1);
    }
  }

  private static void format(Path directory) throws Exception {
    if (Files.exists(directory.resolve("meta.properties"))) {
      return;
    }
    Files.createDirectories(directory);
    new Formatter()
        .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
        .setNodeId(NODE_ID)
        .setClusterId(Uuid.randomUuid().toString())
        .setControllerListenerName("CONTROLLER")
        .setMetadataLogDirectory(directory.toString())
        .addDirectory(directory.toString())
        .run();
  }

  private static Properties properties(Path directory, int port, Optional<BrokerLogin> login)
      throws IOException {
    int controllerPort = freePort();
    Properties properties = new Properties();
    properties.putAll(
        Map.ofEntries(
            Map.entry("node.id", String.valueOf(NODE_ID)),
            Map.entry("process.roles", "broker,controller"),
            Map.entry(
                "listeners",
                "PLAINTEXT://%s:%d,CONTROLLER://%s:%d"
                    .formatted(LOOPBACK, port, LOOPBACK, controllerPort)),
            Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
            Map.entry("controller.listener.names", "CONTROLLER"),
            Map.entry(
                "controller.quorum.voters",
                "%d@%s:%d".formatted(NODE_ID, LOOPBACK, controllerPort)),
            Map.entry("log.dirs", directory.toString()),
            // There is one node: nothing can be replicated, and no other consumer is on its way.
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "1"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            Map.entry("auto.create.topics.enable", "false"),
            // An idempotent producer whose newest record is older than this is forgotten, and a
            // retry of it would be a second record: history is older than the default day.
            Map.entry("producer.id.expiration.ms", String.valueOf(Integer.MAX_VALUE)),
            // A record carries its event time, and history is written days after it happened:
            // retention by time would delete it before it is read.
            Map.entry("log.retention.ms", "-1"),
            Map.entry("log.retention.bytes", String.valueOf(4L << 30))));
    login.ifPresent(guarded -> addEntrance(properties, guarded));
    return properties;
  }

  private static void addEntrance(Properties properties, BrokerLogin login) {
    properties.merge(
        "listeners",
        ",SASL_PLAINTEXT://%s:%d".formatted(LOOPBACK, login.port()),
        (listeners, more) -> "" + listeners + more);
    properties.merge(
        "listener.security.protocol.map",
        ",SASL_PLAINTEXT:SASL_PLAINTEXT",
        (protocols, more) -> "" + protocols + more);
    properties.put("sasl.enabled.mechanisms", "PLAIN");
    properties.put(
        "listener.name.sasl_plaintext.plain.sasl.jaas.config",
        "org.apache.kafka.common.security.plain.PlainLoginModule required user_%s=\"%s\";"
            .formatted(login.user(), login.password()));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
      return socket.getLocalPort();
    }
  }

  private static void createTopics(String bootstrapServers, int partitions)
      throws InterruptedException, ExecutionException {
    List<NewTopic> topics =
        Arrays.stream(Topic.values())
            .map(
                topic -> new NewTopic(topic.topicName(), Optional.of(partitions), Optional.empty()))
            .toList();
    Map<String, Object> settings =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    try (Admin admin = Admin.create(settings)) {
      for (var created : admin.createTopics(topics).values().values()) {
        try {
          created.get();
        } catch (ExecutionException failure) {
          if (!(failure.getCause() instanceof TopicExistsException)) {
            throw failure;
          }
        }
      }
    }
  }
}
