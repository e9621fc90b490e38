package io.salespulse.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salespulse.contract.Columns;
import java.util.Collection;

/** Objects of the contract as a shop system nests them: amounts in cents, orders with lines. */
final class NestedShapes {

  private NestedShapes() {}

  static ObjectNode account(ObjectNode customer) {
    ObjectNode shape = customer.deepCopy();
    ObjectNode account = shape.putObject("account");
    move(shape, Columns.CUSTOMER_ID, account, "number");
    move(shape, Columns.SIGNUP_DATE, account, "since");
    move(shape, Columns.LOCATION, shape.putObject("address"), "city");
    return shape;
  }

  static ObjectNode article(ObjectNode product) {
    ObjectNode shape = product.deepCopy();
    move(shape, Columns.PRODUCT_ID, shape, "sku");
    ObjectNode price = shape.objectNode();
    move(shape, Columns.PRICE, price, "cents");
    move(shape, Columns.COST, price, "cost_cents");
    shape.set("price", price);
    return shape;
  }

  static ObjectNode order(ObjectNode order, Collection<ObjectNode> items) {
    ObjectNode shape = order.deepCopy();
    move(shape, Columns.ORDER_ID, shape, "id");
    move(shape, Columns.CUSTOMER_ID, shape.putObject("customer"), "id");
    move(shape, Columns.ORDER_DATE, shape, "created_at");
    move(shape, Columns.TOTAL_AMOUNT, shape, "total_cents");
    move(shape, Columns.REFUNDED_AMOUNT, shape, "refunded_cents");
    move(shape, Columns.SALES_CHANNEL, shape, "source_name");
    move(shape, Columns.PAYMENT_METHOD, shape.putArray("payments").addObject(), "gateway");
    boolean isCancelled = shape.path(Columns.STATUS).asText().equals("cancelled");
    shape.put("cancelled_at", isCancelled ? shape.path("created_at").asText() : null);
    move(shape, Columns.STATUS, shape, "state");
    if (isCancelled) {
      shape.put("state", "paid");
    }
    ArrayNode lines = shape.putArray("line_items");
    for (ObjectNode item : items) {
      // A line that was taken out is not there any more.
      if (!item.path(Columns.QUANTITY).asText().equals("0")) {
        ObjectNode line = lines.addObject();
        line.setAll(item);
        line.remove(Columns.ORDER_ID);
        move(line, Columns.ITEM_ID, line, "id");
        move(line, Columns.PRODUCT_ID, line, "sku");
        move(line, Columns.UNIT_PRICE, line, "price_cents");
      }
    }
    return shape;
  }

  /** An amount is in cents there; what is missing is missing there too. */
  private static void move(ObjectNode from, String field, ObjectNode to, String name) {
    JsonNode value = from.remove(field);
    if (value != null) {
      to.set(
          name,
          value.isBigDecimal() && name.endsWith("cents")
              ? to.numberNode(value.decimalValue().movePointRight(2))
              : value);
    }
  }
}
