package io.salespulse.sink.publish;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.salespulse.contract.LiveSales;
import io.salespulse.contract.Topic;
import io.salespulse.sink.intake.Partitions;
import io.salespulse.sink.live.LiveOrders;
import io.salespulse.support.KafkaWatch;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;

/** {@code GET /live}. */
@Path(LiveSales.PATH)
@RegisterForReflection(targets = {LiveSales.class, LiveSales.Sum.class})
public class LiveResource {

  private final LiveOrders live;
  private final Partitions partitions;
  private final KafkaWatch kafka;

  LiveResource(LiveOrders live, Partitions partitions, KafkaWatch kafka) {
    this.live = live;
    this.partitions = partitions;
    this.kafka = kafka;
  }

  /** What was bought in the last minutes, or why that is not known. */
  @GET
  public LiveSales live() {
    return new LiveSales(
        live.last(Duration.ofMinutes(1)),
        live.last(Duration.ofMinutes(5)),
        live.since(),
        partitions.count(Topic.ORDERS),
        partitions.partitionCount(Topic.ORDERS),
        partitions.unread(Topic.ORDERS),
        partitions.hasOpenTransaction(Topic.ORDERS),
        live.isOverrun(),
        kafka.trouble().or(() -> partitions.problems(Topic.ORDERS).stream().findFirst()));
  }
}
