package io.salespulse.generator;

import io.salespulse.support.KafkaWatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** Whether orders can reach Kafka, and whether the thread that emits them is there. */
@Singleton
class FeedHealth {

  /** A pause counts as ready. */
  @Produces
  @Readiness
  @ApplicationScoped
  HealthCheck readiness(Generator generator, KafkaWatch kafka) {
    return () -> response("feed", kafka.trouble().or(generator.feed()::trouble)).build();
  }

  /** Not live once the thread has ended by an error: nothing but a new start helps. */
  @Produces
  @Liveness
  @ApplicationScoped
  HealthCheck liveness(Generator generator) {
    return () -> response("threads", generator.feed().death()).withData("thread", "feed").build();
  }

  private static HealthCheckResponseBuilder response(String name, Optional<String> reason) {
    var response = HealthCheckResponse.named(name).status(reason.isEmpty());
    reason.ifPresent(why -> response.withData("reason", why));
    return response;
  }
}
