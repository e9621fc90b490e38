package io.salespulse.ui.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.salespulse.contract.DataLayout;
import io.salespulse.ui.client.FakeServiceApis.SilentEtlRunner;
import io.salespulse.ui.client.Services;
import io.salespulse.ui.kpi.KpiSets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shop with orders of its own: no generator is no fault. */
class NoGeneratorTest {

  @TempDir Path directory;

  private Pipeline pipeline;

  @BeforeEach
  void ask() {
    pipeline =
        new Pipeline(
            Clock.systemUTC(),
            new Services(new SilentEtlRunner().service(), Optional.empty(), List.of()));
    pipeline.refreshSources();
  }

  @Test
  void thePipelinePageSaysThatTheOrdersComeFromElsewhere() {
    KpiSets.State nothingYet =
        new KpiSets(new DataLayout(directory), new ObjectMapper(), Clock.systemUTC()).state();

    assertThat(PipelineView.of(pipeline, nothingYet, Locale.US, Instant.now()).stages())
        .filteredOn(stage -> stage.name().equals("generator"))
        .singleElement()
        .satisfies(
            stage -> {
              assertThat(stage.level()).isEqualTo("good");
              assertThat(stage.verdict())
                  .isEqualTo("There is none: the orders come from elsewhere.");
            });
  }

  @Test
  void theFirstPageDoesNotWaitForAGenerator() {
    assertThat(FillingView.of(pipeline, Locale.US, Instant.now()).steps().get(0))
        .satisfies(
            step -> {
              assertThat(step.state()).isEqualTo("active");
              assertThat(step.verdict()).isEqualTo("They come from elsewhere, not the generator");
            });
  }
}
