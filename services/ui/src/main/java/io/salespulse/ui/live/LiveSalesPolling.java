package io.salespulse.ui.live;

import io.quarkus.runtime.StartupEvent;
import io.salespulse.contract.LiveSales;
import io.salespulse.ui.client.AnswerChecks;
import io.salespulse.ui.client.Poller;
import io.salespulse.ui.client.Services;
import io.salespulse.ui.client.SinkApi;
import io.salespulse.ui.health.Problem;
import io.salespulse.ui.pipeline.Attention;
import io.salespulse.ui.time.BackgroundTasks;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What was bought in the last minutes, as all sinks together say. They are asked at every turn
 * while somebody looks, and now and then for whoever comes next.
 */
@Singleton
public class LiveSalesPolling {

  private final List<Poller<LiveSales>> sinks;

  LiveSalesPolling(Clock clock, Services services) {
    this.sinks =
        services.sinks().stream()
            .map(sink -> Poller.of(clock, sink, SinkApi::live, AnswerChecks::isSane))
            .toList();
  }

  void start(@Observes StartupEvent event, BackgroundTasks tasks, Attention attention) {
    tasks.every(Duration.ofSeconds(1), attention::isOnDashboard, this::ask);
    tasks.every(Duration.ofSeconds(30), this::ask);
  }

  /** All sinks at the same time: one that does not answer keeps no other from being heard. */
  void ask() {
    Uni.join().all(sinks.stream().map(Poller::poll).toList()).andFailFast().await().indefinitely();
  }

  /** What the sinks that are at work say together; empty where none is. */
  public Optional<LiveSales> sales() {
    return sinks.stream()
        .flatMap(sink -> sink.answer().current().stream())
        .filter(said -> said.problem().isEmpty())
        .reduce(LiveSales::plus);
  }

  /** Of each sink whose share is missing, why. */
  public List<Problem> problems() {
    return sinks.stream().flatMap(sink -> problem(sink).stream()).toList();
  }

  private static Optional<Problem> problem(Poller<LiveSales> sink) {
    Poller.Answer<LiveSales> answer = sink.answer();
    return answer
        .problem()
        .or(
            () ->
                answer
                    .current()
                    .flatMap(LiveSales::problem)
                    .map(
                        said ->
                            new Problem(sink.service().sentence("says: " + said), answer.at())));
  }
}
