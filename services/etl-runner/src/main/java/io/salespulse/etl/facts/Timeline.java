package io.salespulse.etl.facts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Which version of one customer or product is in force on which days, as {@link Dimension} says it
 * for all of them together.
 */
final class Timeline {

  /**
   * A version or a deletion, by its position.
   *
   * @param importFile empty for one from Kafka
   */
  record Version(
      Instant timestamp, int partition, long offset, String importFile, int line, boolean deleted)
      implements Comparable<Version> {

    private static final Comparator<Version> BY_POSITION =
        Comparator.comparing(Version::timestamp)
            .thenComparing(Version::partition)
            .thenComparing(Version::offset)
            .thenComparing(Version::importFile)
            .thenComparing(Version::line);

    @Override
    public int compareTo(Version other) {
      return BY_POSITION.compare(this, other);
    }

    LocalDate day() {
      return LocalDate.ofInstant(timestamp, ZoneOffset.UTC);
    }
  }

  private final NavigableMap<LocalDate, Version> inForce = new TreeMap<>();

  private Timeline(List<Version> versions) {
    List<Version> oldestFirst = versions.stream().sorted().toList();
    for (Version version : oldestFirst) {
      if (version.deleted()) {
        inForce.clear();
      } else if (inForce.isEmpty() || inForce.size() == 1 && isOf(version)) {
        inForce.put(Dimension.BEGINNING_OF_TIME, version);
      } else {
        inForce.put(version.day(), version);
      }
    }
  }

  /** Whether the only version so far is of the same day. */
  private boolean isOf(Version version) {
    return inForce.firstEntry().getValue().day().equals(version.day());
  }

  static Timeline of(List<Version> versions) {
    return new Timeline(versions);
  }

  /** Days on which another version, or none, is in force than in the other timeline. */
  Predicate<LocalDate> differs(Timeline other) {
    NavigableSet<LocalDate> changes = new TreeSet<>(inForce.keySet());
    changes.addAll(other.inForce.keySet());
    NavigableMap<LocalDate, Boolean> differs = new TreeMap<>();
    for (LocalDate day : changes) {
      differs.put(day, !Objects.equals(on(day), other.on(day)));
    }
    return day -> {
      var since = differs.floorEntry(day);
      return since != null && since.getValue();
    };
  }

  private Version on(LocalDate day) {
    var since = inForce.floorEntry(day);
    return since == null ? null : since.getValue();
  }
}
