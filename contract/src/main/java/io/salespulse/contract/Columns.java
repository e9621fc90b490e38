package io.salespulse.contract;

/** Names of the raw columns. KPI columns are in {@link KpiColumns}. */
public final class Columns {

  public static final String CUSTOMER_ID = "customer_id";
  public static final String NAME = "name";
  public static final String GENDER = "gender";
  public static final String EMAIL = "email";
  public static final String PHONE = "phone";
  public static final String SIGNUP_DATE = "signup_date";
  public static final String LOCATION = "location";
  public static final String MEMBERSHIP_TYPE = "membership_type";

  public static final String PRODUCT_ID = "product_id";
  public static final String CATEGORY = "category";
  public static final String PRICE = "price";
  public static final String COST = "cost";
  public static final String STOCK_QUANTITY = "stock_quantity";
  public static final String UPDATED_AT = "updated_at";

  public static final String ORDER_ID = "order_id";
  public static final String ORDER_DATE = "order_date";
  public static final String TOTAL_AMOUNT = "total_amount";
  public static final String SALES_CHANNEL = "sales_channel";
  public static final String PAYMENT_METHOD = "payment_method";

  /** What became of the order: paid, shipped, cancelled, in the shop's own words. */
  public static final String STATUS = "status";

  /** What of the order was paid back so far, in the reporting currency. */
  public static final String REFUNDED_AMOUNT = "refunded_amount";

  public static final String ITEM_ID = "item_id";
  public static final String QUANTITY = "quantity";
  public static final String UNIT_PRICE = "unit_price";

  /** {@code true} where the record deletes what its key names, else empty. */
  public static final String DELETED = "deleted";

  /** The record's offset in its Kafka partition, a whole number. */
  public static final String KAFKA_OFFSET = "kafka_offset";

  /**
   * The record's Kafka timestamp, or what {@link #CHANGED_AT} says in its place, ISO-8601 in UTC:
   * the event time where the value carries none. Of two versions of one id the one with the higher
   * timestamp is newer; of equal ones the one in the higher partition, then the one with the higher
   * offset.
   */
  public static final String KAFKA_TIMESTAMP = "kafka_timestamp";

  /**
   * When a version of a record was made: in a CSV file of history, and in records where a shop's
   * mapping says so.
   */
  public static final String CHANGED_AT = "changed_at";

  /** Name of the partition directories of every dataset: {@code dt=YYYY-MM-DD}, a UTC day. */
  public static final String DAY = "dt";

  private Columns() {}
}
