package io.salespulse.bench.etl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Histories and processes for the scenarios; what one has made another can use. */
final class Workshop {

  private final Path home;
  private final Path directory;
  private final SinkStub sink;
  private final Map<Integer, History> histories = new TreeMap<>();
  private final Map<Integer, Increments> increments = new TreeMap<>();

  Workshop(Path home, Path directory, SinkStub sink) {
    this.home = home;
    this.directory = directory;
    this.sink = sink;
  }

  /** Whole days up to today. */
  History history(int days) throws IOException {
    if (!histories.containsKey(days)) {
      histories.put(days, write("days-" + days, days, History.ORDERS_A_DAY));
    }
    return histories.get(days);
  }

  /** A history with so many orders, the first day being shorter. */
  History historyOf(int orders) throws IOException {
    int wholeDays = orders / History.ORDERS_A_DAY;
    return write("orders-" + orders, wholeDays + 1, orders - wholeDays * History.ORDERS_A_DAY);
  }

  private History write(String name, int days, int ordersOfFirstDay) throws IOException {
    long start = System.nanoTime();
    History history = History.write(directory.resolve(name), days, ordersOfFirstDay);
    System.out.printf("%s: written in %.0f s%n", name, (System.nanoTime() - start) / 1e9);
    return history;
  }

  EtlProcess start(History history) throws IOException {
    return EtlProcess.start(home, history.layout(), sink);
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
