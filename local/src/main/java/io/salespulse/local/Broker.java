package io.salespulse.local;

import io.salespulse.contract.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A single Kafka node, broker and controller in one, that keeps its log in a directory and goes on
 * with it when started again. Reachable from this machine only.
 */
final class Broker {

  static final String READY = "Broker is ready";

  private static final String LOOPBACK = "127.0.0.1";

  private Broker() {}

  /**
   * Runs the broker until the process is told to stop.
   *
   * @param arguments log directory, port, and partitions of each of the four topics; then more of
   *     Kafka's settings, {@code name=value}, each added to the broker's own of that name
   */
  public static void main(String[] arguments) {
    try {
      Path directory = Path.of(arguments[0]).toAbsolutePath();
      Properties properties = properties(directory, Integer.parseInt(arguments[1]));
      for (String more : List.of(arguments).subList(3, arguments.length)) {
        String[] setting = more.split("=", 2);
        properties.merge(setting[0], setting[1], (own, added) -> own + "," + added);
      }
      format(directory, properties);
      KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
      Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "broker-shutdown"));
      server.startup();
      createTopics(LOOPBACK + ":" + arguments[1], Integer.parseInt(arguments[2]));
      System.out.println(READY);
      server.awaitShutdown();
    } catch (Exception failure) {
      System.err.println(failure.getMessage());
      // A half-started broker's threads would keep the process alive, and its hook would wait.
      Runtime.getRuntime().halt(1);
    }
  }

  private static Properties properties(Path directory, int port) throws IOException {
    Properties properties = new Properties();
    try (InputStream file = Broker.class.getResourceAsStream("broker.properties")) {
      properties.load(file);
    }
    String controller = LOOPBACK + ":" + freePort();
    properties.put(
        "listeners", "PLAINTEXT://%s:%d,CONTROLLER://%s".formatted(LOOPBACK, port, controller));
    properties.put(
        "controller.quorum.voters", properties.getProperty("node.id") + "@" + controller);
    properties.put("log.dirs", directory.toString());
    return properties;
  }

  private static void format(Path directory, Properties properties) throws Exception {
    if (Files.exists(directory.resolve("meta.properties"))) {
      return;
    }
    Files.createDirectories(directory);
    new Formatter()
        .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
        .setNodeId(Integer.parseInt(properties.getProperty("node.id")))
        .setClusterId(Uuid.randomUuid().toString())
        .setControllerListenerName(properties.getProperty("controller.listener.names"))
        .setMetadataLogDirectory(directory.toString())
        .addDirectory(directory.toString())
        .run();
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
      return socket.getLocalPort();
    }
  }

  private static void createTopics(String bootstrapServers, int partitions) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      Set<String> there = admin.listTopics().names().get();
      List<NewTopic> missing =
          Stream.of(Topic.values())
              .map(Topic::topicName)
              .filter(topic -> !there.contains(topic))
              .map(topic -> new NewTopic(topic, Optional.of(partitions), Optional.empty()))
              .toList();
      admin.createTopics(missing).all().get();
    }
  }
}
