package io.salespulse.ui.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.salespulse.ui.SteppedClock;
import io.salespulse.ui.client.FakeServiceApis.SilentEtlRunner;
import io.salespulse.ui.client.Services;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PipelineTest {

  @Test
  @Timeout(20)
  void whoComesWhileTheRoomsAreAskedDoesNotAskThemAgain() {
    SilentEtlRunner silent = new SilentEtlRunner();
    Pipeline pipeline =
        new Pipeline(
            Clock.systemUTC(), new Services(silent.service(), Optional.empty(), List.of()));
    CompletableFuture<Void> first = CompletableFuture.runAsync(pipeline::refreshSources);
    await().untilAtomic(silent.questions, org.hamcrest.Matchers.equalTo(1));

    pipeline.refreshSources();

    assertThat(first).isNotDone();
    assertThat(silent.questions).hasValue(1);
    first.join();
  }

  @Test
  @Timeout(20)
  void roomsThatWereAskedBeforeTheClockWasSetBackAreNotKnown() {
    SteppedClock clock = new SteppedClock("2026-11-22T14:20:00Z");
    Pipeline pipeline =
        new Pipeline(
            clock, new Services(new SilentEtlRunner().service(), Optional.empty(), List.of()));
    pipeline.refreshSources();
    assertThat(pipeline.areSourcesUnknown()).isFalse();

    clock.advance(Duration.ofHours(-3));

    assertThat(pipeline.areSourcesUnknown()).isTrue();
  }
}
