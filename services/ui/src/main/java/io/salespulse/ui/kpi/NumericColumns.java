package io.salespulse.ui.kpi;

import io.salespulse.contract.Columns;
import io.salespulse.contract.KpiColumns;
import java.util.Set;

/** Which KPI columns hold numbers; the others hold text, which nobody may trust. */
public final class NumericColumns {

  private static final Set<String> NAMES =
      Set.of(
          Columns.QUANTITY,
          Columns.STOCK_QUANTITY,
          KpiColumns.VALUE,
          KpiColumns.PREVIOUS_VALUE,
          KpiColumns.CHANGE_PCT,
          KpiColumns.ORDERS,
          KpiColumns.ITEMS,
          KpiColumns.GROSS_SALES,
          KpiColumns.GROSS,
          KpiColumns.REFUNDS,
          KpiColumns.REFUND_RATE_PCT,
          KpiColumns.SALES,
          KpiColumns.SOLD_LAST_7_DAYS,
          KpiColumns.DAYS_LEFT,
          KpiColumns.CUSTOMERS,
          KpiColumns.WEEKDAY,
          KpiColumns.HOUR,
          KpiColumns.REVENUE,
          KpiColumns.SHARE_PCT,
          KpiColumns.RANK,
          KpiColumns.DAYS_SINCE_LAST_ORDER,
          KpiColumns.MONTH_NUMBER,
          KpiColumns.ACTIVE,
          KpiColumns.RETENTION_PCT,
          KpiColumns.CHECKED,
          KpiColumns.FAILED);

  private NumericColumns() {}

  /** Whether every cell of the column is empty or a plain decimal number. */
  public static boolean contains(String column) {
    return NAMES.contains(column);
  }
}
