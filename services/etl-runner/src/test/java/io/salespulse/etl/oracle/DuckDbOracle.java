package io.salespulse.etl.oracle;

import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Topic;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * The cleaning rules and some KPIs a second time, in SQL straight over the raw CSV files. Instants
 * are UTC timestamps; zones are a table of the offsets that the JDK knows for the tested days.
 */
final class DuckDbOracle implements AutoCloseable {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  private final Connection connection;

  DuckDbOracle(DataLayout layout, ZoneId sourceZone, ZoneId reportingZone, LocalDate first)
      throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    execute("SET threads = 2");
    macros(sourceZone, reportingZone, first);
    for (Topic topic : Topic.values()) {
      raw(layout, topic);
    }
    clean();
  }

  private void macros(ZoneId source, ZoneId reporting, LocalDate first) throws SQLException {
    execute(
        "CREATE MACRO text(t) AS nullif(trim(t, ' ' || chr(9) || chr(10) || chr(13) || chr(160)"
            + " || chr(8239) || chr(65279)), '')");
    execute(
        "CREATE MACRO amount(t) AS CASE WHEN regexp_full_match(text(t),"
            + " '[+-]?[0-9]+([.][0-9]+)?') THEN try_cast(text(t) AS DECIMAL(20, 4)) END");
    execute(
        "CREATE MACRO whole(t) AS CASE WHEN regexp_full_match(text(t), '[+-]?[0-9]+')"
            + " THEN try_cast(text(t) AS INTEGER) END");
    execute(offsets("source_offsets", source, first));
    execute(offsets("reporting_offsets", reporting, first));
    execute(
        "CREATE MACRO wall(t) AS try_cast(replace(regexp_extract(text(t),"
            + " '^([0-9-]{10}T[0-9:.]+)', 1), 'T', ' ') AS TIMESTAMP)");
    execute(
        """
        CREATE MACRO instant(t) AS CASE
          WHEN text(t) LIKE '%Z' THEN wall(t)
          WHEN text(t) LIKE '%+02:00' THEN wall(t) - INTERVAL 2 HOUR
          ELSE wall(t) - to_seconds((SELECT max_by(seconds, hour) FROM source_offsets
            WHERE hour + to_seconds(seconds) <= wall(t)))
        END""");
  }

  /** The zone's offset at every hour and half-hour around the tested days. */
  private static String offsets(String table, ZoneId zone, LocalDate first) {
    StringJoiner values = new StringJoiner(", ");
    Instant start = first.minusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant();
    for (int halfHour = 0; halfHour < 48 * 10; halfHour++) {
      Instant at = start.plusSeconds(1800L * halfHour);
      values.add(
          "(TIMESTAMP '%s', %d)"
              .formatted(UTC.format(at), zone.getRules().getOffset(at).getTotalSeconds()));
    }
    return "CREATE TABLE %s AS SELECT * FROM (VALUES %s) v(hour, seconds)".formatted(table, values);
  }

  private void raw(DataLayout layout, Topic topic) throws SQLException {
    StringJoiner columns = new StringJoiner(", ", "{", "}");
    topic.rawColumns().forEach(column -> columns.add("'" + column.name() + "': 'VARCHAR'"));
    execute(
        """
        CREATE TABLE raw_%s AS SELECT * FROM read_csv('%s/*/*.csv', columns = %s, header = true,
          auto_detect = false, delim = ',', quote = '"', escape = '"', ignore_errors = true,
          parallel = false, hive_partitioning = true, hive_types = {'dt': DATE})"""
            .formatted(topic.topicName(), layout.raw(topic), columns));
  }

  private void clean() throws SQLException {
    execute(
        """
        CREATE TABLE customers AS
        SELECT text(customer_id) AS customer_id, coalesce(text(location), 'Unknown') AS location,
          CASE lower(text(membership_type)) WHEN 'gold' THEN 'Gold' WHEN 'silver' THEN 'Silver'
            WHEN 'bronze' THEN 'Bronze' ELSE 'Unknown' END AS membership_type,
          instant(signup_date) AS signup, kafka_offset::BIGINT AS ofs, dt
        FROM raw_customers
        WHERE text(customer_id) IS NOT NULL AND instant(signup_date) IS NOT NULL
          AND instant(signup_date) <= instant(kafka_timestamp) + INTERVAL 1 DAY""");
    execute(
        """
        CREATE TABLE products AS
        SELECT text(product_id) AS product_id, coalesce(text(category), 'Unknown') AS category,
          coalesce(text(name), 'Unknown') AS name, kafka_offset::BIGINT AS ofs, dt
        FROM raw_products
        WHERE text(product_id) IS NOT NULL AND amount(price) >= 0
          AND (text(cost) IS NULL OR amount(cost) >= 0)
          AND (text(stock_quantity) IS NULL OR whole(stock_quantity) >= 0)
          AND (text(updated_at) IS NULL OR instant(updated_at) IS NOT NULL)""");
    execute(
        """
        CREATE TABLE orders AS
        WITH sound AS (
          SELECT text(order_id) AS order_id, text(customer_id) AS customer_id,
            instant(order_date) AS ordered_at, amount(total_amount) AS total, kafka_offset::BIGINT AS ofs,
            dt
          FROM raw_orders
          WHERE text(order_id) IS NOT NULL AND text(customer_id) IS NOT NULL
            AND amount(total_amount) >= 0
            AND instant(order_date) <= instant(kafka_timestamp) + INTERVAL 1 DAY
          QUALIFY row_number() OVER (PARTITION BY dt, order_id ORDER BY ofs DESC) = 1)
        SELECT *, ordered_at + to_seconds((SELECT max_by(seconds, hour) FROM reporting_offsets
            WHERE hour <= ordered_at)) AS local,
          (SELECT max_by(seconds, hour) FROM reporting_offsets WHERE hour <= ordered_at) AS seconds,
          coalesce((SELECT max_by(membership_type, ofs) FROM customers c
            WHERE c.customer_id = sound.customer_id AND c.dt <= sound.dt), 'Unknown') AS membership,
          coalesce((SELECT max_by(location, ofs) FROM customers c
            WHERE c.customer_id = sound.customer_id), 'Unknown') AS location
        FROM sound""");
    execute(
        """
        CREATE TABLE items AS
        WITH sound AS (
          SELECT text(item_id) AS item_id, text(order_id) AS order_id,
            text(product_id) AS product_id, whole(quantity) AS quantity,
            amount(unit_price) AS price, kafka_offset::BIGINT AS ofs, dt
          FROM raw_order_items
          WHERE text(item_id) IS NOT NULL AND text(order_id) IS NOT NULL
            AND text(product_id) IS NOT NULL AND whole(quantity) >= 1 AND amount(unit_price) >= 0
          QUALIFY row_number() OVER (PARTITION BY dt, item_id ORDER BY ofs DESC) = 1)
        SELECT sound.*, quantity * price AS revenue, o.local, o.seconds,
          coalesce((SELECT max_by(category, ofs) FROM products p
            WHERE p.product_id = sound.product_id AND p.dt <= sound.dt), 'Unknown') AS category
        FROM sound JOIN orders o ON o.dt = sound.dt AND o.order_id = sound.order_id""");
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Rows as text, null as nothing. */
  List<List<String>> rows(String sql) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          String value = result.getString(i);
          row.add(value == null ? "" : value);
        }
        rows.add(row);
      }
    }
    return rows;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
