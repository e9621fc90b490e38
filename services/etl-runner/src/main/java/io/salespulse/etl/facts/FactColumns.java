package io.salespulse.etl.facts;

/** Names of fact columns that neither a topic nor a KPI file has. */
public final class FactColumns {

  /** Which rows of {@link FactTable#AGGREGATES} these are: an {@link Aggregate}. */
  public static final String KIND = "kind";

  public static final String CUSTOMER_KNOWN = "customer_known";
  public static final String PRODUCT_KNOWN = "product_known";

  /** Whether the item stands for its order in counts: one of each order's clean items does. */
  public static final String FIRST_OF_ORDER = "first_of_order";

  /** Whether the item stands for its order in counts of its category. */
  public static final String FIRST_OF_CATEGORY = "first_of_category";

  /** Whether the order's total is not the sum of its clean items. */
  public static final String TOTAL_DIFFERS = "total_differs";

  public static final String FIRST_ORDER = "first_order";

  /** Sum of quantity x the product's cost on the day; items without a known cost add nothing. */
  public static final String COST_OF_GOODS = "cost_of_goods";

  /** Sum of stock x cost of the products known by the end of the day. */
  public static final String INVENTORY_VALUE = "inventory_value";

  /** Records that a rule would fail, were they not too young to be judged. */
  public static final String PENDING = "pending";

  private FactColumns() {}
}
