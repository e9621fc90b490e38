package io.salespulse.sink.publish;

import io.salespulse.sink.intake.Partitions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready is a sink that knows its partitions and can write each of them. */
@Readiness
@ApplicationScoped
class WritingCheck implements HealthCheck {

  private final Partitions partitions;

  WritingCheck(Partitions partitions) {
    this.partitions = partitions;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("writing");
    if (!partitions.haveJoined()) {
      return response
          .down()
          .withData("reason", "Kafka has not given this sink its partitions yet.")
          .build();
    }
    List<String> problems = partitions.problems();
    if (!problems.isEmpty()) {
      return response.down().withData("reason", String.join(" ", problems)).build();
    }
    return response.up().withData("partitions", partitions.count()).build();
  }
}
