package io.salespulse.etl.kpi;

import io.salespulse.etl.fold.Buyer;
import io.salespulse.etl.fold.FoldedFacts;
import io.salespulse.etl.fold.Sums;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What many KPIs do in the same way. */
public final class Figures {

  private static final DateTimeFormatter TO_THE_SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");

  private Figures() {}

  /** ISO-8601 with the offset, to the second. */
  static String timestamp(OffsetDateTime moment) {
    return TO_THE_SECOND.format(moment);
  }

  /** ISO-8601 with the offset then in force in the zone, to the second. */
  public static String timestamp(Instant moment, ZoneId zone) {
    return timestamp(moment.atZone(zone).toOffsetDateTime());
  }

  /** Sums of whole orders by some part of their local date, ascending. */
  static <K extends Comparable<? super K>> Map<K, Sums> byDate(
      FoldedFacts facts, Function<LocalDate, K> part) {
    Map<K, Sums> groups = new TreeMap<>();
    facts
        .hours()
        .forEach(
            (hour, sums) -> groups.merge(part.apply(hour.start().toLocalDate()), sums, Sums::plus));
    return groups;
  }

  /** How many customers ordered on each date, or with each membership. */
  static <P> Map<P, Long> customersBy(FoldedFacts facts, Function<Buyer, Stream<P>> parts) {
    return facts
        .buyers()
        .flatMap(parts)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }
}
