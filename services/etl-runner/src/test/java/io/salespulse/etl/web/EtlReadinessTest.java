package io.salespulse.etl.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard shows these words to people. */
class EtlReadinessTest {

  @TempDir Path data;

  @Test
  void itSaysWhatItWaitsForAndNotWhatIsInOrder() {
    assertThat(EtlReadiness.reason(data, false))
        .contains("Spark is starting, or it stopped and the next run starts it.");
    assertThat(EtlReadiness.reason(data.resolve("gone"), true))
        .contains("The data directory %s cannot be written.".formatted(data.resolve("gone")));
    assertThat(EtlReadiness.reason(data, true)).isEmpty();
  }
}
