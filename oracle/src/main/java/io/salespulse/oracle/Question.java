package io.salespulse.oracle;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Set;

/**
 * What the KPIs depend on besides the raw files; the settings of {@code docs/kpis.md}.
 *
 * @param asOf the moment the KPIs speak of, to the microsecond
 * @param sourceZone zone of timestamps that come without an offset
 * @param reportingZone zone of hours, days and months
 * @param currency whose decimals amounts have
 * @param cubeRows at most in the sales cube
 * @param acquisitionSpend at most 4 decimals
 * @param cancelledStatuses in lower case
 * @param refundedStatuses in lower case
 */
public record Question(
    Instant asOf,
    ZoneId sourceZone,
    ZoneId reportingZone,
    Currency currency,
    Duration window,
    Duration recentWindow,
    int churnDays,
    int cubeRows,
    BigDecimal acquisitionSpend,
    Set<String> cancelledStatuses,
    Set<String> refundedStatuses) {

  /** With the settings' defaults. */
  public static Question asOf(Instant asOf) {
    return new Question(
        asOf,
        ZoneOffset.UTC,
        ZoneOffset.UTC,
        Currency.getInstance("EUR"),
        Duration.ofHours(3),
        Duration.ofMinutes(15),
        7,
        500_000,
        new BigDecimal("50000"),
        Set.of("cancelled", "canceled", "voided", "failed"),
        Set.of("refunded"));
  }

  public Question in(ZoneId source, ZoneId reporting) {
    return new Question(
        asOf,
        source,
        reporting,
        currency,
        window,
        recentWindow,
        churnDays,
        cubeRows,
        acquisitionSpend,
        cancelledStatuses,
        refundedStatuses);
  }

  public Question in(Currency other) {
    return new Question(
        asOf,
        sourceZone,
        reportingZone,
        other,
        window,
        recentWindow,
        churnDays,
        cubeRows,
        acquisitionSpend,
        cancelledStatuses,
        refundedStatuses);
  }

  public Question withCubeRows(int most) {
    return new Question(
        asOf,
        sourceZone,
        reportingZone,
        currency,
        window,
        recentWindow,
        churnDays,
        most,
        acquisitionSpend,
        cancelledStatuses,
        refundedStatuses);
  }

  public Question withStatuses(Set<String> cancelled, Set<String> refunded) {
    return new Question(
        asOf,
        sourceZone,
        reportingZone,
        currency,
        window,
        recentWindow,
        churnDays,
        cubeRows,
        acquisitionSpend,
        cancelled,
        refunded);
  }
}
