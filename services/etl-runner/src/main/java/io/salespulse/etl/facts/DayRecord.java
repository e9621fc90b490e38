package io.salespulse.etl.facts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of a day whose facts are built. Replacing this record in one atomic step is what
 * puts new facts in force: files that no record names do not exist for the reader.
 *
 * @param day UTC day
 * @param fingerprint hash of everything the facts depend on
 * @param raw sizes in bytes of the raw files the facts were made of, by name
 * @param pendingAsOf the as-of of the build, where some records were too young to be judged; a
 *     later run judges them
 * @param facts sizes in bytes of the fact files, by table and file name
 * @param rows clean records by topic name
 * @param rejected records that cleaning left out
 * @param unparsed lines that do not parse, by the name of their raw file; only files with such
 *     lines
 */
public record DayRecord(
    LocalDate day,
    String fingerprint,
    SortedMap<String, Long> raw,
    Optional<Instant> pendingAsOf,
    Map<FactTable, SortedMap<String, Long>> facts,
    Map<String, Long> rows,
    long rejected,
    SortedMap<String, Long> unparsed) {

  /** Records of earlier versions of this program do not name the files. */
  public DayRecord {
    unparsed = unparsed == null ? new TreeMap<>() : unparsed;
  }

  /** A day whose facts are written but not yet in force. */
  static DayRecord draft(LocalDate day, Map<FactTable, SortedMap<String, Long>> facts) {
    return new DayRecord(
        day,
        "",
        Collections.emptySortedMap(),
        Optional.empty(),
        facts,
        Map.of(),
        0,
        new TreeMap<>());
  }
}
