package io.salespulse.contract;

import static io.salespulse.contract.Column.optional;
import static io.salespulse.contract.Column.required;
import static io.salespulse.contract.ColumnType.DECIMAL;
import static io.salespulse.contract.ColumnType.INTEGER;
import static io.salespulse.contract.ColumnType.TEXT;
import static io.salespulse.contract.ColumnType.TIMESTAMP;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The four Kafka topics. A value is one JSON object in UTF-8 whose fields are {@link #columns()};
 * unknown fields are ignored. The raw dataset of a topic has the same columns in the same order,
 * followed by {@link #metadataColumns()}.
 */
public enum Topic {
  CUSTOMERS(
      Columns.CUSTOMER_ID,
      required(Columns.CUSTOMER_ID, TEXT),
      optional(Columns.NAME, TEXT),
      optional(Columns.GENDER, TEXT),
      optional(Columns.EMAIL, TEXT),
      optional(Columns.PHONE, TEXT),
      required(Columns.SIGNUP_DATE, TIMESTAMP),
      optional(Columns.LOCATION, TEXT),
      optional(Columns.MEMBERSHIP_TYPE, TEXT)),

  PRODUCTS(
      Columns.PRODUCT_ID,
      required(Columns.PRODUCT_ID, TEXT),
      optional(Columns.CATEGORY, TEXT),
      optional(Columns.NAME, TEXT),
      required(Columns.PRICE, DECIMAL),
      optional(Columns.COST, DECIMAL),
      optional(Columns.STOCK_QUANTITY, INTEGER),
      optional(Columns.UPDATED_AT, TIMESTAMP)),

  ORDERS(
      Columns.ORDER_ID,
      required(Columns.ORDER_ID, TEXT),
      required(Columns.CUSTOMER_ID, TEXT),
      required(Columns.ORDER_DATE, TIMESTAMP),
      required(Columns.TOTAL_AMOUNT, DECIMAL),
      optional(Columns.SALES_CHANNEL, TEXT),
      optional(Columns.PAYMENT_METHOD, TEXT),
      optional(Columns.STATUS, TEXT),
      optional(Columns.REFUNDED_AMOUNT, DECIMAL)),

  /** Keyed by the order's id, so that the items of an order share a partition. */
  ORDER_ITEMS(
      Columns.ORDER_ID,
      required(Columns.ITEM_ID, TEXT),
      required(Columns.ORDER_ID, TEXT),
      required(Columns.PRODUCT_ID, TEXT),
      required(Columns.QUANTITY, INTEGER),
      required(Columns.UNIT_PRICE, DECIMAL));

  private static final List<Column> METADATA =
      List.of(
          optional(Columns.DELETED, TEXT),
          required(Columns.KAFKA_OFFSET, INTEGER),
          required(Columns.KAFKA_TIMESTAMP, TIMESTAMP));

  private final String topicName = name().toLowerCase(Locale.ROOT);
  private final String keyColumn;
  private final List<Column> columns;

  Topic(String keyColumn, Column... columns) {
    this.keyColumn = keyColumn;
    this.columns = List.of(columns);
  }

  /** The topic of that Kafka name, empty where it is none of the four. */
  public static Optional<Topic> named(String topicName) {
    return Arrays.stream(values()).filter(topic -> topic.topicName.equals(topicName)).findFirst();
  }

  /** The name in Kafka and of the raw dataset's directory. */
  public String topicName() {
    return topicName;
  }

  /** The column whose text is the Kafka record's key. */
  public String keyColumn() {
    return keyColumn;
  }

  /**
   * The column that identifies a record of this topic; not the key where items share their order's.
   */
  public String idColumn() {
    return columns.get(0).name();
  }

  /** The fields of the JSON object. */
  public List<Column> columns() {
    return columns;
  }

  /** Whether a column says who somebody is: whoever looks at samples need not read it. */
  public boolean isPersonal(Column column) {
    return switch (this) {
      case CUSTOMERS ->
          Set.of(Columns.CUSTOMER_ID, Columns.NAME, Columns.EMAIL, Columns.PHONE)
              .contains(column.name());
      case ORDERS -> column.name().equals(Columns.CUSTOMER_ID);
      case PRODUCTS, ORDER_ITEMS -> false;
    };
  }

  /**
   * What the sink appends to each raw row: whether the record deletes what its key names, where in
   * Kafka it stood, and when it happened.
   */
  public static List<Column> metadataColumns() {
    return METADATA;
  }

  /**
   * Every column of the raw CSV dataset, in the order of the header that the sink writes. Readers
   * go by the header: a segment of an earlier version lacks columns, which read as empty.
   */
  public List<Column> rawColumns() {
    return Stream.concat(columns.stream(), METADATA.stream()).toList();
  }
}
