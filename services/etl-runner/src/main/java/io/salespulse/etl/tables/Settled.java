package io.salespulse.etl.tables;

import io.salespulse.contract.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is true of the tables: whatever else is in them, a run that was killed wrote it, and the
 * next one takes it back.
 *
 * @param form of the tables; those of another form are made again
 * @param sourceZone by which times without an offset were read
 * @param factSettings text of the settings that facts depend on
 * @param step how often something was settled; files that the ledger notes with a later one were
 *     not read
 * @param snapshots of each table, by full name
 * @param pending home days whose facts are not those of their records
 * @param newestRecord the newest Kafka timestamp of any record that was read
 * @param rejected records that the sink turned away, by topic name
 */
public record Settled(
    int form,
    String sourceZone,
    String factSettings,
    long step,
    SortedMap<String, Long> snapshots,
    SortedSet<LocalDate> pending,
    Optional<Instant> newestRecord,
    SortedMap<String, Long> rejected) {

  /** The form that this program writes. */
  public static final int FORM = 2;

  /** Sorted and unchangeable. */
  public Settled {
    snapshots = Collections.unmodifiableSortedMap(new TreeMap<>(snapshots));
    pending = Collections.unmodifiableSortedSet(new TreeSet<>(pending));
    rejected = Collections.unmodifiableSortedMap(new TreeMap<>(rejected));
  }

  /** Nothing was read yet. */
  public static Settled nothing(String sourceZone, String factSettings) {
    return new Settled(
        FORM,
        sourceZone,
        factSettings,
        0,
        new TreeMap<>(),
        new TreeSet<>(),
        Optional.empty(),
        new TreeMap<>());
  }

  /** The next step, with the tables as they are now. */
  public Settled next(Map<String, Long> now, SortedSet<LocalDate> stillPending) {
    return new Settled(
        form,
        sourceZone,
        factSettings,
        step + 1,
        new TreeMap<>(now),
        stillPending,
        newestRecord,
        rejected);
  }

  /** The same after more records were read. */
  public Settled withRead(Optional<Instant> newest, Map<Topic, Long> turnedAway) {
    SortedMap<String, Long> sums = new TreeMap<>(rejected);
    turnedAway.forEach((topic, count) -> sums.merge(topic.topicName(), count, Long::sum));
    return new Settled(
        form,
        sourceZone,
        factSettings,
        step,
        snapshots,
        pending,
        Stream.of(newestRecord, newest).flatMap(Optional::stream).max(Comparator.naturalOrder()),
        sums);
  }

  /** The same where facts are made by these settings from now on. */
  public Settled withFactSettings(String text, SortedSet<LocalDate> all) {
    return new Settled(form, sourceZone, text, step, snapshots, all, newestRecord, rejected);
  }
}
