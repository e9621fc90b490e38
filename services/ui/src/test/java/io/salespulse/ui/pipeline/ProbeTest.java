package io.salespulse.ui.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.salespulse.ui.health.Problem;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ProbeTest {

  /** Whoever asks it is one of few threads, and asks the others too. */
  @Test
  @Timeout(20)
  void anAnswerThatBeginsAndDoesNotEndIsNone() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          asked.countDown();
        });
    server.start();
    try {
      URI url = URI.create("http://localhost:" + server.getAddress().getPort());
      Probe<Integer> probe =
          new Probe<>(
              HttpClient.newHttpClient(),
              Clock.systemUTC(),
              new Service("sink", url),
              "/",
              body -> body.length);

      probe.refresh();

      assertThat(asked.getCount()).isZero();
      assertThat(probe.answer().value()).isEmpty();
      assertThat(probe.answer().problem().map(Problem::what))
          .contains("sink at %s does not answer in time.".formatted(url));
    } finally {
      server.stop(0);
    }
  }
}
