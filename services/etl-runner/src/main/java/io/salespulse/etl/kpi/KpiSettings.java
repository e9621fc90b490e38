package io.salespulse.etl.kpi;

import io.salespulse.etl.spark.LocalTime;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * Settings that the KPIs depend on.
 *
 * @param window length of the moving window of sales and sign-ups
 * @param recentWindow length of the moving window of the products sold now
 * @param churnDays days without an order after which a customer is at risk
 * @param acquisitionSpend what winning all customers cost, in the reporting currency
 */
public record KpiSettings(
    LocalTime local,
    Duration window,
    Duration recentWindow,
    int churnDays,
    BigDecimal acquisitionSpend) {}
