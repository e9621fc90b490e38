package io.salespulse.sink.publish;

import io.salespulse.sink.intake.Partitions;
import io.salespulse.support.KafkaWatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready is a sink that Kafka answers, and that knows its partitions and can write each of them. A
 * transaction that a producer leaves open, or a topic that Kafka does not have, is said, and is not
 * the sink's trouble.
 */
@Readiness
@ApplicationScoped
class WritingCheck implements HealthCheck {

  private final Partitions partitions;
  private final KafkaWatch kafka;

  WritingCheck(Partitions partitions, KafkaWatch kafka) {
    this.partitions = partitions;
    this.kafka = kafka;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("writing");
    List<String> reasons = new ArrayList<>(partitions.problems());
    kafka.trouble().ifPresent(reasons::add);
    if (!reasons.isEmpty()) {
      return response.down().withData("reason", String.join(" ", reasons)).build();
    }
    List<String> waiting = new ArrayList<>(partitions.openTransactions());
    waiting.addAll(partitions.missing());
    if (!waiting.isEmpty()) {
      response.withData("waiting", String.join(" ", waiting));
    }
    return response.up().withData("partitions", partitions.count()).build();
  }
}
