package io.salespulse.etl.facts;

import io.salespulse.etl.raw.RawDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a run has to do.
 *
 * @param builds days to build, ascending by day
 * @param kept records of the days that stay as they are
 * @param warnings days that could not be built as they should be, in words
 */
public record BuildPlan(
    List<Build> builds, SortedMap<LocalDate, DayRecord> kept, List<String> warnings) {

  static final String NEW = "new";
  static final String RAW_CHANGED = "raw files changed";

  /**
   * The builds in their order, in groups whose raw files have at most so many bytes together; a
   * larger day is alone.
   */
  List<List<Build>> batches(long bytes) {
    List<List<Build>> batches = new ArrayList<>();
    long left = 0;
    for (Build build : builds) {
      left -= build.raw().bytes();
      if (batches.isEmpty() || left < 0) {
        batches.add(new ArrayList<>());
        left = bytes - build.raw().bytes();
      }
      batches.get(batches.size() - 1).add(build);
    }
    return batches;
  }

  /** How many days are built though their raw files are the same, and why; empty if none. */
  public String whyAgain() {
    return builds.stream()
        .map(Build::reason)
        .filter(reason -> !reason.equals(NEW) && !reason.equals(RAW_CHANGED))
        .collect(Collectors.groupingBy(reason -> reason, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(days -> "%d (%s)".formatted(days.getValue(), days.getKey()))
        .collect(Collectors.joining(", "));
  }

  /**
   * A day to build.
   *
   * @param reason why, for the log
   */
  public record Build(RawDay raw, String fingerprint, String reason) {

    public LocalDate day() {
      return raw.day();
    }
  }
}
