package io.salespulse.contract;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The rows of {@link KpiFile#SUMMARY}, in order: the cards at the head of the page. */
public enum SummaryMetric {
  TOTAL_ORDERS(
      "Orders",
      Unit.COUNT,
      Group.SALES,
      "Distinct orders that are neither cancelled nor returns, all time.",
      ""),

  TOTAL_SALES("Sales", Unit.MONEY, Group.SALES, "Gross sales - refunds, all time.", ""),

  GROSS_SALES(
      "Gross sales",
      Unit.MONEY,
      Group.SALES,
      "Sum of the total amounts of orders that are neither cancelled nor returns, all time.",
      ""),

  REFUND_RATE_PCT(
      "Refund rate",
      Unit.PERCENT,
      Group.SALES,
      "Refunds / gross sales x 100, all time.",
      "there are no gross sales yet"),

  CANCELLED_ORDERS_PCT(
      "Cancelled orders",
      Unit.PERCENT,
      Group.SALES,
      "Cancelled orders / (cancelled orders + orders) x 100, all time.",
      "there is no order yet"),

  ITEMS_SOLD(
      "Items sold",
      Unit.COUNT,
      Group.PRODUCTS,
      "Sum of the quantities of the orders' items, less pieces that came back.",
      ""),

  UNIQUE_PRODUCTS_SOLD(
      "Products sold",
      Unit.COUNT,
      Group.PRODUCTS,
      "Products of which more pieces were sold than came back.",
      ""),

  AVERAGE_ORDER_VALUE(
      "Average order value",
      Unit.MONEY,
      Group.SALES,
      "Gross sales / orders.",
      "there is no order yet"),

  TOTAL_CUSTOMERS(
      "Customers",
      Unit.COUNT,
      Group.CUSTOMERS,
      "Distinct customers who signed up and were not deleted.",
      ""),

  NEW_CUSTOMERS(
      "New customers",
      Unit.COUNT,
      Group.CUSTOMERS,
      "Sign-ups in the last window (KPI_WINDOW).",
      ""),

  SALES_IN_WINDOW(
      "Recent sales", Unit.MONEY, Group.SALES, "Sales in the last window (KPI_WINDOW).", ""),

  SALES_GROWTH_PCT(
      "Sales growth",
      Unit.PERCENT,
      Group.SALES,
      "(Recent sales - sales of the window before) / sales of the window before x 100.",
      "the window before had no sales"),

  REPEAT_CUSTOMER_PCT(
      "Repeat customers",
      Unit.PERCENT,
      Group.CUSTOMERS,
      "Customers with two or more orders / customers with an order x 100.",
      "no customer has ordered yet"),

  CUSTOMER_ACQUISITION_COST(
      "Acquisition cost",
      Unit.MONEY,
      Group.CUSTOMERS,
      "Spend on acquisition (KPI_ACQUISITION_SPEND) / customers.",
      "there is no customer yet"),

  HOURS_TO_FIRST_ORDER(
      "Time to first order",
      Unit.HOURS,
      Group.CUSTOMERS,
      "Mean time from sign-up to first order; orders before the sign-up are left out and counted.",
      "no customer has ordered after signing up"),

  HOURS_TO_FIRST_ORDER_MEDIAN(
      "Median time to first order",
      Unit.HOURS,
      Group.CUSTOMERS,
      "Median time from sign-up to first order, of the same customers as the mean.",
      "no customer has ordered after signing up"),

  INVENTORY_TURNOVER(
      "Inventory turnover",
      Unit.RATIO,
      Group.PRODUCTS,
      "Cost of goods sold in the last 30 days / mean inventory value over them.",
      "no product has a stock of any worth"),

  CUSTOMERS_AT_RISK(
      "Customers at risk",
      Unit.COUNT,
      Group.CUSTOMERS,
      "Customers whose last order is longer ago than KPI_CHURN_DAYS.",
      "");

  /** Where on the page a card stands. */
  public enum Group {
    SALES,
    CUSTOMERS,
    PRODUCTS
  }

  private final String metric = name().toLowerCase(Locale.ROOT);
  private final String title;
  private final Unit unit;
  private final Group group;
  private final String formula;
  private final String emptyReason;

  SummaryMetric(String title, Unit unit, Group group, String formula, String emptyReason) {
    this.title = title;
    this.unit = unit;
    this.group = group;
    this.formula = formula;
    this.emptyReason = emptyReason;
  }

  /** The metric of that name, empty where there is none. */
  public static Optional<SummaryMetric> named(String metric) {
    return Arrays.stream(values()).filter(card -> card.metric.equals(metric)).findFirst();
  }

  /** The name in the column {@link KpiColumns#METRIC}. */
  public String metric() {
    return metric;
  }

  /** A heading for people. */
  public String title() {
    return title;
  }

  public Unit unit() {
    return unit;
  }

  public Group group() {
    return group;
  }

  /** Whether it has a value before, and a change from that. */
  public boolean isCompared() {
    return this == NEW_CUSTOMERS || this == SALES_IN_WINDOW;
  }

  /** How the value is made, for people. */
  public String formula() {
    return formula;
  }

  /** The note of a row whose value is empty; blank where the metric always has a value. */
  public String emptyReason() {
    return emptyReason;
  }
}
