package io.salespulse.etl.run;

import java.util.ArrayList;
import java.util.List;

/** Where raw files come from: the sinks, and before them the generator of the demo shop. */
public record Upstream(GeneratorClient generator, SinkClient sinks) {

  /**
   * Lets the sinks publish what they hold.
   *
   * @return why the raw files lack, or may lack, records that a run of this moment should have; a
   *     line for each reason, empty where they have all
   */
  public List<String> publish() {
    List<String> reasons = new ArrayList<>();
    // Asked first: of a history that ends just now, the sinks have all, or say what they lack.
    generator.unfinishedHistory().ifPresent(reasons::add);
    reasons.addAll(sinks.flush());
    return List.copyOf(reasons);
  }
}
