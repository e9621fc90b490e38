package io.salespulse.sink.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.sink.intake.Breakdown;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class LivingCheckTest {

  private final Breakdown breakdown = new Breakdown();
  private final LivingCheck check = new LivingCheck(breakdown);

  @Test
  void aSinkWithAThreadThatEndedByAnErrorIsNotAliveAndSaysWhichAndWhy() {
    assertThat(check.call().getStatus()).isEqualTo(Status.UP);

    breakdown.note("Housekeeping", new OutOfMemoryError("Java heap space"));
    breakdown.note("Writing orders-0", new StackOverflowError());

    assertThat(check.call().getStatus()).isEqualTo(Status.DOWN);
    assertThat(check.call().getData().orElseThrow().get("reason"))
        .isEqualTo("Housekeeping ended by an error: java.lang.OutOfMemoryError: Java heap space");
  }
}
