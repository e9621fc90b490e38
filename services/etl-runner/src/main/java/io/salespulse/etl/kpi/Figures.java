package io.salespulse.etl.kpi;

import io.salespulse.etl.fold.CubeCell;
import io.salespulse.etl.fold.FoldedFacts;
import io.salespulse.etl.fold.Sums;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** What many KPIs do in the same way. */
final class Figures {

  private static final DateTimeFormatter TO_THE_SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");

  private Figures() {}

  /** ISO-8601 with the offset, to the second. */
  static String timestamp(OffsetDateTime moment) {
    return TO_THE_SECOND.format(moment);
  }

  /** ISO-8601 with the offset then in force in the zone, to the second. */
  static String timestamp(Instant moment, ZoneId zone) {
    return timestamp(moment.atZone(zone).toOffsetDateTime());
  }

  /** Sums of the cube's whole orders by some part of the cell, ascending. */
  static <K extends Comparable<K>> Map<K, Sums> ofOrders(
      FoldedFacts facts, Function<CubeCell, K> key) {
    return grouped(facts, CubeCell::isOfOrders, key);
  }

  /** Sums of the cube's items by some part of the cell, ascending. */
  static <K extends Comparable<K>> Map<K, Sums> ofItems(
      FoldedFacts facts, Function<CubeCell, K> key) {
    return grouped(facts, cell -> !cell.isOfOrders(), key);
  }

  private static <K extends Comparable<K>> Map<K, Sums> grouped(
      FoldedFacts facts, Predicate<CubeCell> cells, Function<CubeCell, K> key) {
    Map<K, Sums> groups = new TreeMap<>();
    facts
        .cube()
        .forEach(
            (cell, sums) -> {
              if (cells.test(cell)) {
                groups.merge(key.apply(cell), sums, Sums::plus);
              }
            });
    return groups;
  }
}
