package io.salespulse.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ExistingKafkaTest {

  @TempDir Path directory;

  @Test
  void aClusterThatAnswersIsFineWithTheLoginThatItWants() throws Exception {
    BrokerLogin login = new BrokerLogin(freePort(), "shop", "secret");
    try (BrokerProcess broker =
        BrokerProcess.start(directory.resolve("kafka"), freePort(), 1, Optional.of(login))) {
      assertThatCode(() -> check(broker.bootstrapServers())).doesNotThrowAnyException();
      assertThatCode(() -> ExistingKafka.of(login.environment()).orElseThrow().check())
          .doesNotThrowAnyException();
      assertThatThrownBy(
              () ->
                  ExistingKafka.of(login.withPassword("wrong").environment()).orElseThrow().check())
          .isInstanceOf(LaunchException.class)
          .hasMessageContaining("Authentication failed")
          .hasMessageContaining("KAFKA_BOOTSTRAP_SERVERS");
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

  private static void check(String servers) throws LaunchException, InterruptedException {
    ExistingKafka.of(Map.of("KAFKA_BOOTSTRAP_SERVERS", servers)).orElseThrow().check();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
