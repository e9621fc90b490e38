package io.salespulse.ui.live;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.salespulse.contract.LiveSales;
import io.salespulse.ui.client.AnswerChecks;
import io.salespulse.ui.client.Poller;
import io.salespulse.ui.client.Services;
import io.salespulse.ui.client.SinkApi;
import io.salespulse.ui.health.Problem;
import io.salespulse.ui.pipeline.Attention;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was bought in the last minutes, as all sinks together say. They are asked at every turn
 * while somebody looks, and now and then for whoever comes next.
 */
@Singleton
public class LiveSalesPolling {

  private final Attention attention;
  private final List<Poller<LiveSales>> sinks;

  LiveSalesPolling(Clock clock, Services services, Attention attention) {
    this.attention = attention;
    this.sinks =
        services.sinks().stream()
            .map(sink -> Poller.of(clock, sink, SinkApi::live, AnswerChecks::live))
            .toList();
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  void askWhileSomebodyLooks() {
    if (attention.isOnDashboard()) {
      ask();
    }
  }

  @Scheduled(every = "30s", concurrentExecution = ConcurrentExecution.SKIP)
  void askWhileNobodyLooks() {
    ask();
  }

  /** All sinks at the same time: one that does not answer keeps no other from being heard. */
  void ask() {
    Uni.join().all(sinks.stream().map(Poller::poll).toList()).andFailFast().await().indefinitely();
  }

  /** What the sinks that are at work say together; empty where none is. */
  public Optional<LiveSales> sales() {
    return answers().filter(said -> said.problem().isEmpty()).reduce(LiveSales::plus);
  }

  /** Of each sink whose share is missing, why. */
  public List<String> problems() {
    return Stream.concat(
            sinks.stream().flatMap(sink -> sink.answer().problem().map(Problem::what).stream()),
            answers().flatMap(said -> said.problem().stream()))
        .toList();
  }

  private Stream<LiveSales> answers() {
    return sinks.stream().flatMap(sink -> sink.answer().current().stream());
  }
}
