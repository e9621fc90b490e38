package io.salespulse.ui.cards;

import io.salespulse.contract.SummaryMetric;
import java.math.BigDecimal;

/** Whether a change is good news: up is not always good. */
enum Sense {
  GOOD,
  BAD,
  NEUTRAL;

  /**
   * @param change positive for up
   */
  static Sense of(SummaryMetric metric, BigDecimal change) {
    int direction = change.signum();
    if (direction == 0) {
      return NEUTRAL;
    }
    return switch (metric) {
      case TOTAL_ORDERS,
          TOTAL_SALES,
          GROSS_SALES,
          ITEMS_SOLD,
          UNIQUE_PRODUCTS_SOLD,
          AVERAGE_ORDER_VALUE,
          TOTAL_CUSTOMERS,
          NEW_CUSTOMERS,
          SALES_IN_WINDOW,
          SALES_GROWTH_PCT,
          REPEAT_CUSTOMER_PCT,
          INVENTORY_TURNOVER ->
          direction > 0 ? GOOD : BAD;
      case REFUND_RATE_PCT,
          CANCELLED_ORDERS_PCT,
          CUSTOMER_ACQUISITION_COST,
          HOURS_TO_FIRST_ORDER,
          HOURS_TO_FIRST_ORDER_MEDIAN,
          CUSTOMERS_AT_RISK ->
          direction > 0 ? BAD : GOOD;
    };
  }
}
