package io.salespulse.ui.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.salespulse.contract.LiveSales;
import io.salespulse.contract.RunProgress;
import io.salespulse.contract.SinkStatus;
import io.salespulse.testing.LogLines;
import io.salespulse.testing.SteppedClock;
import io.salespulse.ui.FakeServices;
import io.salespulse.ui.client.FakeServiceApis.SilentEtlRunner;
import io.salespulse.ui.health.Problem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.StreamResetException;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of a question, whatever a service does with it. */
@QuarkusTest
@QuarkusTestResource(FakeServices.class)
class ServiceClientTest {

  private static final String STATUS =
      "{\"topics\":{\"orders\":{\"records\":7}},\"of_a_later_version\":1}";

  private final SteppedClock clock = new SteppedClock("2026-11-22T14:20:00Z");

  @Inject ClientBeans clients;

  @Inject Vertx vertx;

  private HttpServer sink;
  private URI url;
  private volatile int status = 200;
  private volatile String contentType = "application/json";
  private volatile String body = STATUS;
  private volatile int missing;
  private volatile CountDownLatch asked = new CountDownLatch(0);

  private Service<SinkApi> service;
  private Poller<SinkStatus> poller;
  private Poller<LiveSales> other;

  @BeforeEach
  void aSinkIsThere() throws IOException {
    sink = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    sink.setExecutor(Executors.newCachedThreadPool());
    sink.createContext(
        "/",
        exchange -> {
          asked.countDown();
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", contentType);
          exchange.sendResponseHeaders(status, bytes.length + missing);
          exchange.getResponseBody().write(bytes);
          exchange.getResponseBody().flush();
          if (missing == 0) {
            exchange.close();
          }
        });
    sink.start();
    url = URI.create("http://localhost:" + sink.getAddress().getPort());
    service = new Service<>("sink", url, clients.sink(url));
    poller = Poller.of(clock, service, SinkApi::status, AnswerChecks::isSane);
    other = Poller.of(clock, service, SinkApi::live, AnswerChecks::isSane);
  }

  @AfterEach
  void itIsGone() {
    sink.stop(0);
  }

  @Test
  void anAnswerIsReadAsTheContractHasIt() {
    assertThat(problem()).isEmpty();
    assertThat(poller.answer().current().orElseThrow().topics().get("orders").records())
        .isEqualTo(7);
  }

  @Test
  void whoAnswersNoMoreIsSaidSinceThenAndTheLastAnswerStays() {
    assertThat(problem()).isEmpty();
    sink.stop(0);

    // Until then the client may hold a connection that is just being closed.
    await()
        .untilAsserted(
            () ->
                assertThat(problem())
                    .contains("sink at %s does not answer: nothing listens there.".formatted(url)));
    clock.advance(Duration.ofMinutes(1));
    assertThat(problem()).isPresent();

    assertThat(poller.answer().problem().map(Problem::since))
        .contains(new SteppedClock("2026-11-22T14:20:00Z").instant());
    assertThat(poller.answer().value()).isPresent();
    assertThat(poller.answer().current()).isEmpty();
  }

  /** Whoever asks waits for it, and asks the others too. */
  @Test
  @Timeout(20)
  void anAnswerThatBeginsAndDoesNotEndIsNone() {
    missing = 1000;

    assertThat(problem()).contains("sink at %s does not answer in time.".formatted(url));
  }

  /** Whatever is asked of it, and however often. */
  @Test
  @Timeout(40)
  void toTheLogSilenceIsOneLineAndItsEndAnother() {
    try (LogLines log = new LogLines("")) {
      missing = 1000;
      for (int time = 1; time <= 3; time++) {
        assertThat(lines(log)).hasSize(time == 3 ? 1 : 0);
        askBoth();
        clock.advance(Duration.ofSeconds(30));
      }
      status = 404;
      missing = 0;
      other.poll().await().indefinitely();
      assertThat(lines(log))
          .containsExactly("WARN sink at %s does not answer in time.".formatted(url));

      poller.poll().await().indefinitely();
      assertThat(lines(log))
          .last()
          .isEqualTo("INFO sink at %s answers again after 90 s".formatted(url));
      assertThat(log.lines()).noneMatch(line -> line.startsWith("ERROR"));
    }
  }

  /** As when the page that asked it is closed. */
  @Test
  @Timeout(40)
  void aQuestionThatNobodyAsksAnyMoreKeepsNoSilence() {
    try (LogLines log = new LogLines("")) {
      missing = 1000;
      for (int time = 1; time <= 2; time++) {
        askBoth();
      }
      status = 404;
      missing = 0;
      clock.advance(Duration.ofSeconds(61));
      other.poll().await().indefinitely();
      assertThat(lines(log))
          .containsExactly(
              "WARN sink at %s does not answer in time.".formatted(url),
              "INFO sink at %s answers again after 61 s".formatted(url));
    }
  }

  /** A start may take so long that a request times out before anybody has got hold of it. */
  @Test
  @Timeout(20)
  void aTimeOutThatNobodyCouldHearOfYetIsNoErrorInTheLog() throws Exception {
    missing = 1000;
    try (LogLines log = new LogLines("")) {
      HttpClientRequest request =
          vertx
              .createHttpClient()
              .request(new RequestOptions().setAbsoluteURI(url.toURL()).setTimeout(200))
              .toCompletionStage()
              .toCompletableFuture()
              .get();

      // The line would be written by what tells of the failure, and after that.
      CompletableFuture<String> failure = new CompletableFuture<>();
      request
          .response()
          .onFailure(
              timeOut ->
                  Vertx.currentContext()
                      .runOnContext(after -> failure.complete(timeOut.getMessage())));
      assertThat(failure)
          .succeedsWithin(Duration.ofSeconds(10))
          .asString()
          .contains("timeout period of 200ms");
      assertThat(log.lines()).noneMatch(line -> line.contains("timeout period of 200ms"));
    }
  }

  /**
   * Its connection would be closed when the framework can take no answer any more, which it tells
   * as an error, and whoever waits would keep the process for seconds.
   */
  @Test
  @Timeout(20)
  void theEndOfTheProcessEndsEveryQuestionAndNothingIsSaidOfIt() throws Exception {
    SilentEtlRunner etlRunner = new SilentEtlRunner();
    Services services = new Services(etlRunner.service(), Optional.empty(), List.of(service));
    Service<RunApi> run = new Service<>("etl-runner", url, () -> Uni.createFrom().nothing());
    Poller<RunProgress> progress =
        Poller.of(clock, services.etlRunner(), EtlRunnerApi::progress, AnswerChecks::isSane);
    missing = 1000;
    asked = new CountDownLatch(1);
    try (LogLines log = new LogLines("")) {
      List<CompletableFuture<?>> waiting =
          List.of(
              poller.poll().subscribeAsCompletionStage(),
              progress.poll().subscribeAsCompletionStage(),
              run.untilStopped(run.api().run()).subscribeAsCompletionStage());
      asked.await();
      assertThat(waiting).noneMatch(CompletableFuture::isDone);

      clients.stop(new ShutdownEvent(), services, run);

      assertThat(waiting).allMatch(CompletableFuture::isDone);
      progress.poll().await().indefinitely();
      assertThat(etlRunner.questions).hasValue(1);
      assertThat(poller.answer().problem()).isEmpty();
      assertThat(lines(log)).isEmpty();
    }
  }

  /** As when a port is taken: the first questions are under way when the framework is undone. */
  @Test
  @Timeout(20)
  void whatFailsWithinTheFrameworkAtTheEndOfTheProcessIsNotSaid() throws Exception {
    Vertx vertx = Vertx.vertx();
    CountDownLatch failed = new CountDownLatch(1);
    try (LogLines log = new LogLines("")) {
      clients.quiet(new ShutdownEvent(), vertx);
      vertx.runOnContext(
          call -> {
            Vertx.currentContext().runOnContext(next -> failed.countDown());
            throw new IllegalStateException("nobody is there any more");
          });
      failed.await();

      assertThat(lines(log)).isEmpty();
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get();
    }
  }

  @Test
  void aConnectionThatWasGivenUpIsNoErrorInTheLogAndAnyOtherFailureIs() {
    try (LogLines log = new LogLines("")) {
      Infrastructure.handleDroppedException(new StreamResetException(0));
      Infrastructure.handleDroppedException(new IllegalStateException("of another kind"));

      assertThat(log.lines()).noneMatch(line -> line.contains("Stream reset"));
      assertThat(log.lines()).filteredOn(line -> line.startsWith("ERROR")).hasSize(1);
    }
  }

  private void askBoth() {
    Uni.join().all(poller.poll(), other.poll()).andFailFast().await().indefinitely();
  }

  private List<String> lines(LogLines log) {
    return log.lines().stream().filter(line -> line.contains(url.toString())).toList();
  }

  @Test
  void aRefusalIsSaidWithItsNumber() {
    status = 404;

    assertThat(problem()).contains("sink at %s answers 404.".formatted(url));
  }

  @Test
  void whatIsNoJsonOrAnotherIsNotUnderstood() {
    for (String other : new String[] {"<html>", "[]", "{\"topics\":{\"orders\":null}}"}) {
      body = other;
      assertThat(problem())
          .contains("sink at %s gives an answer that is not understood.".formatted(url));
    }
    contentType = "text/html";
    body = "<html>";
    assertThat(problem())
        .contains("sink at %s gives an answer that is not understood.".formatted(url));
  }

  private Optional<String> problem() {
    poller.poll().await().indefinitely();
    return poller.answer().problem().map(Problem::what);
  }
}
