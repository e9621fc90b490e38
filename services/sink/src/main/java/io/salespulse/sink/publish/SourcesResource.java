package io.salespulse.sink.publish;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.salespulse.contract.SourceSamples;
import io.salespulse.contract.ValueKind;
import io.salespulse.sink.intake.Partitions;
import io.salespulse.sink.sample.RecordSamples;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** {@code GET /sources/sample}. */
@Path(SourceSamples.PATH)
@RegisterForReflection(
    targets = {
      SourceSamples.class,
      SourceSamples.OfTopic.class,
      SourceSamples.Sample.class,
      SourceSamples.Field.class,
      SourceSamples.Drift.class,
      ValueKind.class
    })
public class SourcesResource {

  private final RecordSamples samples;
  private final Partitions partitions;

  SourcesResource(RecordSamples samples, Partitions partitions) {
    this.samples = samples;
    this.partitions = partitions;
  }

  /** The newest records of each topic, and what became of their fields. */
  @GET
  public SourceSamples newest() {
    return samples.newest(partitions::missing);
  }
}
