package io.salespulse.sink.publish;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.salespulse.contract.SinkStatus;
import io.salespulse.contract.Topic;
import io.salespulse.sink.intake.Partitions;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code GET /status}. */
@Path(SinkStatus.PATH)
@RegisterForReflection(targets = {SinkStatus.class, SinkStatus.Counts.class})
public class StatusResource {

  private final Partitions partitions;

  StatusResource(Partitions partitions) {
    this.partitions = partitions;
  }

  /** What became of each topic's records. */
  @GET
  public SinkStatus status() {
    Map<String, SinkStatus.Counts> topics = new LinkedHashMap<>();
    for (Topic topic : Topic.values()) {
      topics.put(topic.topicName(), partitions.counts(topic));
    }
    return new SinkStatus(topics);
  }
}
