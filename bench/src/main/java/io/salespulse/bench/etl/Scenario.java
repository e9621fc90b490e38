package io.salespulse.bench.etl;

import io.salespulse.contract.RunReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is measured, each with the target of the project beside the result. */
enum Scenario {
  NOTHING_NEW("nothing-new", "No new data") {
    @Override
    List<String> measure(Workshop workshop) throws IOException, InterruptedException {
      return runs(
          workshop,
          workshop.history(FORTNIGHT),
          () -> {},
          0,
          "14 days of history, no new data",
          "0.5 s");
    }
  },

  INCREMENTAL("incremental", "Ten minutes of new orders") {
    @Override
    List<String> measure(Workshop workshop) throws IOException, InterruptedException {
      Increments runs = workshop.tenMinutesOn(FORTNIGHT);
      List<String> lines =
          table(
              workshop,
              "14 days of history, before each run 300 orders more, a segment of each topic");
      lines.addAll(runs.rows("a run", "2.0 s"));
      lines.addAll(runs.details());
      return lines;
    }
  },

  SCRATCH("scratch", "From scratch") {
    @Override
    List<String> measure(Workshop workshop) throws IOException, InterruptedException {
      History history = workshop.million();
      List<Double> cold = new ArrayList<>();
      List<Double> warm = new ArrayList<>();
      RunReport last;
      Memory memory;
      try (EtlProcess process = workshop.start(history)) {
        EtlProcess.TimedRun run = process.run();
        cold.add(run.seconds());
        for (int i = 0; i < 3; i++) {
          run = process.rebuild();
          warm.add(run.seconds());
        }
        last = run.report();
        memory = process.memory();
      }
      DuckDbProcess peer = DuckDbProcess.run(history.layout(), last.asOf(), Workshop.PEER_PASSES);
      Figures etl = new Figures(warm);
      List<String> lines =
          table(workshop, "1,000,000 orders and 3,000,000 items on 24 days, no facts");
      lines.add(etl.row("all facts and KPIs, warm", "18 s"));
      lines.add(new Figures(cold).row("the same, first run of the process", ""));
      addPeer(lines, peer);
      lines.add("");
      lines.add(times("The etl-runner, warm, takes %s times as long as DuckDB.", etl, peer));
      lines.add(peer.agreement(history.layout()));
      lines.add("");
      lines.add("Last run: " + EtlProcess.stages(last.stages()) + ".");
      lines.add("");
      lines.add("All runs of the process: " + memory.text() + "; heap target 1536 MiB.");
      return lines;
    }
  },

  HISTORIES("histories", "The same ten minutes on 1, 10, 100 and 365 days") {
    @Override
    List<String> measure(Workshop workshop) throws IOException, InterruptedException {
      List<String> lines =
          table(workshop, "Before each run 300 orders more, a segment of each topic");
      List<Double> medians = new ArrayList<>();
      List<String> details = new ArrayList<>();
      for (int days : new int[] {1, 10, LONG_HISTORY, A_YEAR}) {
        Increments runs = workshop.tenMinutesOn(days);
        lines.addAll(runs.rows("a run, days of history: " + days, ""));
        medians.add(runs.seconds().median());
        details.add("");
        details.add(
            "Days of history %d: %s.".formatted(days, EtlProcess.stages(runs.last().stages())));
        details.add(runs.memory().text() + ".");
      }
      Figures all = new Figures(medians);
      lines.add("");
      lines.add(
          "Slowest / fastest median: %s, target 1.25.".formatted(number(all.max() / all.min())));
      lines.addAll(details);
      return lines;
    }
  },

  LATE("late", "Late orders of ten closed days") {
    @Override
    List<String> measure(Workshop workshop) throws IOException, InterruptedException {
      History history = workshop.history(LONG_HISTORY);
      return runs(
          workshop,
          history,
          () -> history.addLateOrders(10),
          11,
          "100 days of history, before each run 300 orders more of today and 30 of each of the"
              + " ten days before",
          "8 s");
    }
  },

  BUSY_DAY("busy-day", "Ten minutes at the end of a day with ten times the orders") {
    @Override
    List<String> measure(Workshop workshop) throws IOException, InterruptedException {
      History history = workshop.busyDay(FORTNIGHT);
      return runs(
          workshop,
          history,
          history::addTenMinutes,
          1,
          "14 days of history, the last of them with 432,000 orders, before each run 300 more",
          "8 s");
    }
  },

  HUNDRED_DAYS("hundred-days", "100 days beside DuckDB") {
    @Override
    List<String> measure(Workshop workshop) throws IOException, InterruptedException {
      Increments runs = workshop.tenMinutesOn(LONG_HISTORY);
      History history = workshop.history(LONG_HISTORY);
      DuckDbProcess peer =
          DuckDbProcess.run(history.layout(), runs.last().asOf(), Workshop.PEER_PASSES);
      List<String> lines = table(workshop, "100 days: 4.3 million orders and 13 million items");
      lines.add(runs.seconds().row("a run after ten more minutes", "ahead of DuckDB"));
      lines.add(
          new Figures(List.of(runs.first().seconds()))
              .row("the first run, all facts from scratch", ""));
      addPeer(lines, peer);
      lines.add("");
      lines.add(times("The run takes %s times as long as DuckDB.", runs.seconds(), peer));
      lines.add(peer.agreement(history.layout()));
      lines.addAll(runs.details());
      return lines;
    }
  },

  RESTART("restart", "A restart after a year") {
    @Override
    List<String> measure(Workshop workshop) throws IOException, InterruptedException {
      workshop.tenMinutesOn(A_YEAR);
      List<Double> seconds = new ArrayList<>();
      for (int i = 0; i < STARTS; i++) {
        seconds.add(secondsToKpis(workshop, workshop.history(A_YEAR)));
      }
      List<String> lines =
          table(
              workshop,
              "365 days of facts, from the start of the process to the first published KPIs");
      lines.add(new Figures(seconds).row("facts are there", "15 s"));
      return lines;
    }
  },

  COLD("cold", "Cold start") {
    @Override
    List<String> measure(Workshop workshop) throws IOException, InterruptedException {
      History history = workshop.history(FORTNIGHT);
      List<Double> fromRaw = new ArrayList<>();
      List<Double> fromFacts = new ArrayList<>();
      for (int i = 0; i < STARTS; i++) {
        history.forgetFacts();
        fromRaw.add(secondsToKpis(workshop, history));
      }
      for (int i = 0; i < STARTS; i++) {
        fromFacts.add(secondsToKpis(workshop, history));
      }
      List<String> lines =
          table(
              workshop,
              "14 days of history, from the start of the process to the first published KPIs");
      lines.add(new Figures(fromRaw).row("raw files only", ""));
      lines.add(new Figures(fromFacts).row("facts are there", ""));
      return lines;
    }
  },

  CAPACITY("capacity", "How far one machine goes") {
    @Override
    List<String> measure(Workshop workshop) throws IOException, InterruptedException {
      List<String> lines =
          table(
              workshop, "Ten more minutes of orders at the end of a day that had as many in each");
      List<String> details = new ArrayList<>(List.of(""));
      for (int ordersPerSecond : new int[] {5, 10, 20}) {
        History history = workshop.atRate(Catalogue.USUAL, ordersPerSecond * TEN_MINUTES);
        try (EtlProcess process = workshop.start(history)) {
          few(process, history, "%d orders/s".formatted(ordersPerSecond), lines, details);
        }
      }
      for (int customers : new int[] {100_000, 1_000_000}) {
        Catalogue catalogue = new Catalogue(customers, MANY_PRODUCTS);
        History history = workshop.atRate(catalogue, TEN_MINUTES / 2);
        String name =
            "0.5 orders/s, customers: %,d, products: %,d".formatted(customers, MANY_PRODUCTS);
        try (EtlProcess process = workshop.start(history)) {
          few(process, history, name, lines, details);
        }
      }
      History history = workshop.atRate(Catalogue.USUAL, 5 * TEN_MINUTES);
      try (SparkCluster cluster = workshop.cluster(2);
          EtlProcess process = workshop.start(history, cluster)) {
        few(process, history, "5 orders/s, two workers with a core each", lines, details);
      }
      lines.addAll(details);
      return lines;
    }
  };

  private static final int FORTNIGHT = 14;
  private static final int LONG_HISTORY = 100;
  private static final int A_YEAR = 365;
  private static final int STARTS = 3;

  /** Seconds. */
  private static final int TEN_MINUTES = 600;

  private static final int MANY_PRODUCTS = 9_999;

  private final String argument;
  private final String title;

  Scenario(String argument, String title) {
    this.argument = argument;
    this.title = title;
  }

  /** Measures, and answers with the lines of its section. */
  abstract List<String> measure(Workshop workshop) throws IOException, InterruptedException;

  String argument() {
    return argument;
  }

  String title() {
    return title;
  }

  /**
   * Warm runs of one process.
   *
   * @param change before each run, which leads to so many days that are built anew
   */
  private static List<String> runs(
      Workshop workshop,
      History history,
      Increments.Change change,
      int daysToRebuild,
      String what,
      String target)
      throws IOException, InterruptedException {
    try (EtlProcess process = workshop.start(history)) {
      Increments runs = Increments.run(process, change, daysToRebuild);
      List<String> lines = table(workshop, what);
      lines.addAll(runs.rows("a run", target));
      lines.addAll(runs.details());
      return lines;
    }
  }

  /** Three runs of a large shop, and what they took. */
  private static void few(
      EtlProcess process, History history, String name, List<String> lines, List<String> details)
      throws IOException, InterruptedException {
    Increments runs = Increments.run(process, history::addTenMinutes, 1, 2, 3);
    lines.add(runs.seconds().row(name, ""));
    lines.add(runs.processorSeconds().row("the same, processor seconds", ""));
    details.add(
        "- %s: the first run, from raw files, %.1f s; %s; %s."
            .formatted(
                name,
                runs.first().seconds(),
                EtlProcess.stages(runs.last().stages()),
                runs.memory().text()));
  }

  /** From the start of a process to the first set that it publishes. */
  private static double secondsToKpis(Workshop workshop, History history)
      throws IOException, InterruptedException {
    history.forgetKpis();
    try (EtlProcess process = workshop.startAndRun(history)) {
      return process.secondsToKpis();
    }
  }

  private static List<String> table(Workshop workshop, String what)
      throws IOException, InterruptedException {
    return new ArrayList<>(
        List.of(
            what + ".",
            Results.circumstances() + ".",
            "On this machine DuckDB takes %s s for the scenario from scratch; targets are those of one where it takes 3.60 s."
                .formatted(number(workshop.yardstick().median())),
            "",
            "| | target | median | fastest | slowest | runs |",
            "| --- | --- | --- | --- | --- | --- |"));
  }

  private static void addPeer(List<String> lines, DuckDbProcess peer) {
    lines.add(new Figures(peer.warm()).row("DuckDB, all KPIs from the raw files, warm", ""));
    lines.add(new Figures(List.of(peer.cold())).row("the same, first pass of the process", ""));
    lines.add("");
    lines.add("DuckDB with 2 threads: peak resident %d MiB.".formatted(peer.resident()));
  }

  private static String times(String sentence, Figures etl, DuckDbProcess peer) {
    return sentence.formatted(number(etl.median() / new Figures(peer.warm()).median()));
  }

  private static String number(double ratio) {
    return String.format(Locale.ROOT, "%.2f", ratio);
  }
}
