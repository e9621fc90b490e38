package io.salespulse.etl.facts;

import io.salespulse.contract.Topic;
import io.salespulse.etl.raw.RawDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares raw files with the records of built days, as {@code make} compares times. */
public final class BuildPlanner {

  /** Raised whenever the facts of a day are made differently, so that all days are rebuilt. */
  private static final int FACTS_FORMAT = 2;

  /** Directories of the topics whose newest versions all later days see. */
  private static final List<String> DIMENSIONS =
      List.of(Topic.CUSTOMERS.topicName() + "/", Topic.PRODUCTS.topicName() + "/");

  private final String settings;

  /**
   * @param settings text of every setting that facts depend on
   */
  public BuildPlanner(String settings) {
    this.settings = FACTS_FORMAT + " " + settings;
  }

  /**
   * @param raw the raw files there are
   * @param records the days whose facts are whole
   * @param asOf the run's moment: later than tomorrow is future, whose orders wait for their day
   */
  public BuildPlan plan(
      SortedMap<LocalDate, RawDay> raw, SortedMap<LocalDate, DayRecord> records, Instant asOf) {
    List<BuildPlan.Build> builds = new ArrayList<>();
    SortedMap<LocalDate, DayRecord> kept = new TreeMap<>();
    List<String> warnings = new ArrayList<>();
    SortedSet<LocalDate> days = new TreeSet<>(raw.keySet());
    days.addAll(records.keySet());
    String dimensions = "";
    boolean dimensionsChanged = false;
    for (LocalDate day : days) {
      RawDay files = raw.get(day);
      DayRecord record = records.get(day);
      boolean rawIsGone = record != null && isGone(record, files);
      SortedMap<String, Long> sizes = rawIsGone ? record.raw() : files.sizes();
      dimensions = Fingerprint.of(dimensions, Fingerprint.of(dimensionsOnly(sizes)));
      SortedMap<String, Long> known = record == null ? new TreeMap<>() : record.raw();
      dimensionsChanged |= !dimensionsOnly(sizes).equals(dimensionsOnly(known));
      boolean future = !day.isBefore(futureFrom(asOf));
      String ofFiles = Fingerprint.of(sizes);
      String fingerprint = Fingerprint.of(settings, dimensions, ofFiles, future);
      if (rawIsGone) {
        kept.put(day, record);
        if (files != null || !fingerprint.equals(record.fingerprint())) {
          warnings.add("raw files of %s are gone: its facts stay as they were".formatted(day));
        }
      } else if (record == null) {
        builds.add(new BuildPlan.Build(files, fingerprint, BuildPlan.NEW));
      } else if (!fingerprint.equals(record.fingerprint())) {
        String beforeItsDay = Fingerprint.of(settings, dimensions, ofFiles, !future);
        String reason =
            !record.raw().equals(sizes)
                ? BuildPlan.RAW_CHANGED
                : whyAgain(record.fingerprint().equals(beforeItsDay), dimensionsChanged);
        builds.add(new BuildPlan.Build(files, fingerprint, reason));
      } else if (record.pendingAsOf().filter(asOf::isAfter).isPresent()) {
        builds.add(new BuildPlan.Build(files, fingerprint, "records were waiting"));
      } else {
        kept.put(day, record);
      }
    }
    return new BuildPlan(List.copyOf(builds), kept, List.copyOf(warnings));
  }

  /** The first UTC day that is the future. */
  public static LocalDate futureFrom(Instant asOf) {
    return LocalDate.ofInstant(asOf, ZoneOffset.UTC).plusDays(2);
  }

  /** The first UTC day that is open: records still come for it. Those before it are closed. */
  public static LocalDate openFrom(Instant asOf) {
    return LocalDate.ofInstant(asOf, ZoneOffset.UTC).minusDays(1);
  }

  /**
   * Whether raw files were taken away and nothing came in their place. Retention does that;
   * building from the rest would shrink every KPI of the day.
   */
  private static boolean isGone(DayRecord record, RawDay files) {
    if (files == null) {
      return true;
    }
    SortedMap<String, Long> sizes = files.sizes();
    return sizes.size() < record.raw().size()
        && record.raw().entrySet().containsAll(sizes.entrySet());
  }

  private static SortedMap<String, Long> dimensionsOnly(SortedMap<String, Long> sizes) {
    SortedMap<String, Long> dimensions = new TreeMap<>(sizes);
    dimensions.keySet().removeIf(name -> DIMENSIONS.stream().noneMatch(name::startsWith));
    return dimensions;
  }

  private String whyAgain(boolean dayHasCome, boolean dimensionsChanged) {
    if (dayHasCome) {
      return "its day has come";
    }
    return dimensionsChanged
        ? "customers or products of earlier days changed"
        : "made with other settings or in another format than now: " + settings;
  }
}
