package io.salespulse.bench.ui;

import io.salespulse.bench.Measurements;
import io.salespulse.bench.OtherServices;
import io.salespulse.bench.Report;
import io.salespulse.bench.Watch;
import io.salespulse.bench.Workplace;
import io.salespulse.browser.Chromium;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.GeneratorStats;
import io.salespulse.contract.LiveSales;
import io.salespulse.contract.RunProgress;
import io.salespulse.contract.RunSchedule;
import io.salespulse.contract.SinkStatus;
import io.salespulse.local.LocalService;
import io.salespulse.testing.ServiceProcess;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The dashboard over the KPI sets of a large chain. Load and dashboard share the machine. */
public final class UiBenchmark {

  private static final int RATE = 2_000;
  private static final int CONNECTIONS = 32;
  private static final int DASHBOARDS = 100;
  private static final int NEW_SETS = 15;
  private static final int VISITS = 9;
  private static final Duration REFRESH = Duration.ofSeconds(10);
  private static final Duration LOOK = Duration.ofSeconds(40);

  private static final Pattern SET = Pattern.compile("data-set=\"(\\w[^\"]*)\"");
  private static final Pattern PART = Pattern.compile("hx-get=\"(fragments/\\w+)");
  private static final Pattern ICON = Pattern.compile("rel=\"icon\"[^>]* href=\"([^\"]+)\"");

  private final Report report = new Report();
  private final List<String> notes = new ArrayList<>();
  private final DataLayout layout;
  private final ServiceProcess ui;
  private final Requests requests;
  private int sets;

  private UiBenchmark(DataLayout layout, ServiceProcess ui, int sets) {
    this.layout = layout;
    this.ui = ui;
    this.requests = new Requests(ui.address());
    this.sets = sets;
  }

  /**
   * @param arguments the repository; then, where the results shall not be written, anything
   */
  public static void main(String... arguments) throws IOException, InterruptedException {
    Workplace workplace = Workplace.in(arguments[0]);
    DataLayout layout = new DataLayout(workplace.directory().resolve("data"));
    LargeKpiSet.show(layout, LargeKpiSet.write(layout, 1));
    try (var others = new OtherServices(answers());
        ServiceProcess ui =
            workplace.start(
                LocalService.UI,
                LocalService.UI.jvmOptions(),
                layout.root(),
                Map.of(
                    "ETL_URL", others.address().toString(),
                    "GENERATOR_URL", others.address().toString(),
                    "SINK_URL", others.address().toString()))) {
      ui.awaitAnswer("/q/health/ready", Duration.ofSeconds(60));
      UiBenchmark benchmark = new UiBenchmark(layout, ui, 1);
      benchmark.measure();
      if (arguments.length == 1) {
        benchmark.report.write(workplace.results("ui"));
      }
    }
  }

  /** Of a shop that sells forty orders a minute. */
  private static Map<String, Supplier<?>> answers() {
    RunSchedule schedule = new RunSchedule("*/10 * * * *", "UTC", Instant.now().plusSeconds(600));
    return Map.of(
        "/etl/schedule",
        () -> schedule,
        "/etl/runs/current",
        () -> new RunProgress(Optional.empty()),
        "/etl/runs",
        List::of,
        "/generator/stats",
        () ->
            new GeneratorStats(
                Map.of(),
                Map.of(),
                0,
                0,
                0,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                0.5,
                GeneratorStats.Backfill.DONE),
        LiveSales.PATH,
        () -> {
          long orders = System.nanoTime() / 1_500_000_000 % 1_000;
          return new LiveSales(
              sum(orders), sum(5 * orders), Instant.EPOCH, 1, 1, 0, false, false, Optional.empty());
        },
        SinkStatus.PATH,
        () -> new SinkStatus(Map.of()),
        "/q/health/ready",
        () -> Map.of("status", "UP", "checks", List.of()));
  }

  private static LiveSales.Sum sum(long orders) {
    return new LiveSales.Sum(orders, BigDecimal.valueOf(8450 * orders, 2));
  }

  private void measure() throws IOException, InterruptedException {
    report.title("Dashboard: pages and fragments under load", "ui");
    report.line(
        "A KPI set of %d channels, %d categories and %,d days; the dashboard runs with `%s`, the load comes from the same machine.",
        LargeKpiSet.CHANNELS.size(),
        LargeKpiSet.CATEGORIES.size(),
        LargeKpiSet.DAYS,
        String.join(" ", LocalService.UI.jvmOptions()));
    report.targets();
    pages();
    rate();
    openDashboards();
    newSets();
    browser();
    target(
        "Heap that lives after a full collection, at the end of all this",
        128,
        Watch.liveHeapMebibytes(ui.pid()),
        "MiB");
    note(
        "All of it within that heap, where running out of memory would have ended the process (%s);"
            + " resident at its peak: %d MiB.",
        ui.isAlive() ? "it lives" : "it has ended", Watch.peakMebibytes(ui.pid()));
    report.line("");
    report.line("Beside them, in the same run:");
    report.line("");
    notes.forEach(note -> report.line("- %s", note));
  }

  private void target(String what, double most, double measured, String unit) {
    report.target(
        what,
        "%s %s".formatted(number(measured), unit),
        "at most %s %s".formatted(number(most), unit),
        measured <= most);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
  }

  /** Something beside the targets that a reader compares them with. */
  private void note(String format, Object... values) {
    notes.add(String.format(Locale.ROOT, format, values));
  }

  private void pages() throws IOException, InterruptedException {
    Measurements page = requests.oneAfterAnother(400, any -> "/");
    Measurements pipeline = requests.oneAfterAnother(400, any -> "/pipeline");
    target("Page, median, warm, one client", 50, page.median(), "ms");
    note(
        "Page at p99: %.1f ms; pipeline page: median %.1f ms.",
        page.quantile(0.99), pipeline.median());
    String slowest = "";
    double most = 0;
    List<String> fragments = parts();
    for (String fragment : fragments) {
      double median = requests.oneAfterAnother(1_000, any -> fragment).median();
      if (median > most) {
        most = median;
        slowest = fragment.substring(fragment.lastIndexOf('/') + 1);
      }
    }
    target(
        "Slowest of %d fragments (%s), median, warm, one client"
            .formatted(fragments.size(), slowest),
        5,
        most,
        "ms");
    note(
        "The page without its header, as another choice asks for it: median %.1f ms.",
        requests.oneAfterAnother(400, any -> "/fragments/board").median());
    // Searches that nobody made before: nothing of them is rendered yet.
    Measurements unseen =
        requests.oneAfterAnother(
            200,
            search ->
                "/fragments/trend?range=30d&channel=Store%20007&category=Category%20011&churn.find="
                    + search);
    note(
        "A filtered trend that nobody asked for before, summed from the cube and rendered: median %.2f ms.",
        unseen.median());
  }

  /** Whatever the page has of them. */
  private List<String> parts() throws IOException, InterruptedException {
    return PART.matcher(requests.text("/")).results().map(part -> "/" + part.group(1)).toList();
  }

  private void rate() throws IOException, InterruptedException {
    List<String> paths = parts();
    requests.atRate(paths, RATE, Duration.ofSeconds(8), CONNECTIONS);
    double before = Watch.processorSeconds(ui.pid());
    Duration length = Duration.ofSeconds(20);
    Measurements times = requests.atRate(paths, RATE, length, CONNECTIONS);
    double cores = (Watch.processorSeconds(ui.pid()) - before) / length.toSeconds();
    target("%,d fragment requests a second, p99".formatted(RATE), 25, times.quantile(0.99), "ms");
    note(
        "At 2,000 fragment requests a second: median %.2f ms, p99.9 %.1f ms, %.0f%% of a core; every answer a whole fragment, none a 304.",
        times.median(), times.quantile(0.999), cores * 100);
    Measurements floor =
        requests.atRate(List.of(find(ICON, "/")), RATE, Duration.ofSeconds(10), CONNECTIONS);
    note(
        "Floor of machine and load generator, the page's icon at the same rate: median %.2f ms, p99 %.1f ms.",
        floor.median(), floor.quantile(0.99));
  }

  private void openDashboards() throws IOException, InterruptedException {
    double before = Watch.processorSeconds(ui.pid());
    Duration alone = Duration.ofSeconds(15);
    Requests.pauseUntil(System.nanoTime() + alone.toNanos());
    double idle = (Watch.processorSeconds(ui.pid()) - before) / alone.toSeconds();
    OpenDashboards open = new OpenDashboards(requests, DASHBOARDS, REFRESH);
    open.look(REFRESH);
    before = Watch.processorSeconds(ui.pid());
    int asked = open.look(LOOK);
    target(
        "%d open dashboards at 10 s refresh, processor".formatted(DASHBOARDS),
        10,
        (Watch.processorSeconds(ui.pid()) - before) / LOOK.toSeconds() * 100,
        "% of a core");
    note(
        "That was %.0f requests a second, live strips among them. With nobody there: %.1f%% of a core.",
        asked / (double) LOOK.toSeconds(), idle * 100);
    LargeKpiSet.show(layout, nextSet());
    before = Watch.processorSeconds(ui.pid());
    open.look(LOOK);
    note(
        "With a new KPI set in these %d s, which all %d fetch: %.1f%% of a core.",
        LOOK.toSeconds(),
        DASHBOARDS,
        (Watch.processorSeconds(ui.pid()) - before) / LOOK.toSeconds() * 100);
  }

  /** From the link's move to the last byte of all parts of the new set. */
  private void newSets() throws IOException, InterruptedException {
    int warmUp = 3;
    List<Path> written = new ArrayList<>();
    for (int index = 0; index < warmUp + NEW_SETS; index++) {
      written.add(nextSet());
    }
    List<Double> times = new ArrayList<>();
    for (Path set : written) {
      long start = System.nanoTime();
      publish(set);
      requests.ask("/fragments/board", "");
      times.add((System.nanoTime() - start) / 1e6);
    }
    Measurements all = new Measurements(times.subList(warmUp, times.size()));
    target(
        "New KPI set read and all of it served, the slowest of " + NEW_SETS,
        1_000,
        all.most(),
        "ms");
    note("New KPI set: median %.0f ms.", all.median());
  }

  private Path nextSet() throws IOException {
    return LargeKpiSet.write(layout, ++sets);
  }

  /** Shows a set and waits until the dashboard does. */
  private void publish(Path set) throws IOException, InterruptedException {
    String shown = find(SET, "/fragments/status");
    LargeKpiSet.show(layout, set);
    Watch.until(
        "the new set is shown",
        Duration.ofSeconds(30),
        () -> !find(SET, "/fragments/status").equals(shown));
  }

  private String find(Pattern pattern, String path) throws IOException, InterruptedException {
    Matcher found = pattern.matcher(requests.text(path));
    if (!found.find()) {
      throw new IOException(path + " does not have " + pattern);
    }
    return found.group(1);
  }

  private void browser() throws IOException, InterruptedException {
    try (FirstVisit browser = new FirstVisit(Chromium.start(), ui.address().toString())) {
      browser.open();
      List<FirstVisit.Visit> visits = new ArrayList<>();
      for (int visit = 0; visit < VISITS; visit++) {
        visits.add(browser.open());
      }
      visits.sort(Comparator.comparingDouble(FirstVisit.Visit::firstPaint));
      FirstVisit.Visit median = visits.get(VISITS / 2);
      target(
          "First contentful paint in Chromium, empty cache, median of " + VISITS,
          400,
          median.firstPaint(),
          "ms");
      target("Transferred on first load", 500, median.bytes() / 1000.0, "kB");
      long unchanged = browser.refresh(() -> {}, List.of("status"));
      target("Transferred by a refresh without news", 5, unchanged / 1000.0, "kB");
      Path next = nextSet();
      long changed = browser.refresh(() -> publish(next), List.of("status", "today", "cards"));
      target(
          "Transferred by a refresh with a new set, every number changed, 1440 x 900",
          15,
          changed / 1000.0,
          "kB");
      note("Chromium %s; sizes are of headers and bodies.", browser.chromium().browser().version());
    }
  }
}
