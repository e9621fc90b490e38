package io.salespulse.etl.facts;

/** Names of fact columns that neither a topic nor a KPI file has. */
final class FactColumns {

  /** Start of the wall clock hour in the reporting zone, as if it were UTC. */
  static final String LOCAL_HOUR = "local_hour";

  /** Offset of {@link #LOCAL_HOUR} from UTC. */
  static final String OFFSET_SECONDS = "offset_seconds";

  /** Number of cancelled orders. */
  static final String CANCELLED = "cancelled";

  /** Whether it is a return and no order. */
  static final String IS_RETURN = "is_return";

  static final String FIRST_ORDER = "first_order";

  /** Sum of quantity x the product's cost on the day; items without a known cost add nothing. */
  static final String COST_OF_GOODS = "cost_of_goods";

  /** Newest versions that a rule looks at. */
  static final String NEWEST = "newest";

  /** Newest versions whose customer or product is not known. */
  static final String UNKNOWN_PARTNER = "unknown_partner";

  /** Those of them that are too young to be called wrong. */
  static final String UNKNOWN_PARTNER_YOUNG = "unknown_partner_young";

  /** Orders whose total is not the sum of their items. */
  static final String TOTAL_DIFFERS = "total_differs";

  /** Those of them that are too young to be called wrong. */
  static final String TOTAL_DIFFERS_YOUNG = "total_differs_young";

  /** Orders of which more was paid back than their total. */
  static final String REFUND_ABOVE_TOTAL = "refund_above_total";

  /** Orders dated later than their own record by more than clocks differ. */
  static final String AHEAD_OF_RECORD = "ahead_of_record";

  /** Whether the row counts for more than the rules: an order that is there, an item of one. */
  static final String COUNTS = "counts";

  private FactColumns() {}
}
