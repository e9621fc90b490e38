package io.salespulse.ui.page;

import io.salespulse.contract.Columns;
import io.salespulse.contract.KpiColumns;
import io.salespulse.ui.breakdowns.BreakdownViews;
import io.salespulse.ui.heatmap.HeatViews;
import io.salespulse.ui.listings.ListingViews;
import io.salespulse.ui.quality.QualityViews;
import io.salespulse.ui.section.SectionView;
import io.salespulse.ui.section.Shown;
import io.salespulse.ui.section.Tables;
import io.salespulse.ui.selection.Dimension;
import io.salespulse.ui.selection.Section;
import io.salespulse.ui.trend.TrendViews;
import java.util.List;

/** Makes the sections of one KPI set. */
final class SectionViews {

  private final TrendViews trends;
  private final BreakdownViews breakdowns;
  private final ListingViews listings;
  private final HeatViews heats;
  private final QualityViews qualities;

  SectionViews(Shown shown) {
    Tables tables = new Tables(shown.figures());
    this.trends = new TrendViews(shown, tables);
    this.breakdowns = new BreakdownViews(shown, tables);
    this.listings = new ListingViews(shown, tables);
    this.heats = new HeatViews(shown);
    this.qualities = new QualityViews(shown, tables);
  }

  SectionView section(Section section) {
    return switch (section) {
      case TREND -> trends.trend();
      case RHYTHM -> heats.rhythm();
      case CATEGORIES -> breakdowns.of(section, Dimension.CATEGORY);
      case CHANNELS -> breakdowns.of(section, Dimension.CHANNEL);
      case MEMBERSHIPS -> breakdowns.of(section, Dimension.MEMBERSHIP);
      case LOCATIONS -> breakdowns.fixed(section, Columns.LOCATION);
      case PAYMENTS -> breakdowns.fixed(section, Columns.PAYMENT_METHOD);
      case RECENT, PRODUCTS ->
          listings.of(
              section,
              List.of(Columns.NAME, Columns.CATEGORY, Columns.QUANTITY, KpiColumns.REVENUE));
      case STATUSES ->
          listings.of(
              section,
              List.of(Columns.STATUS, KpiColumns.ORDERS, KpiColumns.SALES, KpiColumns.SHARE_PCT));
      case REFUNDS ->
          listings.of(
              section,
              List.of(
                  Columns.CATEGORY,
                  KpiColumns.ORDERS,
                  KpiColumns.REFUNDS,
                  KpiColumns.REFUND_RATE_PCT));
      case ORDERS ->
          listings.of(
              section,
              List.of(
                  Columns.ORDER_ID,
                  Columns.ORDER_DATE,
                  KpiColumns.CUSTOMER,
                  Columns.STATUS,
                  KpiColumns.CHANNEL,
                  KpiColumns.ITEMS,
                  KpiColumns.GROSS,
                  KpiColumns.REFUNDS,
                  KpiColumns.SALES));
      case STOCK ->
          listings.of(
              section,
              List.of(
                  Columns.NAME,
                  Columns.CATEGORY,
                  Columns.STOCK_QUANTITY,
                  KpiColumns.SOLD_LAST_7_DAYS,
                  KpiColumns.DAYS_LEFT));
      case BEST ->
          listings.of(
              section,
              List.of(
                  Columns.NAME,
                  KpiColumns.WINDOW_START,
                  KpiColumns.WINDOW_END,
                  KpiColumns.RANK,
                  KpiColumns.SALES));
      case SEGMENTS ->
          listings.of(
              section,
              List.of(
                  KpiColumns.SEGMENT, KpiColumns.CUSTOMERS, KpiColumns.ORDERS, KpiColumns.SALES));
      case CHURN ->
          listings.of(
              section,
              List.of(
                  Columns.NAME,
                  Columns.CUSTOMER_ID,
                  KpiColumns.LAST_ORDER,
                  KpiColumns.DAYS_SINCE_LAST_ORDER,
                  KpiColumns.ORDERS,
                  KpiColumns.SALES));
      case COHORTS -> heats.cohorts();
      case QUALITY -> qualities.quality();
    };
  }
}
