package io.salespulse.etl.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.salespulse.contract.SummaryMetric;
import io.salespulse.contract.Topic;
import io.salespulse.oracle.IcebergExtension;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables as somebody reads them who has neither Spark nor our code. */
class OpenTablesTest {

  /** The newest clean version of each order, as docs/operations.md shows it. */
  private static final String NEWEST =
      """
      SELECT arg_max(%s, (kafka_timestamp, kafka_partition, kafka_offset)) AS value
      FROM iceberg_scan('%s')
      WHERE broken_rule IS NULL
      GROUP BY order_id
      """;

  @TempDir Path directory;

  @TempDir Path downloads;

  @Test
  void duckDbFindsInRecordsAndFactsWhatIsPublished() throws Exception {
    PipelineFixture pipeline = new PipelineFixture(directory);
    pipeline.write(SmallShop.ALL);
    pipeline.run();
    // Its facts replace files, and the order that moves replaces records.
    pipeline.runWith(
        SmallShop.LATE_ORDER,
        SmallShop.LATE_ITEM,
        RawSegment.of(Topic.ORDERS, "2026-11-03", 70, "o1,c1,2026-11-02T10:00:00Z,12.50,web,card"));

    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      assumeTrue(
          IcebergExtension.load(connection, downloads), "DuckDB's Iceberg extension is not here");

      assertThat(value(connection, "SELECT sum(value) FROM (" + newest("total_amount") + ")"))
          .isEqualByComparingTo("68.00")
          .isEqualByComparingTo(pipeline.summary(SummaryMetric.TOTAL_SALES.metric()));
      assertThat(
              value(
                  connection,
                  "SELECT count(*) FROM (%s) WHERE value = DATE '2026-11-02'"
                      .formatted(newest("home_day"))))
          .isEqualByComparingTo("3");
      assertThat(
              value(
                  connection,
                  "SELECT sum(quantity) FROM iceberg_scan('%s')".formatted(table("order_items"))))
          .isEqualByComparingTo("8");
      assertThat(
              value(
                  connection,
                  "SELECT sum(gross_sales - refunds) FROM iceberg_scan('%s')"
                      .formatted(directory.resolve("tables/facts/sales"))))
          .isEqualByComparingTo("68.00");
    }
  }

  private String newest(String column) {
    return NEWEST.formatted(column, table("orders"));
  }

  private Path table(String name) {
    return directory.resolve("tables/records").resolve(name);
  }

  private static BigDecimal value(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(query)) {
      answer.next();
      return answer.getBigDecimal(1);
    }
  }
}
