package io.salespulse.ui.page;

import static io.salespulse.contract.Columns.CATEGORY;
import static io.salespulse.contract.Columns.CUSTOMER_ID;
import static io.salespulse.contract.Columns.LOCATION;
import static io.salespulse.contract.Columns.NAME;
import static io.salespulse.contract.Columns.ORDER_DATE;
import static io.salespulse.contract.Columns.ORDER_ID;
import static io.salespulse.contract.Columns.PAYMENT_METHOD;
import static io.salespulse.contract.Columns.QUANTITY;
import static io.salespulse.contract.Columns.STATUS;
import static io.salespulse.contract.Columns.STOCK_QUANTITY;
import static io.salespulse.contract.KpiColumns.CHANNEL;
import static io.salespulse.contract.KpiColumns.CUSTOMER;
import static io.salespulse.contract.KpiColumns.CUSTOMERS;
import static io.salespulse.contract.KpiColumns.DAYS_LEFT;
import static io.salespulse.contract.KpiColumns.DAYS_SINCE_LAST_ORDER;
import static io.salespulse.contract.KpiColumns.GROSS;
import static io.salespulse.contract.KpiColumns.ITEMS;
import static io.salespulse.contract.KpiColumns.LAST_ORDER;
import static io.salespulse.contract.KpiColumns.ORDERS;
import static io.salespulse.contract.KpiColumns.RANK;
import static io.salespulse.contract.KpiColumns.REFUNDS;
import static io.salespulse.contract.KpiColumns.REFUND_RATE_PCT;
import static io.salespulse.contract.KpiColumns.REVENUE;
import static io.salespulse.contract.KpiColumns.SALES;
import static io.salespulse.contract.KpiColumns.SEGMENT;
import static io.salespulse.contract.KpiColumns.SHARE_PCT;
import static io.salespulse.contract.KpiColumns.SOLD_LAST_7_DAYS;
import static io.salespulse.contract.KpiColumns.WINDOW_END;
import static io.salespulse.contract.KpiColumns.WINDOW_START;

import io.salespulse.ui.breakdowns.Breakdowns;
import io.salespulse.ui.heatmap.HeatMaps;
import io.salespulse.ui.listings.Listings;
import io.salespulse.ui.quality.Quality;
import io.salespulse.ui.section.SectionView;
import io.salespulse.ui.section.SelectedKpis;
import io.salespulse.ui.selection.Dimension;
import io.salespulse.ui.selection.Section;
import io.salespulse.ui.trend.Trend;

/** Which feature makes a section, and of which columns. */
final class Sections {

  private Sections() {}

  static SectionView of(Section section, SelectedKpis kpis) {
    return switch (section) {
      case TREND -> Trend.of(kpis);
      case RHYTHM -> HeatMaps.rhythm(kpis);
      case CATEGORIES -> Breakdowns.of(kpis, section, Dimension.CATEGORY);
      case CHANNELS -> Breakdowns.of(kpis, section, Dimension.CHANNEL);
      case MEMBERSHIPS -> Breakdowns.of(kpis, section, Dimension.MEMBERSHIP);
      case LOCATIONS -> Breakdowns.fixed(kpis, section, LOCATION);
      case PAYMENTS -> Breakdowns.fixed(kpis, section, PAYMENT_METHOD);
      case RECENT, PRODUCTS -> Listings.of(kpis, section, NAME, CATEGORY, QUANTITY, REVENUE);
      case STATUSES -> Listings.of(kpis, section, STATUS, ORDERS, SALES, SHARE_PCT);
      case REFUNDS -> Listings.of(kpis, section, CATEGORY, ORDERS, REFUNDS, REFUND_RATE_PCT);
      case ORDERS ->
          Listings.of(
              kpis,
              section,
              ORDER_ID,
              ORDER_DATE,
              CUSTOMER,
              STATUS,
              CHANNEL,
              ITEMS,
              GROSS,
              REFUNDS,
              SALES);
      case STOCK ->
          Listings.of(kpis, section, NAME, CATEGORY, STOCK_QUANTITY, SOLD_LAST_7_DAYS, DAYS_LEFT);
      case BEST -> Listings.of(kpis, section, NAME, WINDOW_START, WINDOW_END, RANK, SALES);
      case SEGMENTS -> Listings.of(kpis, section, SEGMENT, CUSTOMERS, ORDERS, SALES);
      case CHURN ->
          Listings.of(
              kpis, section, NAME, CUSTOMER_ID, LAST_ORDER, DAYS_SINCE_LAST_ORDER, ORDERS, SALES);
      case COHORTS -> HeatMaps.cohorts(kpis);
      case QUALITY -> Quality.of(kpis);
    };
  }
}
