package io.salespulse.ui.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.salespulse.ui.client.FakeServiceApis.SilentEtlRunner;
import io.salespulse.ui.client.Services;
import java.time.Clock;
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
}
