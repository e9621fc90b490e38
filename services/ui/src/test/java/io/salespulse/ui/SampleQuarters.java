package io.salespulse.ui;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Hours cut into quarters, each with as much of its hour as the others. */
final class SampleQuarters {

  private SampleQuarters() {}

  /**
   * @param hours rows of {@code sales_by_hour}, the last of which goes on
   */
  static List<List<String>> of(List<List<String>> hours, Instant asOf) {
    List<List<String>> quarters = new ArrayList<>();
    for (List<String> hour : hours) {
      OffsetDateTime start = OffsetDateTime.parse(hour.get(0));
      long begun = Math.min(4, Duration.between(start.toInstant(), asOf).toMinutes() / 15 + 1);
      for (long quarter = 0; quarter < begun; quarter++) {
        List<String> row = new ArrayList<>();
        row.add(start.plusMinutes(15 * quarter).toString());
        for (String number : hour.subList(1, hour.size())) {
          row.add(part(new BigDecimal(number), quarter, begun).toPlainString());
        }
        quarters.add(row);
      }
    }
    return quarters;
  }

  /** Of what all of them have, with its decimals: together they have it to the cent. */
  private static BigDecimal part(BigDecimal whole, long index, long parts) {
    return until(whole, index + 1, parts).subtract(until(whole, index, parts));
  }

  private static BigDecimal until(BigDecimal whole, long index, long parts) {
    return whole
        .multiply(BigDecimal.valueOf(index))
        .divide(BigDecimal.valueOf(parts), whole.scale(), RoundingMode.DOWN);
  }
}
