package io.salespulse.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ExistingKafkaTest {

  private static final String LOGIN_MODULE =
      "org.apache.kafka.common.security.plain.PlainLoginModule required ";

  @TempDir Path directory;

  @Test
  void aClusterThatAnswersIsFineWithTheLoginThatItWants() throws Exception {
    int port = Broker.freePort();
    Map<String, String> entrance =
        Map.of(
            "listeners",
            "SASL_PLAINTEXT://127.0.0.1:" + port,
            "listener.security.protocol.map",
            "SASL_PLAINTEXT:SASL_PLAINTEXT",
            "sasl.enabled.mechanisms",
            "PLAIN",
            "listener.name.sasl_plaintext.plain.sasl.jaas.config",
            LOGIN_MODULE + "user_shop=\"secret\";");
    try (BrokerProcess broker =
        BrokerProcess.start(directory.resolve("kafka"), Broker.freePort(), 1, entrance)) {
      assertThatCode(() -> check(broker.bootstrapServers())).doesNotThrowAnyException();
      assertThatCode(() -> checkWith(port, "secret")).doesNotThrowAnyException();
      assertThatThrownBy(() -> checkWith(port, "wrong"))
          .isInstanceOf(LaunchException.class)
          .hasMessageContaining("does not let the sink in (Authentication failed")
          .hasMessageContaining("KAFKA_SECURITY_PROTOCOL");
    }
  }

  @Test
  @Timeout(30)
  void aClusterThatIsSilentIsNamedWithWhatToDo() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String servers = "127.0.0.1:" + silent.getLocalPort();

      assertThatThrownBy(() -> check(servers))
          .isInstanceOf(LaunchException.class)
          .hasMessage(
              "Kafka at %s does not answer (no answer within 10 s): check KAFKA_BOOTSTRAP_SERVERS,"
                  + " or leave it out to start a Kafka here.",
              servers);
    }
  }

  @Test
  void anAddressThatIsNoneIsSaidInKafkasWords() {
    assertThatThrownBy(() -> check("no.such.host.invalid:9092"))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("No resolvable bootstrap urls given in bootstrap.servers");
    assertThatThrownBy(() -> check("nowhere"))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("Invalid url in bootstrap.servers: nowhere");
  }

  private static void checkWith(int port, String password)
      throws LaunchException, InterruptedException {
    ExistingKafka.of(
            Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                "127.0.0.1:" + port,
                "KAFKA_SECURITY_PROTOCOL",
                "SASL_PLAINTEXT",
                "KAFKA_SASL_MECHANISM",
                "PLAIN",
                "KAFKA_SASL_JAAS_CONFIG",
                LOGIN_MODULE + "username=\"shop\" password=\"%s\";".formatted(password)))
        .orElseThrow()
        .check();
  }

  private static void check(String servers) throws LaunchException, InterruptedException {
    ExistingKafka.of(Map.of("KAFKA_BOOTSTRAP_SERVERS", servers)).orElseThrow().check();
  }
}
