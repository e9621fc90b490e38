package io.salespulse.ui.page;

import io.salespulse.contract.Columns;
import io.salespulse.contract.KpiColumns;
import io.salespulse.ui.breakdowns.Breakdowns;
import io.salespulse.ui.heatmap.HeatMaps;
import io.salespulse.ui.listings.Listings;
import io.salespulse.ui.quality.Quality;
import io.salespulse.ui.section.SectionView;
import io.salespulse.ui.section.SelectedKpis;
import io.salespulse.ui.selection.Dimension;
import io.salespulse.ui.selection.Section;
import io.salespulse.ui.trend.Trend;
import java.util.List;

/** Which feature makes a section, which column names its rows, and which are left to the CSV. */
final class Sections {

  private Sections() {}

  static SectionView of(Section section, SelectedKpis kpis) {
    return switch (section) {
      case TREND -> Trend.of(kpis);
      case RHYTHM -> HeatMaps.rhythm(kpis);
      case CATEGORIES -> Breakdowns.of(kpis, section, Dimension.CATEGORY);
      case CHANNELS -> Breakdowns.of(kpis, section, Dimension.CHANNEL);
      case MEMBERSHIPS -> Breakdowns.of(kpis, section, Dimension.MEMBERSHIP);
      case LOCATIONS -> Breakdowns.fixed(kpis, section, Columns.LOCATION);
      case PAYMENTS -> Breakdowns.fixed(kpis, section, Columns.PAYMENT_METHOD);
      case STATUSES -> Listings.of(kpis, section, Columns.STATUS);
      case REFUNDS -> Listings.of(kpis, section, Columns.CATEGORY);
      case ORDERS ->
          Listings.newestOrders(
              kpis,
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
      case RECENT, PRODUCTS ->
          Listings.of(kpis, section, Columns.NAME, KpiColumns.RANK, Columns.PRODUCT_ID);
      case STOCK -> Listings.of(kpis, section, Columns.NAME, Columns.PRODUCT_ID);
      case BEST -> Listings.of(kpis, section, Columns.NAME, Columns.CUSTOMER_ID);
      case SEGMENTS -> Listings.of(kpis, section, KpiColumns.SEGMENT);
      case CHURN -> Listings.of(kpis, section, Columns.NAME);
      case COHORTS -> HeatMaps.cohorts(kpis);
      case QUALITY -> Quality.of(kpis);
    };
  }
}
