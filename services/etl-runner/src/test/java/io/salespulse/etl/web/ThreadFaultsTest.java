package io.salespulse.etl.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class ThreadFaultsTest {

  private final ThreadFaults faults = new ThreadFaults();

  @Test
  void theProcessIsLiveUntilAThreadEndsByAnError() throws InterruptedException {
    assertThat(faults.call().getStatus()).isEqualTo(Status.UP);

    Thread thread =
        new Thread(
            () -> {
              throw new OutOfMemoryError("Java heap space");
            },
            "etl-run");
    thread.setUncaughtExceptionHandler(faults);
    thread.start();
    thread.join();

    assertThat(faults.call().getStatus()).isEqualTo(Status.DOWN);
    assertThat(faults.call().getData().orElseThrow())
        .containsEntry("threads", "etl-run ended by java.lang.OutOfMemoryError: Java heap space");
  }
}
