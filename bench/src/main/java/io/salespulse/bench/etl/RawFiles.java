package io.salespulse.bench.etl;

import io.salespulse.contract.Column;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Segment;
import io.salespulse.contract.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Raw files as a sink would have published them from partition 0 of each topic, made by DuckDB:
 * orders with their items and 0.5 % dirt, customers and products that change. Ids, numbers and
 * moments have the form of the generator's; what is drawn depends on the number of the order alone.
 */
final class RawFiles implements AutoCloseable {

  private static final int MOST_ITEMS = 5;
  private static final int MEMBERSHIP_CHANGES_A_DAY = 30;
  private static final int RESTOCKS_A_DAY = 200;

  private static final String HELPERS =
      """
      CREATE MACRO drawn(a, b, below) AS (hash(a, b) % below)::BIGINT;
      CREATE MACRO one_of(options, a, b) AS options[1 + drawn(a, b, len(options))];
      CREATE MACRO moment(ms) AS strftime(make_timestamp_ms(ms), '%Y-%m-%dT%H:%M:%S.%gZ');
      CREATE MACRO money(cents) AS format('{}.{:02d}', cents // 100, cents % 100);
      CREATE MACRO cents(product) AS 499 + product * 7919 % 20000;
      CREATE MACRO product_named(number) AS 'P-' || lpad((number + 1)::VARCHAR, 4, '0');
      CREATE MACRO customer_named(number) AS 'C-' || lpad((number + 1)::VARCHAR, 8, '0');
      """;

  /** Orders with the kind of dirt that comes with one in 200, and their lines. */
  private static final String SALES =
      """
      CREATE OR REPLACE TEMP TABLE sale AS
      SELECT n AS number, 'O-' || lpad(n::VARCHAR, 10, '0') AS order_id,
        moment($midnight + $from + ($until - $from) * (n - $first) // $count) AS happened,
        CASE WHEN drawn(n, 1, 200) = 0 THEN drawn(n, 2, 10) ELSE -1 END AS dirt
      FROM (SELECT $first + range AS n FROM range($count));
      CREATE OR REPLACE TEMP TABLE line AS
      SELECT *, cents(product) AS price FROM (
        SELECT number, order_id, happened, dirt, line, drawn(number, 10 + line, $products) AS product,
          1 + drawn(number, 20 + line, 3) AS quantity
        FROM (SELECT *, unnest(range(1, 2 + drawn(number, 3, 5))) AS line FROM sale));
      """;

  private static final String ITEMS =
      """
      SELECT order_id || '-' || line AS item_id, order_id, product_named(product) AS product_id,
        quantity, money(price) AS unit_price, happened, number AS place FROM line
      UNION ALL SELECT order_id || '-x', CASE dirt WHEN 0 THEN order_id ELSE 'O-none' || number END,
        product_named(1), dirt, '1.00', happened, number FROM sale WHERE dirt IN (0, 1)
      """;

  /** Some customers buy often: the square of an even draw favours low numbers. */
  private static final String ORDERS =
      """
      WITH total AS (
        SELECT number, order_id, happened, dirt, sum(quantity * price)::BIGINT AS cents
        FROM line GROUP BY ALL),
      written AS (
        SELECT number, happened, CASE dirt WHEN 7 THEN ' ' || order_id || '  ' ELSE order_id END AS order_id,
          money(cents + CASE dirt WHEN 9 THEN 100 ELSE 0 END) AS total_amount, dirt FROM total
        UNION ALL SELECT number, happened,
          CASE dirt WHEN 2 THEN ' ' WHEN 5 THEN order_id ELSE order_id || 'x' END,
          CASE dirt WHEN 3 THEN '12,50' WHEN 4 THEN '-1.00' ELSE money(cents) END, dirt
        FROM total WHERE dirt BETWEEN 2 AND 5)
      SELECT order_id, CASE dirt WHEN 8 THEN 'C-99999999' ELSE
          customer_named((pow(drawn(number, 4, 1000000) / 1e6, 2) * $customers)::BIGINT % $customers) END
          AS customer_id,
        happened AS order_date, total_amount,
        one_of(['Online', 'Mobile App', 'Store', 'Phone'], number, 5) AS sales_channel,
        one_of(['Credit Card', 'PayPal', 'Debit Card', 'Bank Transfer', 'Gift Card'], number, 6)
          AS payment_method, 'paid' AS status, NULL AS refunded_amount, happened, number AS place
      FROM written
      """;

  private static final String REJECTED =
      """
      SELECT 'orders' AS topic, 0 AS "partition", number AS "offset", happened AS "timestamp",
        'not JSON' AS reason, '{"order_id":"O-' AS payload
      FROM sale WHERE dirt = 6 ORDER BY number
      """;

  private static final String CUSTOMERS =
      """
      SELECT customer_named(n) AS customer_id, 'Anna Andersen' AS name, 'Female' AS gender,
        'anna.andersen' || n || '@example.com' AS email, '+00 555 1234567' AS phone,
        (DATE '$first_day' - (n % 30)::INTEGER) || 'T09:30:00.250Z' AS signup_date,
        one_of(['Berlin', 'London', 'Paris', 'Madrid', 'Rome', 'Vienna', 'Lisbon', 'Oslo',
          'Prague', 'Dublin'], n, 7) AS location,
        one_of(['Bronze', 'Bronze', 'Bronze', 'Silver', 'Gold'], n, $first) AS membership_type,
        moment($midnight + $from) AS happened, place
      FROM ($numbers)
      """;

  private static final String PRODUCTS =
      """
      SELECT product_named(n) AS product_id, one_of(['Electronics', 'Fashion', 'Home', 'Kitchen',
          'Sports', 'Books', 'Toys', 'Garden'], n, 8) AS category,
        'Cobalt Article ' || n AS name, money(cents(n)) AS price,
        money(cents(n) * 3 // 5) AS cost, 50 + drawn(n, $first, 400) AS stock_quantity,
        happened AS updated_at, happened, place
      FROM (SELECT *, moment($midnight + $from) AS happened FROM ($numbers))
      """;

  private final DataLayout layout;
  private final ShopSize size;
  private final LocalDate firstDay;
  private final Connection duckdb;

  RawFiles(DataLayout layout, ShopSize size, LocalDate firstDay) throws IOException {
    this.layout = layout;
    this.size = size;
    this.firstDay = firstDay;
    try {
      duckdb = DriverManager.getConnection("jdbc:duckdb:");
    } catch (SQLException failure) {
      throw new IOException(failure);
    }
    execute(HELPERS);
  }

  /** Every customer and product that the shop begins with, on its first day. */
  void writeCatalogue() throws IOException {
    String all = "SELECT range AS n, range AS place FROM range(%d)";
    catalogue(firstDay, 0, 0, all.formatted(size.customers()), all.formatted(size.products()));
  }

  /**
   * Customers and products that change on a day or in a part of it.
   *
   * @param first offset of the first of them
   * @param part of a whole day
   * @param at milliseconds of the UTC day
   */
  void writeChanges(LocalDate day, long first, double part, int at) throws IOException {
    String some = "SELECT drawn(range, " + first + ", %d) AS n, range AS place FROM range(%.0f)";
    catalogue(
        day,
        first,
        at,
        some.formatted(size.customers(), Math.ceil(MEMBERSHIP_CHANGES_A_DAY * part)),
        some.formatted(size.products(), Math.ceil(RESTOCKS_A_DAY * part)));
  }

  private void catalogue(LocalDate day, long first, int at, String people, String goods)
      throws IOException {
    Map<String, Object> values =
        Map.of("first_day", firstDay, "midnight", midnight(day), "first", first, "from", at);
    String numbers = "$numbers";
    publish(Topic.CUSTOMERS, day, first, 1, 0, filled(CUSTOMERS.replace(numbers, people), values));
    publish(Topic.PRODUCTS, day, first, 1, 0, filled(PRODUCTS.replace(numbers, goods), values));
  }

  /**
   * Orders, spread evenly over a part of the day, with their items.
   *
   * @param first offset and number of the first order
   * @param from milliseconds of the UTC day
   * @param until milliseconds of the UTC day
   */
  void writeSales(LocalDate day, long first, int count, int segments, int from, int until)
      throws IOException {
    Map<String, Object> values =
        Map.of(
            "first", first,
            "count", count,
            "midnight", midnight(day),
            "from", from,
            "until", until,
            "products", size.products(),
            "customers", size.customers());
    execute(filled(SALES, values));
    int each = count / segments + 1;
    publish(Topic.ORDERS, day, first, segments, each, filled(ORDERS, values));
    publish(Topic.ORDER_ITEMS, day, first * MOST_ITEMS, segments, 3L * each, ITEMS);
    Path rejected = layout.rejected(Topic.ORDERS, day);
    copy(REJECTED, rejected.resolve(new Segment(Topic.ORDERS.topicName(), 0, first).fileName()));
  }

  /**
   * Writes rows in the order of {@code place}, with offsets from the first on.
   *
   * @param each how many rows a segment has, but for the last, which has the rest
   */
  private void publish(Topic topic, LocalDate day, long first, int segments, long each, String rows)
      throws IOException {
    execute(
        """
        CREATE OR REPLACE TEMP TABLE published AS
        SELECT *, NULL AS deleted, %d - 1 + row_number() OVER (ORDER BY place) AS kafka_offset,
          happened AS kafka_timestamp FROM (%s)
        """
            .formatted(first, rows));
    String columns =
        topic.rawColumns().stream().map(Column::name).collect(Collectors.joining(", "));
    for (int segment = 0; segment < segments; segment++) {
      long start = first + segment * each;
      long end = segment < segments - 1 ? start + each : Long.MAX_VALUE;
      copy(
          """
          SELECT %s FROM published WHERE kafka_offset >= %d AND kafka_offset < %d
          ORDER BY kafka_offset
          """
              .formatted(columns, start, end),
          layout.raw(topic, day).resolve(new Segment(topic.topicName(), 0, start).fileName()));
    }
  }

  private void copy(String rows, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    execute("COPY (%s) TO '%s' (FORMAT csv, HEADER)".formatted(rows, file));
  }

  private static String filled(String sql, Map<String, Object> values) {
    String text = sql;
    // Longer names first: one may begin with another.
    for (String name :
        List.of(
            "first_day", "customers", "products", "midnight", "count", "until", "first", "from")) {
      text = text.replace("$" + name, String.valueOf(values.get(name)));
    }
    return text;
  }

  private static long midnight(LocalDate day) {
    return day.toEpochDay() * 86_400_000;
  }

  private void execute(String sql) throws IOException {
    try (Statement statement = duckdb.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new IOException(sql, failure);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      duckdb.close();
    } catch (SQLException failure) {
      throw new IOException(failure);
    }
  }
}
