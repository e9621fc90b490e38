package io.salespulse.generator;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.salespulse.contract.DecimalText;
import io.salespulse.contract.GeneratorStats;
import io.salespulse.generator.feed.FeedProgress;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;

/** What the generator tells, and lets itself be told. */
@Path("/generator")
@RegisterForReflection(
    targets = {GeneratorStats.class, GeneratorStats.Counts.class, GeneratorStats.Backfill.class})
@Produces(MediaType.APPLICATION_JSON)
class GeneratorResource {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Generator generator;

  GeneratorResource(Generator generator) {
    this.generator = generator;
  }

  /** What Kafka has acknowledged; 503 as long as the generator does not know that. */
  @GET
  @Path("/stats")
  public Response stats() {
    return generator
        .feed()
        .progress()
        .map(FeedProgress::stats)
        .map(stats -> Response.ok(stats).build())
        .orElseGet(
            () -> problem(503, generator.feed().trouble().orElse("The generator is starting")));
  }

  /**
   * Sets the live rate. When it answers, everything emitted before is acknowledged and counted, so
   * after a pause (rate 0) the statistics stand still.
   *
   * @param text mean orders per second in the long run, 0 to 100000; anything else is answered by
   *     400
   */
  @PUT
  @Path("/rate")
  public Response rate(@RestQuery("ordersPerSecond") String text) throws InterruptedException {
    if (text == null) {
      return problem(400, "ordersPerSecond is missing: PUT /generator/rate?ordersPerSecond=0.5");
    }
    // Not Double.parseDouble, which takes 5f, 0x1p3 and NaN for numbers as well.
    double perSecond = DecimalText.parse(text).map(BigDecimal::doubleValue).orElse(Double.NaN);
    if (!(perSecond >= 0 && perSecond <= GeneratorSettings.MAX_ORDERS_PER_SECOND)) {
      return problem(
          400, "ordersPerSecond is '%s': it must be a number from 0 to 100000".formatted(text));
    }
    if (generator.feed().changeRate(perSecond, PATIENCE)) {
      return Response.ok(Map.of("orders_per_second", perSecond)).build();
    }
    return problem(
        503,
        "The rate was not changed: "
            + generator.feed().trouble().orElse("Kafka does not acknowledge what was sent before"));
  }

  private static Response problem(int status, String error) {
    return Response.status(status).entity(Map.of("error", error)).build();
  }
}
