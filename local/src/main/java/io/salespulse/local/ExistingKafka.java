package io.salespulse.local;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * A cluster that is there already, so that no broker is started.
 *
 * @param client settings of Kafka's clients by their own names
 */
record ExistingKafka(Map<String, String> client) {

  private static final int PATIENCE_MILLIS = 10_000;

  /** The one of {@code KAFKA_BOOTSTRAP_SERVERS}, with the other settings of the same kind. */
  static Optional<ExistingKafka> of(Map<String, String> environment) {
    if (environment.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "").isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        new ExistingKafka(
            AdminClientConfig.configNames().stream()
                .filter(name -> !environment.getOrDefault(variable(name), "").isBlank())
                .collect(
                    Collectors.toMap(
                        name -> name, name -> environment.get(variable(name)).strip()))));
  }

  String servers() {
    return client.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG);
  }

  /**
   * Checks that it answers, which takes ten seconds where it does not.
   *
   * @throws LaunchException with Kafka's reason where it does not
   */
  void check() throws LaunchException, InterruptedException {
    try (Admin admin = Admin.create(Map.copyOf(client))) {
      admin.describeCluster(new DescribeClusterOptions().timeoutMs(PATIENCE_MILLIS)).nodes().get();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof AuthenticationException refused) {
        throw new LaunchException(
            "Kafka at %s does not let the sink in (%s): check KAFKA_SECURITY_PROTOCOL and the other KAFKA_ settings of the login."
                .formatted(servers(), refused.getMessage()));
      }
      throw doesNotAnswer(
          failure.getCause() instanceof TimeoutException
              ? "no answer within %d s".formatted(PATIENCE_MILLIS / 1000)
              : failure.getCause().getMessage());
    } catch (KafkaException wrong) {
      throw doesNotAnswer(
          Optional.<Throwable>ofNullable(wrong.getCause()).orElse(wrong).getMessage());
    }
  }

  private LaunchException doesNotAnswer(String reason) {
    return new LaunchException(
        "Kafka at %s does not answer (%s): check KAFKA_BOOTSTRAP_SERVERS, or leave it out to start a Kafka here."
            .formatted(servers(), reason));
  }

  private static String variable(String name) {
    return "KAFKA_" + name.toUpperCase(Locale.ROOT).replace('.', '_');
  }
}
