package io.salespulse.bench.etl;

import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Topic;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Random;

/**
 * Orders of one day, or of some minutes of it, with their items, and 0.5 % dirt. Ids, numbers and
 * moments have the form of the generator's.
 */
final class DayOfSales {

  private static final int DIRTY_ONE_IN = 200;
  private static final int MOST_ITEMS = 5;
  private static final String[] CHANNELS = {"Online", "Mobile App", "Store", "Phone"};
  private static final String[] PAYMENTS = {
    "Credit Card", "PayPal", "Debit Card", "Bank Transfer", "Gift Card"
  };

  private final Catalogue catalogue;
  private final Random random;
  private final StringBuilder row = new StringBuilder(160);
  private final SegmentWriter orders;
  private final SegmentWriter items;
  private final SegmentWriter rejected;

  private DayOfSales(
      DataLayout layout,
      Catalogue catalogue,
      LocalDate day,
      long firstOffset,
      int count,
      int segments) {
    this.catalogue = catalogue;
    this.random = new Random(firstOffset);
    this.orders =
        SegmentWriter.of(layout, Topic.ORDERS, day, firstOffset, rowsOfSegment(count, segments));
    this.items =
        SegmentWriter.of(
            layout,
            Topic.ORDER_ITEMS,
            day,
            firstOffset * MOST_ITEMS,
            rowsOfSegment(count * (MOST_ITEMS + 1) / 2, segments));
    this.rejected = SegmentWriter.rejected(layout, Topic.ORDERS, day, firstOffset);
  }

  /** Rows of a segment; dirt makes some more rows than there are orders. */
  private static int rowsOfSegment(int count, int parts) {
    return count * 21 / 20 / parts + 1;
  }

  /**
   * Writes the orders, spread evenly over a part of the day.
   *
   * @param first offset and number of the first order
   * @param from milliseconds of the UTC day
   * @param until milliseconds of the UTC day
   */
  static void write(
      DataLayout layout,
      Catalogue catalogue,
      LocalDate day,
      long first,
      int count,
      int segments,
      int from,
      int until)
      throws IOException {
    DayOfSales sales = new DayOfSales(layout, catalogue, day, first, count, segments);
    try (sales.orders;
        sales.items;
        sales.rejected) {
      for (int i = 0; i < count; i++) {
        sales.order(first + i, from + (int) ((long) (until - from) * i / count));
      }
    }
  }

  private void order(long number, int at) throws IOException {
    String id = numbered("O-", number, 10);
    int dirt = random.nextInt(DIRTY_ONE_IN) == 0 ? random.nextInt(10) : -1;
    long cents = 0;
    int lines = 1 + random.nextInt(MOST_ITEMS);
    for (int line = 1; line <= lines; line++) {
      int product = random.nextInt(catalogue.products());
      int quantity = 1 + random.nextInt(3);
      int price = Catalogue.cents(product);
      cents += (long) quantity * price;
      item(id + '-' + line, id, product, String.valueOf(quantity), price, at);
    }
    switch (dirt) {
      case 0 -> item(id + "-x", id, 1, "0", 100, at);
      case 1 -> item(id + "-x", "O-none" + number, 1, "1", 100, at);
      case 2 -> order(" ", number, at, decimal(cents), at);
      case 3 -> order(id + "x", number, at, "12,50", at);
      case 4 -> order(id + "x", number, at, "-1.00", at);
      case 5 -> order(id, number, at, decimal(cents), at);
      case 6 -> reject(number, at);
      default -> {}
    }
    String written = dirt == 7 ? " " + id + "  " : id;
    order(written, dirt == 8 ? -1 : number, at, decimal(dirt == 9 ? cents + 100 : cents), at);
  }

  private void item(String id, String order, int product, String quantity, int cents, int at)
      throws IOException {
    row.append(id).append(',').append(order).append(',').append(Catalogue.id(product));
    row.append(',').append(quantity).append(',').append(decimal(cents));
    items.write(row, at);
  }

  private void order(String id, long number, int orderedAt, String total, int at)
      throws IOException {
    // Some buy often: the square of an even draw favours low numbers.
    double draw = random.nextDouble();
    String customer =
        number < 0 ? "C-99999999" : Catalogue.customer((int) (draw * draw * catalogue.customers()));
    row.append(id).append(',').append(customer).append(',');
    orders.time(row, orderedAt).append(',').append(total);
    row.append(',').append(CHANNELS[random.nextInt(CHANNELS.length)]);
    row.append(',').append(PAYMENTS[random.nextInt(PAYMENTS.length)]).append(",paid,");
    orders.write(row, at);
  }

  private void reject(long number, int at) throws IOException {
    row.append(Topic.ORDERS.topicName()).append(",0,").append(number).append(',');
    rejected.time(row, at).append(",not JSON,\"{\"\"order_id\"\":\"\"O-\"");
    rejected.writeLine(row);
  }

  static String decimal(long cents) {
    return cents / 100 + "." + cents / 10 % 10 + cents % 10;
  }

  static String numbered(String prefix, long number, int digits) {
    String text = Long.toString(number);
    return prefix + "0".repeat(Math.max(0, digits - text.length())) + text;
  }
}
