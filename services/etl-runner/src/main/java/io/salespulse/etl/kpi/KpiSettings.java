package io.salespulse.etl.kpi;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;

/**
 * Settings that the KPIs depend on.
 *
 * @param zone reporting zone: whose days, hours and months they are
 * @param currency of all amounts; it has decimals, or is known to have none
 * @param window length of the moving window of sales and sign-ups
 * @param recentWindow length of the moving window of the products sold now
 * @param churnDays days without an order after which a customer is at risk
 * @param cubeRows at most in the sales cube
 * @param acquisitionSpend what winning all customers cost, in the reporting currency
 */
public record KpiSettings(
    ZoneId zone,
    Currency currency,
    Duration window,
    Duration recentWindow,
    int churnDays,
    int cubeRows,
    BigDecimal acquisitionSpend) {

  /** The page keeps the whole cube in memory, beside the one it had before. */
  public static final int CUBE_ROWS = 500_000;
}
