package io.salespulse.testing;

import java.util.Map;

/**
 * A second entrance of a broker, for those with this user and password only: how clusters of other
 * people are entered.
 *
 * @param port on the loopback interface
 */
public record BrokerLogin(int port, String user, String password) {

  private static final String MODULE =
      "org.apache.kafka.common.security.plain.PlainLoginModule required ";

  /** What a broker needs among its settings to have it. */
  public Map<String, String> brokerSettings() {
    return Map.of(
        "listeners",
        "SASL_PLAINTEXT://127.0.0.1:" + port,
        "listener.security.protocol.map",
        "SASL_PLAINTEXT:SASL_PLAINTEXT",
        "sasl.enabled.mechanisms",
        "PLAIN",
        "listener.name.sasl_plaintext.plain.sasl.jaas.config",
        MODULE + "user_%s=\"%s\";".formatted(user, password));
  }

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
        MODULE + "username=\"%s\" password=\"%s\";".formatted(user, password));
  }

  /** The same entrance, with a password that it does not take. */
  public BrokerLogin withPassword(String other) {
    return new BrokerLogin(port, user, other);
  }
}
