package io.salespulse.oracle;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What the KPIs depend on besides the raw files; the settings of {@code docs/kpis.md}.
 *
 * @param asOf the moment the KPIs speak of, to the microsecond
 * @param sourceZone zone of timestamps that come without an offset
 * @param reportingZone zone of hours, days and months
 * @param acquisitionSpend at most 4 decimals
 */
public record Question(
    Instant asOf,
    ZoneId sourceZone,
    ZoneId reportingZone,
    Duration window,
    Duration recentWindow,
    int churnDays,
    BigDecimal acquisitionSpend) {

  /** With the settings' defaults. */
  public static Question asOf(Instant asOf) {
    return new Question(
        asOf,
        ZoneOffset.UTC,
        ZoneOffset.UTC,
        Duration.ofHours(3),
        Duration.ofMinutes(15),
        7,
        new BigDecimal("50000"));
  }

  public Question in(ZoneId source, ZoneId reporting) {
    return new Question(asOf, source, reporting, window, recentWindow, churnDays, acquisitionSpend);
  }
}
