package io.salespulse.generator.shop;

import io.salespulse.contract.Column;
import io.salespulse.contract.Customer;
import io.salespulse.contract.Order;
import io.salespulse.contract.OrderItem;
import io.salespulse.contract.Product;
import io.salespulse.contract.Topic;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of a record in the order of {@link Topic#columns()}, open to values that the
 * contract's types would not allow: text where a number belongs, or nothing at all.
 */
final class Row {

  private static final Map<Topic, Map<String, Integer>> INDEXES = indexes();

  private final Topic topic;

  /** Null where the field is absent. */
  private final Object[] values;

  private Row(Topic topic, Object... values) {
    this.topic = topic;
    this.values = values;
  }

  private static Map<Topic, Map<String, Integer>> indexes() {
    Map<Topic, Map<String, Integer>> all = new EnumMap<>(Topic.class);
    for (Topic topic : Topic.values()) {
      List<Column> columns = topic.columns();
      Map<String, Integer> indexes = new HashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        indexes.put(columns.get(i).name(), i);
      }
      all.put(topic, indexes);
    }
    return all;
  }

  static Row of(Customer customer) {
    return new Row(
        Topic.CUSTOMERS,
        customer.customerId(),
        customer.name(),
        customer.gender().orElse(null),
        customer.email().orElse(null),
        customer.phone().orElse(null),
        customer.signupDate(),
        customer.location(),
        customer.membershipType().toString());
  }

  static Row of(Product product) {
    return new Row(
        Topic.PRODUCTS,
        product.productId(),
        product.category(),
        product.name(),
        product.price(),
        product.cost().orElse(null),
        product.stockQuantity().orElse(null),
        product.updatedAt().orElse(null));
  }

  static Row of(Order order) {
    return new Row(
        Topic.ORDERS,
        order.orderId(),
        order.customerId(),
        order.orderDate(),
        order.totalAmount(),
        order.salesChannel(),
        order.paymentMethod(),
        order.status().orElse(null),
        order.refundedAmount().orElse(null));
  }

  static Row of(OrderItem item) {
    return new Row(
        Topic.ORDER_ITEMS,
        item.itemId(),
        item.orderId(),
        item.productId(),
        item.quantity(),
        item.unitPrice());
  }

  Topic topic() {
    return topic;
  }

  /** Values by column; null where the field is absent. */
  Object[] values() {
    return values;
  }

  <T> T value(String column, Class<T> type) {
    return type.cast(values[index(column)]);
  }

  /** The Kafka record's key, without spaces: versions of one id must share a partition. */
  String key() {
    return value(topic.keyColumn(), String.class).strip();
  }

  Row with(String column, Object value) {
    Object[] changed = Arrays.copyOf(values, values.length);
    changed[index(column)] = value;
    return new Row(topic, changed);
  }

  Row without(String column) {
    return with(column, null);
  }

  private int index(String column) {
    return INDEXES.get(topic).get(column);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Row row && topic == row.topic && Arrays.equals(values, row.values);
  }

  @Override
  public int hashCode() {
    return 31 * topic.hashCode() + Arrays.hashCode(values);
  }
}
