package io.salespulse.etl.kpi;

import io.salespulse.contract.KpiFile;
import io.salespulse.etl.fold.Dimensions;
import io.salespulse.etl.fold.FoldedFacts;
import io.salespulse.etl.fold.RecentSales;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** The function of every KPI file. */
public final class KpiCatalogue {

  private KpiCatalogue() {}

  /**
   * The rows of a file, in its order, with its columns.
   *
   * @param dimensions customers and products as they are now
   * @param recent what may be in a moving window before the as-of
   */
  public static List<KpiRow> rows(
      KpiFile file,
      FoldedFacts facts,
      Dimensions dimensions,
      RecentSales recent,
      Instant asOf,
      KpiSettings settings) {
    ZoneId zone = settings.zone();
    Amounts amounts = Amounts.in(settings.currency());
    return switch (file) {
      case SUMMARY -> Summary.of(facts, dimensions, recent, asOf, settings);
      case SALES_BY_HOUR -> SalesOverTime.byHour(facts, amounts);
      case SALES_BY_DAY -> SalesOverTime.byDay(facts, amounts);
      case SALES_BY_MONTH -> SalesOverTime.byMonth(facts, amounts);
      case SALES_BY_WEEKDAY -> SalesByWeekday.of(facts, amounts);
      case SALES_BY_HOUR_OF_DAY -> SalesByHourOfDay.of(facts, amounts);
      case REVENUE_BY_CATEGORY -> RevenueByCategory.of(facts, amounts);
      case SALES_BY_LOCATION -> SalesByLocation.of(facts, dimensions, amounts);
      case SALES_BY_MEMBERSHIP -> SalesByMembership.of(facts, amounts);
      case SALES_BY_CHANNEL -> Shares.ofSales(facts.channels(), amounts);
      case SALES_BY_PAYMENT_METHOD -> Shares.ofSales(facts.paymentMethods(), amounts);
      case TOP_PRODUCTS -> TopProducts.allTime(facts, dimensions, amounts);
      case TOP_PRODUCTS_RECENT ->
          TopProducts.recent(recent, dimensions, asOf, settings.recentWindow(), amounts);
      case CUSTOMER_LTV -> CustomerLtv.of(facts, dimensions, amounts);
      case CUSTOMER_SEGMENTS -> CustomerSegments.of(facts, amounts);
      case CHURN_RISK -> ChurnRisk.of(facts, dimensions, asOf, settings.churnDays(), zone, amounts);
      case COHORT_RETENTION -> CohortRetention.of(facts, asOf, zone);
      case SALES_CUBE -> SalesCube.of(facts, settings.cubeRows(), amounts);
      case ORDER_STATUS -> OrderStatus.of(facts, amounts);
      case REFUNDS_BY_CATEGORY -> RefundsByCategory.of(facts, amounts);
      case SALES_RECENT -> SalesOverTime.recent(facts, asOf, zone, amounts);
      case STOCK -> Stock.of(recent, dimensions);
      case RECENT_ORDERS -> RecentOrders.of(recent, dimensions, zone, amounts);
      case DATA_QUALITY -> DataQuality.of(facts, dimensions);
    };
  }
}
