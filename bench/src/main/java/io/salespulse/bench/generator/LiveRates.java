package io.salespulse.bench.generator;

import io.salespulse.bench.Java;
import io.salespulse.local.BrokerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What comes of a rate that is asked for, from one order in minutes to more than there can be. */
final class LiveRates {

  private static final Duration WARM_UP = Duration.ofSeconds(2);
  private static final Duration TIME = Duration.ofSeconds(6);
  private static final Duration TIME_BELOW_ONE = Duration.ofSeconds(20);
  private static final double[] RATES = {0.01, 1, 100, 1_000, 10_000, 100_000};

  private LiveRates() {}

  /**
   * What was measured at a rate.
   *
   * @param expected orders per second in the shop's rhythm at that time
   * @param orders per second, acknowledged
   * @param records per second, acknowledged
   */
  record Figures(
      double asked, double expected, double orders, double records, double secondsBehind) {}

  static List<Figures> measure(Workshop workshop) throws IOException, InterruptedException {
    List<Figures> figures = new ArrayList<>();
    try (BrokerProcess broker = workshop.broker(Java.freePort());
        GeneratorUnderTest generator = workshop.generator(broker, 0)) {
      generator.started();
      for (double rate : RATES) {
        generator.rate(rate);
        Watch.during(WARM_UP, () -> {});
        GeneratorUnderTest.Emitted before = generator.emitted();
        long begun = System.nanoTime();
        Watch.during(rate < 1 ? TIME_BELOW_ONE : TIME, () -> {});
        GeneratorUnderTest.Emitted after = generator.emitted();
        double seconds = (System.nanoTime() - begun) / 1e9;
        figures.add(
            new Figures(
                rate,
                generator.metric("salespulse_generator_rate_now"),
                (after.orders() - before.orders()) / seconds,
                (after.records() - before.records()) / seconds,
                generator.metric("salespulse_generator_behind_seconds")));
      }
    }
    workshop.clear();
    return figures;
  }
}
