package io.salespulse.etl.kpi;

import io.salespulse.contract.KpiFile;
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
   * @param recent what may be in a moving window before the as-of
   */
  public static List<KpiRow> rows(
      KpiFile file, FoldedFacts facts, RecentSales recent, Instant asOf, KpiSettings settings) {
    ZoneId zone = settings.local().zone();
    Amounts amounts = Amounts.in(settings.currency());
    return switch (file) {
      case SUMMARY -> Summary.of(facts, recent, asOf, settings);
      case SALES_BY_HOUR -> SalesByHour.of(facts, amounts);
      case SALES_BY_DAY -> SalesByDay.of(facts, amounts);
      case SALES_BY_MONTH -> SalesByMonth.of(facts, amounts);
      case SALES_BY_WEEKDAY -> SalesByWeekday.of(facts, amounts);
      case SALES_BY_HOUR_OF_DAY -> SalesByHourOfDay.of(facts, amounts);
      case REVENUE_BY_CATEGORY -> RevenueByCategory.of(facts, amounts);
      case SALES_BY_LOCATION -> SalesByLocation.of(facts, amounts);
      case SALES_BY_MEMBERSHIP -> SalesByMembership.of(facts, amounts);
      case SALES_BY_CHANNEL -> SalesByChannel.of(facts, amounts);
      case SALES_BY_PAYMENT_METHOD -> SalesByPaymentMethod.of(facts, amounts);
      case TOP_PRODUCTS -> TopProducts.allTime(facts, amounts);
      case TOP_PRODUCTS_RECENT ->
          TopProducts.recent(recent, facts, asOf, settings.recentWindow(), amounts);
      case CUSTOMER_LTV -> CustomerLtv.of(facts, amounts);
      case CUSTOMER_SEGMENTS -> CustomerSegments.of(facts, amounts);
      case CHURN_RISK -> ChurnRisk.of(facts, asOf, settings.churnDays(), zone, amounts);
      case COHORT_RETENTION -> CohortRetention.of(facts, asOf, zone);
      case SALES_CUBE -> SalesCube.of(facts, settings.cubeRows(), amounts);
      case DATA_QUALITY -> DataQuality.of(facts);
    };
  }
}
