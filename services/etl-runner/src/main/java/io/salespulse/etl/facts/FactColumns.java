package io.salespulse.etl.facts;

/** Names of fact columns that neither a topic nor a KPI file has. */
public final class FactColumns {

  /** Which rows of {@link FactTable#AGGREGATES} these are: an {@link Aggregate}. */
  public static final String KIND = "kind";

  /** Start of the wall clock hour in the reporting zone, as if it were UTC. */
  public static final String LOCAL_HOUR = "local_hour";

  /** Offset of {@link #LOCAL_HOUR} from UTC. */
  public static final String OFFSET_SECONDS = "offset_seconds";

  /** Whether the order's customer, or the item's product, is not known. */
  public static final String UNKNOWN_PARTNER = "unknown_partner";

  /** Whether the order's total is not the sum of its clean items. */
  public static final String TOTAL_DIFFERS = "total_differs";

  /** Whether the order is dated later than its own record by more than clocks differ. */
  public static final String AHEAD_OF_RECORD = "ahead_of_record";

  /** Whether the record is too young to be called wrong by a rule that compares two topics. */
  public static final String YOUNG = "young";

  /** Number of records. */
  public static final String RECORDS = "records";

  public static final String FIRST_ORDER = "first_order";

  /** Sum of quantity x the product's cost on the day; items without a known cost add nothing. */
  public static final String COST_OF_GOODS = "cost_of_goods";

  private FactColumns() {}
}
