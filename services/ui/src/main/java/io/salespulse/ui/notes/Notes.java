package io.salespulse.ui.notes;

import io.quarkus.runtime.util.HashUtil;
import io.salespulse.ui.selection.Period;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a shop wrote down of its days, such as a sale or an outage.
 *
 * @param id changes with what they say; blank of none
 * @param days what is noted of each, several notes joined; tamed, but not escaped
 * @param problems what of the file is wrong, each a sentence with the line and what to do
 */
public record Notes(String id, SortedMap<LocalDate, String> days, List<String> problems) {

  public static final Notes NONE = new Notes("", new TreeMap<>(), List.of());

  public Notes {
    days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
    problems = List.copyOf(problems);
  }

  static Notes of(SortedMap<LocalDate, String> days, List<String> problems) {
    return days.isEmpty() && problems.isEmpty()
        ? NONE
        : new Notes(HashUtil.sha1(days + " " + problems).substring(0, 16), days, problems);
  }

  /** Those of some days, in their order. */
  public SortedMap<LocalDate, String> of(Period period) {
    return days.subMap(period.first(), period.last().plusDays(1));
  }
}
