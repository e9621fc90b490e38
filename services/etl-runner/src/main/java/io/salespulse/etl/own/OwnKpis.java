package io.salespulse.etl.own;

import io.salespulse.contract.Manifest.OwnEntry;
import io.salespulse.contract.Topic;
import io.salespulse.etl.own.KpiDirectory.Found;
import io.salespulse.etl.publish.OwnCsv;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Computes the KPIs of {@code KPI_SQL_DIR}. One that fails or takes too long is a problem of its
 * own: its last good rows stay, and everything else is as without it.
 */
public final class OwnKpis {

  /** What all queries of a run have together. */
  public static final Duration TIME_OF_A_RUN = Duration.ofMinutes(1);

  /** So long the runs do without one that most of that time was not enough for. */
  private static final Duration PAUSE = Duration.ofHours(1);

  /** Rows that are published of one KPI. */
  private static final int MOST_ROWS = 1_000;

  private final KpiDirectory directory;
  private final ZoneId zone;
  private final OwnValues values;
  private final Duration timeOfARun;
  private final BegunKpi begun;
  private final InstantSource clock;
  private final Set<OwnKpi> fatal = new HashSet<>();
  private final Map<String, Computed> computed = new HashMap<>();
  private final Map<String, Duration> took = new HashMap<>();
  private final Map<OwnKpi, Instant> pausedUntil = new HashMap<>();
  private SortedMap<String, OwnCsv> rows = new TreeMap<>();
  private volatile SortedMap<String, String> problems = Collections.emptySortedMap();

  /** What rows were made of: as long as it is the same, so are they. */
  private record Computed(OwnKpi kpi, Map<String, Long> data) {}

  private record Answer(StructType schema, List<Row> rows) {}

  /**
   * What a run has for them.
   *
   * @param process whose executors do the work
   * @param views made where a query has to be computed
   * @param data its state: where it is as before, so are the rows
   * @param published what the published set has of them, by file name
   */
  public record Input(
      SparkSession process,
      Supplier<Map<Topic, Dataset<Row>>> views,
      Map<String, Long> data,
      Instant asOf,
      Map<String, OwnCsv> published) {}

  /**
   * @param zone of days and times in the queries
   * @param decimals of the reporting currency
   * @param note file that says which query is being computed
   */
  public OwnKpis(
      Path directory,
      ZoneId zone,
      int decimals,
      Duration timeOfARun,
      Path note,
      InstantSource clock) {
    this.directory = new KpiDirectory(directory);
    this.zone = zone;
    this.values = new OwnValues(zone, decimals);
    this.timeOfARun = timeOfARun;
    this.begun = new BegunKpi(note);
    this.clock = clock;
  }

  /** Why files of the last run have no new rows, by file name. */
  public Map<String, String> problems() {
    return problems;
  }

  /**
   * The KPIs that have rows, by the name of their published file.
   *
   * @param warnings takes what was wrong, with file and reason
   */
  public SortedMap<String, OwnCsv> compute(Input input, List<String> warnings) {
    SortedMap<String, String> failed = new TreeMap<>();
    SortedMap<String, OwnCsv> next = new TreeMap<>();
    if (rows.isEmpty()) {
      rows.putAll(input.published());
    }
    try {
      List<Found> found = directory.list();
      Optional<String> left = begun.left();
      for (Found file : found) {
        file.kpi()
            .filter(kpi -> left.filter(BegunKpi.noted(kpi)::equals).isPresent())
            .ifPresent(fatal::add);
        file.problem().ifPresent(why -> failed.put(file.fileName(), why));
        file.kpi().filter(kpi -> isUnchanged(kpi, input)).ifPresent(kpi -> keep(kpi, next));
      }
      List<OwnKpi> due =
          found.stream()
              .flatMap(file -> file.kpi().stream())
              .filter(kpi -> !isUnchanged(kpi, input))
              .sorted(Comparator.comparing(this::expected).thenComparing(OwnKpi::name))
              .toList();
      if (!due.isEmpty()) {
        computeAll(due, input, next, failed, warnings);
      }
      failed.forEach(
          (file, why) -> {
            OwnCsv last = rows.get(Found.published(file));
            if (last != null) {
              next.put(Found.published(file), last.with(Optional.of(why)));
            }
            warnings.add(
                "KPI of one's own %s: %s; %s"
                    .formatted(
                        file,
                        why,
                        last == null
                            ? "it is not published"
                            : "what it was at %s stays".formatted(last.entry().asOf())));
          });
    } catch (IOException unreadable) {
      rows.forEach((file, last) -> next.put(file, last.with(Optional.of(unreadable.getMessage()))));
      warnings.add("KPIs of one's own stay as they were: " + unreadable.getMessage());
    }
    problems = failed;
    rows = next;
    return next;
  }

  private boolean isUnchanged(OwnKpi kpi, Input input) {
    return new Computed(kpi, input.data()).equals(computed.get(kpi.name()))
        && rows.containsKey(kpi.publishedName());
  }

  private void keep(OwnKpi kpi, SortedMap<String, OwnCsv> next) {
    next.put(kpi.publishedName(), rows.get(kpi.publishedName()).with(Optional.empty()));
  }

  /**
   * How long a query may take: as long as last time. New ones come after those that are known to be
   * quick, so that a slow one keeps nobody's from being computed but its own.
   */
  private Duration expected(OwnKpi kpi) {
    return took.getOrDefault(kpi.name(), timeOfARun);
  }

  private void computeAll(
      List<OwnKpi> due,
      Input input,
      SortedMap<String, OwnCsv> next,
      SortedMap<String, String> failed,
      List<String> warnings)
      throws IOException {
    OwnQueries queries = new OwnQueries(input.process(), zone, input.views().get());
    long end = System.nanoTime() + timeOfARun.toNanos();
    for (OwnKpi kpi : due) {
      if (fatal.contains(kpi)) {
        failed.put(
            kpi.fileName(),
            "the etl-runner ended while it was computed, perhaps for want of memory: let it read"
                + " less; it is computed again when it has changed, and after the next start");
        continue;
      }
      Instant paused = pausedUntil.get(kpi);
      if (paused != null && clock.instant().isBefore(paused)) {
        failed.put(kpi.fileName(), tooLong() + pause(paused));
        continue;
      }
      long start = System.nanoTime();
      computed.remove(kpi.name());
      begun.begin(kpi);
      try {
        OwnCsv csv = compute(kpi, queries, input, Duration.ofNanos(end - start), warnings);
        next.put(kpi.publishedName(), csv);
        computed.put(kpi.name(), new Computed(kpi, input.data()));
        took.put(kpi.name(), Duration.ofNanos(System.nanoTime() - start));
      } catch (TimeoutException tooLong) {
        failed.put(kpi.fileName(), outOfTime(kpi, Duration.ofNanos(end - start)));
      } catch (WrongKpi wrong) {
        failed.put(kpi.fileName(), wrong.getMessage());
      } catch (CancellationException stopping) {
        begun.end();
        throw stopping;
      }
      begun.end();
    }
  }

  private String outOfTime(OwnKpi kpi, Duration had) {
    if (had.isNegative() || had.isZero()) {
      return "no time was left for it: the others took the %d s that all have together"
          .formatted(timeOfARun.toSeconds());
    }
    took.put(kpi.name(), timeOfARun.multipliedBy(2));
    if (had.multipliedBy(2).compareTo(timeOfARun) < 0) {
      return tooLong();
    }
    // Or each run would wait for it in vain, also one without new data.
    Instant until = clock.instant().plus(PAUSE).truncatedTo(ChronoUnit.SECONDS);
    pausedUntil.put(kpi, until);
    return tooLong() + pause(until);
  }

  private String tooLong() {
    return "it takes too long: all KPIs of one's own have %d s together in a run; let it read"
            .formatted(timeOfARun.toSeconds())
        + " less, as with a condition on home_day";
  }

  private static String pause(Instant until) {
    return "; it is tried again when it has changed, and from %s on".formatted(until);
  }

  private OwnCsv compute(
      OwnKpi kpi, OwnQueries queries, Input input, Duration left, List<String> warnings)
      throws TimeoutException {
    Answer answer =
        new LimitedTime(input.process())
            .call(
                () -> {
                  Dataset<Row> query = queries.rows(kpi);
                  return new Answer(query.schema(), query.limit(MOST_ROWS + 1).collectAsList());
                },
                left);
    List<Row> found = answer.rows();
    if (found.size() > MOST_ROWS) {
      warnings.add(
          "KPI of one's own %s: it has more than %d rows, and the first of them are published"
              .formatted(kpi.fileName(), MOST_ROWS));
    }
    List<Row> published = found.subList(0, Math.min(MOST_ROWS, found.size()));
    return OwnCsv.of(
        List.of(answer.schema().fieldNames()),
        published.stream().map(values::of).toList(),
        sha256 ->
            new OwnEntry(
                published.size(),
                sha256,
                kpi.title(),
                kpi.unit(),
                kpi.chart().toString(),
                numbers(answer.schema()),
                input.asOf(),
                Optional.empty()));
  }

  private static List<String> numbers(StructType schema) {
    return Arrays.stream(schema.fields())
        .filter(column -> column.dataType() instanceof NumericType)
        .map(StructField::name)
        .toList();
  }
}
