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
      History history = workshop.history(FORTNIGHT);
      try (EtlProcess process = workshop.start(history)) {
        Increments runs = Increments.run(process, () -> {}, 0);
        List<String> lines = table("14 days of history, no new data");
        lines.add(runs.seconds().row("a run", "1.0 s"));
        lines.addAll(runs.details());
        return lines;
      }
    }
  },

  INCREMENTAL("incremental", "Ten minutes of new orders") {
    @Override
    List<String> measure(Workshop workshop) throws IOException, InterruptedException {
      Increments runs = workshop.tenMinutesOn(FORTNIGHT);
      List<String> lines =
          table("14 days of history, before each run 300 orders more, a segment of each topic");
      lines.add(runs.seconds().row("a run", "2.5 s"));
      lines.addAll(runs.details());
      return lines;
    }
  },

  SCRATCH("scratch", "From scratch") {
    @Override
    List<String> measure(Workshop workshop) throws IOException, InterruptedException {
      History history = workshop.historyOf(1_000_000);
      List<Double> cold = new ArrayList<>();
      List<Double> warm = new ArrayList<>();
      RunReport last;
      Memory memory;
      try (EtlProcess process = workshop.start(history)) {
        EtlProcess.TimedRun run = process.run();
        cold.add(run.seconds());
        for (int i = 0; i < 3; i++) {
          history.forgetFacts();
          run = process.run();
          warm.add(run.seconds());
        }
        last = run.report();
        memory = process.memory();
      }
      DuckDbProcess peer = DuckDbProcess.run(history.layout(), last.asOf(), PEER_PASSES);
      Figures etl = new Figures(warm);
      List<String> lines = table("1,000,000 orders and 3,000,000 items on 24 days, no facts");
      lines.add(etl.row("all facts and KPIs, warm", "20 s"));
      lines.add(new Figures(cold).row("the same, first run of the process", ""));
      addPeer(lines, peer);
      lines.add("");
      lines.add(times("The etl-runner, warm, takes %s times as long as DuckDB.", etl, peer));
      lines.add(peer.agreement());
      lines.add("");
      lines.add("Last run: " + EtlProcess.stages(last.stages()) + ".");
      lines.add("");
      lines.add("All runs of the process: " + memory.text() + "; heap target 1536 MiB.");
      return lines;
    }
  },

  HISTORIES("histories", "The same ten minutes on 1, 10 and 100 days") {
    @Override
    List<String> measure(Workshop workshop) throws IOException, InterruptedException {
      List<String> lines = table("Before each run 300 orders more, a segment of each topic");
      List<Double> medians = new ArrayList<>();
      List<String> details = new ArrayList<>();
      for (int days : new int[] {1, 10, LONG_HISTORY}) {
        Increments runs = workshop.tenMinutesOn(days);
        lines.add(runs.seconds().row("a run, days of history: " + days, ""));
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

  HUNDRED_DAYS("hundred-days", "100 days beside DuckDB") {
    @Override
    List<String> measure(Workshop workshop) throws IOException, InterruptedException {
      Increments runs = workshop.tenMinutesOn(LONG_HISTORY);
      DuckDbProcess peer =
          DuckDbProcess.run(
              workshop.history(LONG_HISTORY).layout(), runs.last().asOf(), PEER_PASSES);
      List<String> lines = table("100 days: 4.3 million orders and 13 million items");
      lines.add(runs.seconds().row("a run after ten more minutes", "ahead of DuckDB"));
      lines.add(
          new Figures(List.of(runs.first().seconds()))
              .row("the first run, all facts from scratch", ""));
      addPeer(lines, peer);
      lines.add("");
      lines.add(times("The run takes %s times as long as DuckDB.", runs.seconds(), peer));
      lines.add(peer.agreement());
      lines.addAll(runs.details());
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
        history.forgetKpis();
        fromFacts.add(secondsToKpis(workshop, history));
      }
      List<String> lines =
          table("14 days of history, from the start of the process to the first published KPIs");
      lines.add(new Figures(fromRaw).row("raw files only", "15 s"));
      lines.add(new Figures(fromFacts).row("facts are there", ""));
      return lines;
    }

    private double secondsToKpis(Workshop workshop, History history)
        throws IOException, InterruptedException {
      try (EtlProcess process = workshop.startAndRun(history)) {
        return process.secondsToKpis();
      }
    }
  };

  private static final int FORTNIGHT = 14;
  private static final int LONG_HISTORY = 100;
  private static final int PEER_PASSES = 4;
  private static final int STARTS = 3;

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

  private static List<String> table(String what) throws IOException {
    return new ArrayList<>(
        List.of(
            what + ".",
            Results.circumstances() + ".",
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
