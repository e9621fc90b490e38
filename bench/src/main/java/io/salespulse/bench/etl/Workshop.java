package io.salespulse.bench.etl;

import io.salespulse.bench.OtherServices;
import io.salespulse.bench.Workplace;
import io.salespulse.contract.FlushReport;
import io.salespulse.contract.Topic;
import io.salespulse.testing.SparkCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Histories and processes for the scenarios; what one has made another can use. */
final class Workshop implements AutoCloseable {

  private static final int MILLION = 1_000_000;

  /** What a sink answers that has one partition of each topic and holds nothing. */
  private static final FlushReport NOTHING_HELD =
      new FlushReport(
          0,
          Stream.of(Topic.values()).map(Topic::topicName).toList(),
          Stream.of(Topic.values())
              .map(topic -> new FlushReport.PartitionProgress(topic.topicName(), 0, 1, 0, 0, false))
              .toList());

  private final Workplace workplace;
  private final OtherServices sink =
      new OtherServices(Map.of("/segments/flush", () -> NOTHING_HELD));
  private final Map<String, History> histories = new HashMap<>();
  private final Map<Integer, Increments> increments = new HashMap<>();
  private Optional<DuckDb> yardstick = Optional.empty();

  Workshop(Workplace workplace) throws IOException {
    this.workplace = workplace;
  }

  /** Whole days up to today. */
  History history(int days) throws IOException {
    return history("days-" + days, days, History.ORDERS_A_DAY, History.ORDERS_A_DAY);
  }

  /** 1,000,000 orders, the first day being shorter. */
  History million() throws IOException {
    int wholeDays = MILLION / History.ORDERS_A_DAY;
    int rest = MILLION - wholeDays * History.ORDERS_A_DAY;
    return history("million", wholeDays + 1, rest, History.ORDERS_A_DAY);
  }

  /** Whole days, of which the last has ten times the orders. */
  History busyDay(int days) throws IOException {
    return history("busy-" + days, days, History.ORDERS_A_DAY, 10 * History.ORDERS_A_DAY);
  }

  /** Two days, the last of them with so many orders in each ten minutes. */
  History atRate(ShopSize size, int ordersInTenMinutes) throws IOException {
    String name = "rate-%d-%d".formatted(ordersInTenMinutes, size.customers());
    return History.write(workplace.directory().resolve(name), size, ordersInTenMinutes);
  }

  private History history(String name, int days, int ordersOfFirstDay, int ordersOfToday)
      throws IOException {
    if (!histories.containsKey(name)) {
      long start = System.nanoTime();
      Path directory = workplace.directory().resolve(name);
      histories.put(name, History.write(directory, days, ordersOfFirstDay, ordersOfToday));
      System.out.printf("%s: written in %.0f s%n", name, (System.nanoTime() - start) / 1e9);
    }
    return histories.get(name);
  }

  /** What machines are compared by: the seconds of DuckDB, warm, over {@link #million}. */
  double yardstick() throws IOException, InterruptedException {
    if (yardstick.isEmpty()) {
      yardstick = Optional.of(DuckDb.over(million().layout(), Instant.now()));
    }
    return yardstick.get().warm().median();
  }

  /** A process that runs when it is asked, with more settings. */
  EtlUnderTest start(History history, Map<String, String> settings) throws IOException {
    Map<String, String> all = new HashMap<>(settings);
    all.put("SINK_URL", sink.address().toString());
    return new EtlUnderTest(workplace, history.layout(), all);
  }

  /** A cluster of workers on this machine, with a core each. */
  SparkCluster cluster(int workers) throws IOException, InterruptedException {
    Path home = Files.createDirectories(workplace.directory().resolve("cluster"));
    // It has Spark in it.
    Path jar = workplace.home().resolve("services/etl-runner/target/etl-runner-runner.jar");
    return SparkCluster.start(home, List.of(jar), workers, "1g");
  }

  /** Runs after ten more minutes of orders each, on so many days; measured once. */
  Increments tenMinutesOn(int days) throws IOException, InterruptedException {
    if (!increments.containsKey(days)) {
      History history = history(days);
      increments.put(days, runs(history, history::addTenMinutes, 1));
    }
    return increments.get(days);
  }

  /**
   * Warm runs of one process.
   *
   * @param change before each run, which leads to so many days that are built anew
   */
  Increments runs(History history, Increments.Change change, int daysToRebuild)
      throws IOException, InterruptedException {
    try (EtlUnderTest process = start(history, Map.of())) {
      return Increments.of(process, change, daysToRebuild, Increments.WARM_UP, Increments.MEASURED);
    }
  }

  @Override
  public void close() {
    sink.close();
  }
}
