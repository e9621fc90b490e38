package io.salespulse.ui.client;

import io.salespulse.contract.AlertStates;
import io.salespulse.contract.LiveSales;
import io.salespulse.contract.RunProgress;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.RunSchedule;
import io.salespulse.contract.SinkStatus;
import io.salespulse.contract.SourceSamples;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Services that were asked without HTTP. */
public final class FakeServiceApis {

  private FakeServiceApis() {}

  /** An etl-runner that never answers, and counts how often it was asked. */
  public static final class SilentEtlRunner implements EtlRunnerApi {

    public final AtomicInteger questions = new AtomicInteger();

    @Override
    public Uni<RunProgress> progress() {
      return silence();
    }

    @Override
    public Uni<RunSchedule> schedule() {
      return silence();
    }

    @Override
    public Uni<List<RunReport>> runs() {
      return silence();
    }

    @Override
    public Uni<AlertStates> alerts() {
      return silence();
    }

    @Override
    public Uni<HealthReport> readiness() {
      return silence();
    }

    private <T> Uni<T> silence() {
      questions.incrementAndGet();
      return Uni.createFrom().nothing();
    }

    public Service<EtlRunnerApi> service() {
      return new Service<>("etl-runner", URI.create("http://etl"), this);
    }
  }

  /**
   * A sink.
   *
   * @param live what it says of the last minutes
   */
  public record LiveSink(Uni<LiveSales> live) implements SinkApi {

    @Override
    public Uni<SinkStatus> status() {
      return Uni.createFrom().nothing();
    }

    @Override
    public Uni<SourceSamples> samples() {
      return Uni.createFrom().nothing();
    }

    @Override
    public Uni<HealthReport> readiness() {
      return Uni.createFrom().nothing();
    }
  }
}
