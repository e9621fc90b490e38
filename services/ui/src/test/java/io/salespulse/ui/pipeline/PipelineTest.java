package io.salespulse.ui.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.salespulse.contract.DataLayout;
import io.salespulse.ui.Json;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PipelineTest {

  @Test
  @Timeout(20)
  void whoComesWhileTheRoomsAreAskedDoesNotAskThemAgain(@TempDir Path directory) throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    AtomicInteger questions = new AtomicInteger();
    HttpServer silent =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    silent.setExecutor(Executors.newCachedThreadPool());
    silent.createContext(
        "/",
        exchange -> {
          questions.incrementAndGet();
          asked.countDown();
        });
    silent.start();
    try {
      Pipeline pipeline =
          new Pipeline(
              new DataLayout(directory),
              HttpClient.newHttpClient(),
              Json.mapper(),
              Clock.systemUTC(),
              new Service(
                  "etl-runner", URI.create("http://localhost:" + silent.getAddress().getPort())),
              Optional.empty(),
              List.of());
      CompletableFuture<Void> first = CompletableFuture.runAsync(pipeline::refreshSources);
      asked.await();

      pipeline.refreshSources();

      assertThat(first).isNotDone();
      assertThat(questions).hasValue(1);
      first.join();
    } finally {
      silent.stop(0);
    }
  }
}
