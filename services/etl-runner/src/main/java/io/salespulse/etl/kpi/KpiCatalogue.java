package io.salespulse.etl.kpi;

import io.salespulse.contract.KpiFile;
import java.time.Instant;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The function of every KPI file. */
public final class KpiCatalogue {

  private static final String TURNOVER = "turnover";

  private KpiCatalogue() {}

  /** Whether a file changes with the run's moment although no fact has changed. */
  public static boolean dependsOnMoment(KpiFile file) {
    return switch (file) {
      case SUMMARY, TOP_PRODUCTS_RECENT, CHURN_RISK, COHORT_RETENTION -> true;
      case SALES_BY_HOUR,
          SALES_BY_DAY,
          SALES_BY_MONTH,
          SALES_BY_WEEKDAY,
          SALES_BY_HOUR_OF_DAY,
          REVENUE_BY_CATEGORY,
          SALES_BY_LOCATION,
          SALES_BY_MEMBERSHIP,
          SALES_BY_CHANNEL,
          SALES_BY_PAYMENT_METHOD,
          TOP_PRODUCTS,
          CUSTOMER_LTV,
          CUSTOMER_SEGMENTS,
          SALES_CUBE,
          DATA_QUALITY ->
          false;
    };
  }

  /** The rows of a file, in its order, with its columns. */
  public static Dataset<Row> rows(
      KpiFile file, FoldedFacts facts, Instant asOf, KpiSettings settings) {
    return switch (file) {
      case SUMMARY ->
          Summary.of(
              SalesTotals.of(facts.aggregates()),
              SalesWindow.of(facts.recentOrders(), asOf, settings.window()),
              CustomerTotals.of(
                  facts.customerBook(), asOf, settings.window(), settings.churnDays()),
              InventoryTurnover.of(facts.aggregates(), asOf, TURNOVER),
              settings.acquisitionSpend());
      case SALES_BY_HOUR -> SalesByHour.of(facts.aggregates());
      case SALES_BY_DAY -> SalesByDay.of(facts.aggregates(), facts.customerDays());
      case SALES_BY_MONTH -> SalesByMonth.of(facts.aggregates());
      case SALES_BY_WEEKDAY -> SalesByWeekday.of(facts.aggregates());
      case SALES_BY_HOUR_OF_DAY -> SalesByHourOfDay.of(facts.aggregates());
      case REVENUE_BY_CATEGORY -> RevenueByCategory.of(facts.aggregates());
      case SALES_BY_LOCATION -> SalesByLocation.of(facts.customerBook());
      case SALES_BY_MEMBERSHIP -> SalesByMembership.of(facts.customerDays());
      case SALES_BY_CHANNEL -> SalesByChannel.of(facts.aggregates());
      case SALES_BY_PAYMENT_METHOD -> SalesByPaymentMethod.of(facts.aggregates());
      case TOP_PRODUCTS -> TopProducts.allTime(facts.aggregates(), facts.products());
      case TOP_PRODUCTS_RECENT ->
          TopProducts.recent(facts.recentItems(), facts.products(), asOf, settings.recentWindow());
      case CUSTOMER_LTV -> CustomerLtv.of(facts.customerDays(), facts.customers());
      case CUSTOMER_SEGMENTS -> CustomerSegments.of(facts.customerBook());
      case CHURN_RISK ->
          ChurnRisk.of(facts.customerBook(), asOf, settings.churnDays(), settings.local());
      case COHORT_RETENTION -> CohortRetention.of(facts.customerDays(), asOf, settings.local());
      case SALES_CUBE -> SalesCube.of(facts.aggregates());
      case DATA_QUALITY -> DataQuality.of(facts.aggregates());
    };
  }
}
