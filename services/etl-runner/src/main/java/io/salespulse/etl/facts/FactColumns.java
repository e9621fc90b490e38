package io.salespulse.etl.facts;

/** Names of fact columns that neither a topic nor a KPI file has. */
public final class FactColumns {

  /** Which rows of {@link FactTable#AGGREGATES} these are: an {@link Aggregate}. */
  public static final String KIND = "kind";

  public static final String CUSTOMER_KNOWN = "customer_known";
  public static final String PRODUCT_KNOWN = "product_known";
  public static final String FIRST_ORDER = "first_order";

  /** Sum of quantity x the product's cost on the day; items without a known cost add nothing. */
  public static final String COST_OF_GOODS = "cost_of_goods";

  /** Sum of stock x cost of the products known by the end of the day. */
  public static final String INVENTORY_VALUE = "inventory_value";

  /** Records that a rule would fail, were they not too young to be judged. */
  public static final String PENDING = "pending";

  private FactColumns() {}
}
