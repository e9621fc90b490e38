package io.salespulse.local;

import java.util.Map;
import java.util.stream.Stream;

/**
 * A second entrance of a broker, for those with this user and password only: how clusters of other
 * people are entered.
 *
 * @param port on the loopback interface
 */
public record BrokerLogin(int port, String user, String password) {

  /** What a service needs in its environment to come in by it. */
  public Map<String, String> environment() {
    return Map.of(
        "KAFKA_BOOTSTRAP_SERVERS",
        "127.0.0.1:" + port,
        "KAFKA_SECURITY_PROTOCOL",
        "SASL_PLAINTEXT",
        "KAFKA_SASL_MECHANISM",
        "PLAIN",
        "KAFKA_SASL_JAAS_CONFIG",
        "org.apache.kafka.common.security.plain.PlainLoginModule required"
            + " username=\"%s\" password=\"%s\";".formatted(user, password));
  }

  /** The same entrance, with a password that it does not take. */
  public BrokerLogin withPassword(String other) {
    return new BrokerLogin(port, user, other);
  }

  /** As {@link Broker} wants them. */
  Stream<String> arguments() {
    return Stream.of(String.valueOf(port), user, password);
  }
}
