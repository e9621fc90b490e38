package io.salespulse.generator;

import io.salespulse.support.KafkaWatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while orders can reach Kafka; a pause counts as ready. */
@Readiness
@ApplicationScoped
class FeedReadiness implements HealthCheck {

  private final Generator generator;
  private final KafkaWatch kafka;

  FeedReadiness(Generator generator, KafkaWatch kafka) {
    this.generator = generator;
    this.kafka = kafka;
  }

  @Override
  public HealthCheckResponse call() {
    Optional<String> trouble = kafka.trouble().or(generator::trouble);
    var response = HealthCheckResponse.named("feed").status(trouble.isEmpty());
    trouble.ifPresent(reason -> response.withData("reason", reason));
    return response.build();
  }
}
