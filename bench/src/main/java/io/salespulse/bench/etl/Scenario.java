package io.salespulse.bench.etl;

import io.salespulse.bench.Measurements;
import io.salespulse.bench.Report;
import io.salespulse.testing.SparkCluster;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is measured, each with the target of the project beside the result. */
enum Scenario {
  NOTHING_NEW("nothing-new", "No new data", Scenario::nothingNew),
  INCREMENTAL("incremental", "Ten minutes of new orders", Scenario::incremental),
  SCRATCH("scratch", "From scratch", Scenario::scratch),
  HISTORIES("histories", "The same ten minutes on 1, 10, 100 and 365 days", Scenario::histories),
  LATE("late", "Late orders of ten closed days", Scenario::late),
  BUSY_DAY(
      "busy-day", "Ten minutes at the end of a day with ten times the orders", Scenario::busyDay),
  HUNDRED_DAYS("hundred-days", "100 days beside DuckDB", Scenario::hundredDays),
  RESTART("restart", "A restart after a year", Scenario::restart),
  COLD("cold", "Cold start", Scenario::cold),
  CAPACITY("capacity", "How far one machine goes", Scenario::capacity);

  private static final int FORTNIGHT = 14;
  private static final int LONG_HISTORY = 100;
  private static final int A_YEAR = 365;
  private static final int STARTS = 3;
  private static final int REBUILDS = 3;

  /** Seconds. */
  private static final int TEN_MINUTES = 600;

  private static final int MANY_PRODUCTS = 9_999;

  private interface Measurement {
    void write(Workshop workshop, Report report) throws IOException, InterruptedException;
  }

  private final String argument;
  private final String title;
  private final Measurement measurement;

  Scenario(String argument, String title, Measurement measurement) {
    this.argument = argument;
    this.title = title;
    this.measurement = measurement;
  }

  /** Measures, and writes its section. */
  void measure(Workshop workshop, Report report) throws IOException, InterruptedException {
    measurement.write(workshop, report);
  }

  String argument() {
    return argument;
  }

  String title() {
    return title;
  }

  private static void nothingNew(Workshop workshop, Report report)
      throws IOException, InterruptedException {
    Increments runs = workshop.runs(workshop.history(FORTNIGHT), () -> {}, 0);
    whole(workshop, report, runs, "14 days of history, no new data", "0.5 s");
  }

  private static void incremental(Workshop workshop, Report report)
      throws IOException, InterruptedException {
    whole(
        workshop,
        report,
        workshop.tenMinutesOn(FORTNIGHT),
        "14 days of history, before each run 300 orders more, a segment of each topic",
        "2.0 s");
  }

  private static void scratch(Workshop workshop, Report report)
      throws IOException, InterruptedException {
    History history = workshop.million();
    List<Double> warm = new ArrayList<>();
    EtlUnderTest.TimedRun first;
    EtlUnderTest.TimedRun last;
    String memory;
    try (EtlUnderTest process = workshop.start(history, Map.of())) {
      first = process.run();
      last = first;
      for (int i = 0; i < REBUILDS; i++) {
        last = process.rebuild();
        warm.add(last.seconds());
      }
      memory = process.memory();
    }
    Measurements etl = new Measurements(warm);
    DuckDb peer = DuckDb.over(history.layout(), last.report().asOf());
    table(workshop, report, "1,000,000 orders and 3,000,000 items on 24 days, no facts");
    Results.row(report, "all facts and KPIs, warm", "18 s", etl);
    Results.row(report, "the same, first run of the process", "", once(first));
    peer(report, peer);
    report.line("");
    report.line(
        "The etl-runner, warm, takes %.2f times as long as DuckDB.",
        etl.median() / peer.warm().median());
    report.line("%s", peer.agreement(history.layout()));
    report.line("");
    report.line("Last run: %s.", last.stages());
    report.line("");
    report.line("All runs of the process: %s; heap target 1536 MiB.", memory);
  }

  private static void histories(Workshop workshop, Report report)
      throws IOException, InterruptedException {
    table(workshop, report, "Before each run 300 orders more, a segment of each topic");
    List<Double> medians = new ArrayList<>();
    List<String> details = new ArrayList<>();
    for (int days : new int[] {1, 10, LONG_HISTORY, A_YEAR}) {
      Increments runs = workshop.tenMinutesOn(days);
      runs.rows(report, "a run, days of history: " + days, "");
      medians.add(runs.seconds().median());
      details.add("");
      details.add("Days of history %d: %s.".formatted(days, runs.last().stages()));
      details.add(runs.memory() + ".");
    }
    Measurements all = new Measurements(medians);
    report.line("");
    report.line("Slowest / fastest median: %.2f, target 1.25.", all.most() / all.least());
    details.forEach(line -> report.line("%s", line));
  }

  private static void late(Workshop workshop, Report report)
      throws IOException, InterruptedException {
    History history = workshop.history(LONG_HISTORY);
    whole(
        workshop,
        report,
        workshop.runs(history, () -> history.addLateOrders(10), 11),
        "100 days of history, before each run 300 orders more of today and 30 of each of the"
            + " ten days before",
        "8 s");
  }

  private static void busyDay(Workshop workshop, Report report)
      throws IOException, InterruptedException {
    History history = workshop.busyDay(FORTNIGHT);
    whole(
        workshop,
        report,
        workshop.runs(history, history::addTenMinutes, 1),
        "14 days of history, the last of them with 432,000 orders, before each run 300 more",
        "8 s");
  }

  private static void hundredDays(Workshop workshop, Report report)
      throws IOException, InterruptedException {
    Increments runs = workshop.tenMinutesOn(LONG_HISTORY);
    History history = workshop.history(LONG_HISTORY);
    DuckDb peer = DuckDb.over(history.layout(), runs.last().report().asOf());
    table(workshop, report, "100 days: 4.3 million orders and 13 million items");
    Results.row(report, "a run after ten more minutes", "ahead of DuckDB", runs.seconds());
    Results.row(report, "the first run, all facts from scratch", "", once(runs.first()));
    peer(report, peer);
    report.line("");
    report.line(
        "The run takes %.2f times as long as DuckDB.",
        runs.seconds().median() / peer.warm().median());
    report.line("%s", peer.agreement(history.layout()));
    runs.details(report);
  }

  private static void restart(Workshop workshop, Report report)
      throws IOException, InterruptedException {
    workshop.tenMinutesOn(A_YEAR);
    Measurements starts = starts(workshop, workshop.history(A_YEAR), () -> {});
    table(
        workshop,
        report,
        "365 days of facts, from the start of the process to the first published KPIs");
    Results.row(report, "facts are there", "15 s", starts);
  }

  private static void cold(Workshop workshop, Report report)
      throws IOException, InterruptedException {
    History history = workshop.history(FORTNIGHT);
    Measurements fromRaw = starts(workshop, history, history::forgetFacts);
    Measurements fromFacts = starts(workshop, history, () -> {});
    table(
        workshop,
        report,
        "14 days of history, from the start of the process to the first published KPIs");
    Results.row(report, "raw files only", "", fromRaw);
    Results.row(report, "facts are there", "", fromFacts);
  }

  private static void capacity(Workshop workshop, Report report)
      throws IOException, InterruptedException {
    table(
        workshop,
        report,
        "Ten more minutes of orders at the end of a day that had as many in each");
    List<String> details = new ArrayList<>();
    for (int ordersPerSecond : new int[] {5, 10, 20}) {
      History history = workshop.atRate(ShopSize.USUAL, ordersPerSecond * TEN_MINUTES);
      try (EtlUnderTest process = workshop.start(history, Map.of())) {
        details.add(few(process, history, "%d orders/s".formatted(ordersPerSecond), report));
      }
    }
    for (int customers : new int[] {100_000, 1_000_000}) {
      ShopSize size = new ShopSize(customers, MANY_PRODUCTS);
      History history = workshop.atRate(size, TEN_MINUTES / 2);
      String name =
          "0.5 orders/s, customers: %,d, products: %,d".formatted(customers, MANY_PRODUCTS);
      try (EtlUnderTest process = workshop.start(history, Map.of())) {
        details.add(few(process, history, name, report));
      }
    }
    History history = workshop.atRate(ShopSize.USUAL, 5 * TEN_MINUTES);
    try (SparkCluster cluster = workshop.cluster(2);
        EtlUnderTest process = workshop.start(history, cluster.settings())) {
      details.add(few(process, history, "5 orders/s, two workers with a core each", report));
    }
    report.line("");
    details.forEach(line -> report.line("- %s", line));
  }

  /** Three runs of a large shop, and what they took. */
  private static String few(EtlUnderTest process, History history, String name, Report report)
      throws IOException, InterruptedException {
    Increments runs = Increments.of(process, history::addTenMinutes, 1, 2, 3);
    runs.rows(report, name, "");
    return "%s: the first run, from raw files, %.1f s; %s; %s."
        .formatted(name, runs.first().seconds(), runs.last().stages(), runs.memory());
  }

  /** A section of warm runs and nothing else. */
  private static void whole(
      Workshop workshop, Report report, Increments runs, String what, String target)
      throws IOException, InterruptedException {
    table(workshop, report, what);
    runs.rows(report, "a run", target);
    runs.details(report);
  }

  /**
   * Seconds from the start of a process to the first set that it publishes.
   *
   * @param before what is done before each start
   */
  private static Measurements starts(Workshop workshop, History history, Increments.Change before)
      throws IOException, InterruptedException {
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      before.make();
      history.forgetKpis();
      try (EtlUnderTest process = workshop.start(history, Map.of("ETL_RUN_ON_START", "true"))) {
        seconds.add(process.secondsToKpis());
      }
    }
    return new Measurements(seconds);
  }

  private static void table(Workshop workshop, Report report, String what)
      throws IOException, InterruptedException {
    double yardstick = workshop.yardstick();
    report.line("%s.", what);
    report.line("%s.", Report.circumstances());
    report.line(
        "On this machine DuckDB takes %.2f s for the scenario from scratch; targets are those of one where it takes 3.60 s.",
        yardstick);
    report.table("", "target", "median", "fastest", "slowest", "runs");
  }

  private static Measurements once(EtlUnderTest.TimedRun run) {
    return new Measurements(List.of(run.seconds()));
  }

  private static void peer(Report report, DuckDb peer) {
    Results.row(report, "DuckDB, all KPIs from the raw files, warm", "", peer.warm());
    Results.row(report, "the same, first pass of the process", "", peer.cold());
    report.line("");
    report.line("DuckDB with 2 threads: peak resident %d MiB.", peer.resident());
  }
}
