package io.salespulse.bench.ui;

import io.salespulse.bench.Java;
import io.salespulse.local.BrokerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The dashboard over a KPI set of a hundred days, with a real Kafka broker behind its live strip.
 * Load and dashboard share the machine.
 */
public final class UiBenchmark {

  private static final int DAYS = 100;
  private static final int RATE = 2_000;
  private static final int CONNECTIONS = 32;
  private static final int DASHBOARDS = 100;
  private static final Duration REFRESH = Duration.ofSeconds(10);
  private static final Duration LOOK = Duration.ofSeconds(40);

  private static final List<String> FRAGMENTS =
      List.of(
          "status",
          "live",
          "board",
          "filters",
          "cards",
          "trend",
          "rhythm",
          "categories",
          "channels",
          "locations",
          "payments",
          "memberships",
          "recent",
          "products",
          "best",
          "segments",
          "churn",
          "cohorts",
          "quality");

  private static final Pattern SET = Pattern.compile("data-set=\"(\\w*)\"");

  private final Report report = new Report();
  private final UiProcess ui;
  private final KpiPublisher kpis;

  private UiBenchmark(UiProcess ui, KpiPublisher kpis) {
    this.ui = ui;
    this.kpis = kpis;
  }

  /**
   * @param arguments the project's directory
   */
  public static void main(String... arguments) throws IOException, InterruptedException {
    Path home = Path.of(arguments[0]);
    Path directory = Files.createTempDirectory("salespulse-bench-ui");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> cleanUp(directory)));
    KpiPublisher kpis = new KpiPublisher(directory.resolve("data"), DAYS);
    try (BrokerProcess broker =
            BrokerProcess.start(directory.resolve("kafka"), Java.freePort(), 1);
        Rooms rooms = Rooms.start()) {
      kpis.show(kpis.write());
      Map<String, String> settings =
          Map.of(
              "SALES_DATA_DIR", directory.resolve("data").toString(),
              "KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers(),
              "ETL_URL", rooms.address(),
              "GENERATOR_URL", rooms.address(),
              "SINK_URL", rooms.address());
      try (UiProcess ui = UiProcess.start(home, directory.resolve("ui.log"), settings);
          OrderStream orders = new OrderStream(broker.bootstrapServers())) {
        orders.start(Duration.ofMillis(1500));
        new UiBenchmark(ui, kpis).measure(home.resolve("bench/results/ui.md"));
      }
    }
  }

  private void measure(Path results) throws IOException, InterruptedException {
    pages();
    rate();
    openDashboards();
    newSets();
    browser();
    report.measured(
        "Heap that lives after a full collection, at the end of all this",
        128,
        ui.liveHeapMebibytes(),
        "MiB");
    report.note(
        "All of it within `-Xmx128m`, where running out of memory would have ended the process (%s);"
            + " resident at its peak: %.0f MiB.",
        ui.isAlive() ? "it lives" : "it has ended", ui.residentMebibytes());
    report.write(
        results,
        "A KPI set of %d days; the dashboard runs with `-Xmx128m -XX:+UseSerialGC` and reads 40 orders a minute from a"
                .formatted(DAYS)
            + " real broker; the load comes from the same machine.");
  }

  private void pages() throws IOException {
    Times page = Load.oneClient(ui.port(), Connection.request("/", ""), 400);
    Times pipeline = Load.oneClient(ui.port(), Connection.request("/pipeline", ""), 400);
    report.measured("Page, median, warm, one client", 50, page.quantile(0.5), "ms");
    report.note(
        "Page at p99: %.1f ms; pipeline page: median %.1f ms.",
        page.quantile(0.99), pipeline.quantile(0.5));
    String slowest = "";
    double most = 0;
    for (String fragment : FRAGMENTS) {
      Times times =
          Load.oneClient(ui.port(), Connection.request("/fragments/" + fragment, ""), 1_000);
      if (times.quantile(0.5) > most) {
        most = times.quantile(0.5);
        slowest = fragment;
      }
    }
    report.measured(
        "Slowest of %d fragments (%s), median, warm, one client"
            .formatted(FRAGMENTS.size(), slowest),
        5,
        most,
        "ms");
    unseen();
  }

  /** Searches that nobody made before: nothing of them is rendered yet. */
  private void unseen() throws IOException {
    int searches = 200;
    long[] times = new long[searches];
    try (Connection connection = new Connection(ui.port())) {
      for (int index = -searches; index < searches; index++) {
        byte[] request =
            Connection.request(
                "/fragments/trend?range=30d&channel=Online&category=Books&churn.find=" + index, "");
        long start = System.nanoTime();
        connection.exchange(request);
        if (index >= 0) {
          times[index] = System.nanoTime() - start;
        }
      }
    }
    report.note(
        "A filtered trend that nobody asked for before, summed from the cube and rendered: median %.2f ms.",
        new Times(times).quantile(0.5));
  }

  private void rate() throws IOException, InterruptedException {
    List<byte[]> requests =
        FRAGMENTS.stream()
            .filter(fragment -> !fragment.equals("board"))
            .map(fragment -> Connection.request("/fragments/" + fragment, ""))
            .toList();
    Load.atRate(ui.port(), requests, RATE, Duration.ofSeconds(8), CONNECTIONS);
    double before = ui.cpuSeconds();
    Duration length = Duration.ofSeconds(20);
    Times times = Load.atRate(ui.port(), requests, RATE, length, CONNECTIONS);
    double cores = (ui.cpuSeconds() - before) / length.toSeconds();
    report.measured(
        "%,d fragment requests a second, p99".formatted(RATE), 25, times.quantile(0.99), "ms");
    report.note(
        "At 2,000 fragment requests a second: median %.2f ms, p99.9 %.1f ms, %.0f%% of a core; every answer a whole fragment, none a 304.",
        times.quantile(0.5), times.quantile(0.999), cores * 100);
    Times floor =
        Load.atRate(
            ui.port(),
            List.of(Connection.request("/assets/any/icon.svg", "")),
            RATE,
            Duration.ofSeconds(10),
            CONNECTIONS);
    report.note(
        "Floor of machine and load generator, the page's icon at the same rate: median %.2f ms, p99 %.1f ms.",
        floor.quantile(0.5), floor.quantile(0.99));
  }

  private void openDashboards() throws IOException {
    double idle = cores(() -> pause(Duration.ofSeconds(15)), Duration.ofSeconds(15));
    try (OpenDashboards open = new OpenDashboards(ui.port(), DASHBOARDS, REFRESH)) {
      open.look(REFRESH);
      int[] requests = new int[1];
      double quiet = cores(() -> requests[0] = look(open, LOOK), LOOK);
      report.measured(
          "%d open dashboards at 10 s refresh, processor".formatted(DASHBOARDS),
          10,
          quiet * 100,
          "% of a core");
      report.note(
          "That was %.0f requests a second, live strips among them. With nobody there: %.1f%% of a core.",
          requests[0] / (double) LOOK.toSeconds(), idle * 100);
      Path next = kpis.write();
      kpis.show(next);
      double news = cores(() -> requests[0] = look(open, LOOK), LOOK);
      report.note(
          "With a new KPI set in these %d s, which all %d fetch: %.1f%% of a core.",
          LOOK.toSeconds(), DASHBOARDS, news * 100);
    }
  }

  private double cores(Runnable work, Duration length) throws IOException {
    double before = ui.cpuSeconds();
    work.run();
    return (ui.cpuSeconds() - before) / length.toSeconds();
  }

  private static int look(OpenDashboards open, Duration length) {
    try {
      return open.look(length);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void pause(Duration length) {
    for (long end = System.nanoTime() + length.toNanos(), left = length.toNanos();
        left > 0;
        left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** From the link's move to the last byte of all parts of the new set. */
  private void newSets() throws IOException {
    int sets = 15;
    List<Path> written = new ArrayList<>();
    for (int index = 0; index < sets + 3; index++) {
      written.add(kpis.write());
    }
    long[] times = new long[sets];
    try (Connection connection = new Connection(ui.port())) {
      for (int index = -3; index < sets; index++) {
        String shown = set(connection);
        long start = System.nanoTime();
        kpis.show(written.get(index + 3));
        while (set(connection).equals(shown)) {
          LockSupport.parkNanos(1_000_000);
        }
        connection.exchange(Connection.request("/fragments/board", ""));
        if (index >= 0) {
          times[index] = System.nanoTime() - start;
        }
      }
    }
    Times all = new Times(times);
    report.measured(
        "New KPI set read and all of it served, the slowest of " + sets,
        500,
        all.quantile(1),
        "ms");
    report.note("New KPI set: median %.0f ms.", all.quantile(0.5));
  }

  private static String set(Connection connection) throws IOException {
    Matcher set =
        SET.matcher(connection.exchange(Connection.plainRequest("/fragments/status")).text());
    if (!set.find()) {
      throw new IOException("the header does not tell its set");
    }
    return set.group(1);
  }

  private void browser() throws IOException {
    try (FirstVisit browser = new FirstVisit()) {
      browser.open(ui.address());
      List<FirstVisit.Visit> visits = new ArrayList<>();
      for (int visit = 0; visit < 9; visit++) {
        visits.add(browser.open(ui.address()));
      }
      visits.sort(Comparator.comparingDouble(FirstVisit.Visit::firstPaint));
      report.measured(
          "First contentful paint in Chromium, empty cache, median of 9",
          400,
          visits.get(4).firstPaint(),
          "ms");
      report.measured("Transferred on first load", 500, visits.get(4).bytes() / 1000.0, "kB");
      long unchanged = browser.refresh(ui.address(), () -> {}, List.of());
      report.measured("Transferred by a refresh without news", 5, unchanged / 1000.0, "kB");
      Path next = kpis.write();
      long changed =
          browser.refresh(ui.address(), () -> publish(next), List.of("status", "cards", "trend"));
      report.measured(
          "Transferred by a refresh with a new set, every number changed, 1440 x 900",
          5,
          changed / 1000.0,
          "kB");
      report.note("Chromium %s; sizes are of headers and bodies.", browser.version());
    }
  }

  private void publish(Path set) {
    try (Connection connection = new Connection(ui.port())) {
      String shown = set(connection);
      kpis.show(set);
      while (set(connection).equals(shown)) {
        LockSupport.parkNanos(1_000_000);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Also after a signal, which the processes that were started may not have got. */
  private static void cleanUp(Path directory) {
    List<ProcessHandle> started = ProcessHandle.current().descendants().toList();
    started.forEach(ProcessHandle::destroyForcibly);
    started.forEach(process -> process.onExit().join());
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException stays) {
      System.err.println("Left behind: " + directory + " (" + stays.getMessage() + ")");
    }
  }
}
