package io.salespulse.bench.etl;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Histories and processes for the scenarios; what one has made another can use. */
final class Workshop {

  static final int PEER_PASSES = 4;
  private static final int MILLION = 1_000_000;

  private final Path home;
  private final Path directory;
  private final SinkStub sink;
  private final Map<Integer, History> histories = new TreeMap<>();
  private final Map<Integer, Increments> increments = new TreeMap<>();
  private Optional<History> million = Optional.empty();
  private Optional<DuckDbProcess> yardstick = Optional.empty();

  Workshop(Path home, Path directory, SinkStub sink) {
    this.home = home;
    this.directory = directory;
    this.sink = sink;
  }

  /** Whole days up to today. */
  History history(int days) throws IOException {
    if (!histories.containsKey(days)) {
      histories.put(days, write("days-" + days, days, History.ORDERS_A_DAY, History.ORDERS_A_DAY));
    }
    return histories.get(days);
  }

  /** 1,000,000 orders, the first day being shorter. */
  History million() throws IOException {
    if (million.isEmpty()) {
      int wholeDays = MILLION / History.ORDERS_A_DAY;
      int rest = MILLION - wholeDays * History.ORDERS_A_DAY;
      million = Optional.of(write("million", wholeDays + 1, rest, History.ORDERS_A_DAY));
    }
    return million.get();
  }

  /** Whole days, of which the last has ten times the orders. */
  History busyDay(int days) throws IOException {
    return write("busy-" + days, days, History.ORDERS_A_DAY, 10 * History.ORDERS_A_DAY);
  }

  /** Two days, the last of them with so many orders in each ten minutes. */
  History atRate(Catalogue catalogue, int ordersInTenMinutes) throws IOException {
    String name = "rate-%d-%d".formatted(ordersInTenMinutes, catalogue.customers());
    return History.write(directory.resolve(name), catalogue, ordersInTenMinutes);
  }

  /** What machines are compared by: DuckDB over {@link #million}. */
  Figures yardstick() throws IOException, InterruptedException {
    if (yardstick.isEmpty()) {
      Instant now = Instant.now(Clock.systemUTC());
      yardstick = Optional.of(DuckDbProcess.run(million().layout(), now, PEER_PASSES));
    }
    return new Figures(yardstick.get().warm());
  }

  private History write(String name, int days, int ordersOfFirstDay, int ordersOfToday)
      throws IOException {
    long start = System.nanoTime();
    History history = History.write(directory.resolve(name), days, ordersOfFirstDay, ordersOfToday);
    System.out.printf("%s: written in %.0f s%n", name, (System.nanoTime() - start) / 1e9);
    return history;
  }

  EtlProcess start(History history) throws IOException {
    return EtlProcess.start(home, history.layout(), sink);
  }

  /** Starts a process whose tasks run on a cluster. */
  EtlProcess start(History history, SparkCluster cluster) throws IOException {
    return EtlProcess.start(home, history.layout(), sink, cluster.settings());
  }

  /** Starts a cluster of workers on this machine, with a core each. */
  SparkCluster cluster(int workers) throws IOException, InterruptedException {
    return SparkCluster.start(EtlProcess.jar(home), directory.resolve("cluster"), workers);
  }

  EtlProcess startAndRun(History history) throws IOException {
    return EtlProcess.startAndRun(home, history.layout(), sink);
  }

  /** Runs after ten more minutes of orders each, on so many days; measured once. */
  Increments tenMinutesOn(int days) throws IOException, InterruptedException {
    if (!increments.containsKey(days)) {
      History history = history(days);
      try (EtlProcess process = start(history)) {
        increments.put(days, Increments.run(process, history::addTenMinutes, 1));
      }
    }
    return increments.get(days);
  }
}
