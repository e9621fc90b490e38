package io.salespulse.oracle;

import io.salespulse.contract.Column;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.DecimalText;
import io.salespulse.contract.KpiFile;
import io.salespulse.contract.RejectedColumns;
import io.salespulse.contract.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Cleans the raw CSV files of a data directory into tables in memory, and answers with the KPI
 * files as they must be published. The rules are in {@code clean.sql}, each file in {@code
 * kpi/<file>.sql}.
 */
public final class SqlOracle implements AutoCloseable {

  private static final Duration GRACE = Duration.ofMinutes(1);

  private final Connection connection;

  /**
   * Reads and cleans everything.
   *
   * @param threads that DuckDB may use
   * @throws SQLException where a file cannot be read or a statement is wrong
   */
  public SqlOracle(DataLayout layout, Question question, int threads) throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    try {
      execute("SET threads = " + threads);
      execute("SET TimeZone = 'UTC'");
      // No answer depends on the order of lines, and keeping it costs time.
      execute("SET preserve_insertion_order = false");
      execute(parameters(question));
      execute(
          "CREATE MACRO is_number(t) AS strlen(t) <= %d AND regexp_full_match(t, '%s')"
              .formatted(DecimalText.LONGEST, DecimalText.PATTERN));
      for (Topic topic : Topic.values()) {
        String name = topic.topicName();
        List<String> columns = topic.rawColumns().stream().map(Column::name).toList();
        lines("raw_" + name, layout.raw(topic), columns, "lines_" + name);
        lines(
            "rejected_" + name,
            layout.rejected(topic),
            RejectedColumns.ALL,
            "rejected_lines_" + name);
      }
      execute(resource("clean.sql"));
      execute(money(question.currency().getDefaultFractionDigits()));
    } catch (SQLException | RuntimeException wrong) {
      connection.close();
      throw wrong;
    }
  }

  /** The whole text of the published file. */
  public String csv(KpiFile file) throws SQLException {
    return Stream.concat(Stream.of(file.columns()), rows(file).stream())
        .map(row -> row.stream().map(SqlOracle::quoted).collect(Collectors.joining(",", "", "\n")))
        .collect(Collectors.joining());
  }

  /** The rows of the file as text, nothing for an empty value. */
  private List<List<String>> rows(KpiFile file) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(resource("kpi/" + file.kpi() + ".sql"))) {
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= file.columns().size(); column++) {
          String value = result.getString(column);
          row.add(value == null ? "" : value);
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private static String quoted(String value) {
    return value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + value.replace("\"", "\"\"") + '"'
        : value;
  }

  private static String parameters(Question question) {
    return """
        CREATE TABLE parameters AS SELECT %s AS as_of, %s AS grace_from,
          %s AS kpi_window, %s AS recent_window, %d AS churn_days, %d AS cube_rows,
          %s::DECIMAL(20, 4) AS acquisition_spend, %s AS source_zone, %s AS reporting_zone,
          %s AS cancelled_statuses, %s AS refunded_statuses"""
        .formatted(
            timestamp(question.asOf()),
            timestamp(question.asOf().minus(GRACE)),
            interval(question.window()),
            interval(question.recentWindow()),
            question.churnDays(),
            question.cubeRows(),
            question.acquisitionSpend().toPlainString(),
            ZonePeriods.sql(question.sourceZone()),
            ZonePeriods.sql(question.reportingZone()),
            texts(question.cancelledStatuses()),
            texts(question.refundedStatuses()));
  }

  /** An amount, and a mean of amounts, with the decimals of the currency. */
  private static String money(int decimals) {
    BigDecimal unit = BigDecimal.ONE.movePointLeft(decimals);
    return """
        CREATE MACRO money(x) AS x::DECIMAL(38, %1$d);
        CREATE MACRO money_mean(x, n) AS (quotient(x, n, %2$s) * %3$s)::DECIMAL(38, %1$d)"""
        .formatted(decimals, BigDecimal.TEN.pow(decimals), unit.toPlainString());
  }

  private static String timestamp(Instant moment) {
    return "make_timestamp(%d)".formatted(ChronoUnit.MICROS.between(Instant.EPOCH, moment));
  }

  /** A list of texts; it has a type even where it is empty. */
  private static String texts(Collection<String> texts) {
    return texts.stream()
        .map(SqlOracle::text)
        .collect(Collectors.joining(", ", "[", "]::VARCHAR[]"));
  }

  private static String interval(Duration length) {
    return "to_microseconds(%d)".formatted(length.toNanos() / 1000);
  }

  /**
   * A view of a dataset's lines as text, each with the partition of its file, and the tables of
   * those that do not parse and of their files, which are filled when the view is read. Files go by
   * their header: a column that one does not have is empty there.
   */
  private void lines(String view, Path dataset, List<String> columns, String broken)
      throws SQLException {
    Map<String, List<Path>> filesByHeader = Segments.byHeader(dataset);
    StringJoiner reads = new StringJoiner(" UNION ALL ");
    filesByHeader.forEach((header, files) -> reads.add(read(header, files, columns, broken)));
    if (filesByHeader.isEmpty()) {
      StringJoiner none = new StringJoiner(", ");
      columns.forEach(column -> none.add(empty(column)));
      reads.add("SELECT %s, 0 AS partition WHERE false".formatted(none));
      execute(
          """
          CREATE TABLE %1$s (scan_id BIGINT, file_id BIGINT, line BIGINT);
          CREATE TABLE %1$s_scans (scan_id BIGINT, file_id BIGINT, file_path VARCHAR)"""
              .formatted(broken));
    }
    execute("CREATE VIEW %s AS %s".formatted(view, reads));
  }

  private static String read(String header, List<Path> files, List<String> columns, String broken) {
    List<String> present = List.of(header.split(",", -1));
    StringJoiner types = new StringJoiner(", ", "{", "}");
    present.forEach(column -> types.add("%s: 'VARCHAR'".formatted(text(column))));
    StringJoiner paths = new StringJoiner(", ", "[", "]");
    files.forEach(file -> paths.add(text(file.toString())));
    StringJoiner wanted = new StringJoiner(", ");
    columns.forEach(
        column -> wanted.add(present.contains(column) ? '"' + column + '"' : empty(column)));
    return """
        SELECT %s, regexp_extract(filename, '-([0-9]+)-[0-9]+[.]csv$', 1)::INTEGER AS partition
        FROM read_csv(%s, columns = %s, header = true, auto_detect = false, delim = ',', quote = '"',
          escape = '"', filename = true, hive_partitioning = false, ignore_errors = true,
          store_rejects = true, rejects_table = '%s', rejects_scan = '%4$s_scans', rejects_limit = 0)"""
        .formatted(wanted, paths, types, broken);
  }

  private static String empty(String column) {
    return "NULL::VARCHAR AS \"%s\"".formatted(column);
  }

  private static String text(String text) {
    return "'%s'".formatted(text.replace("'", "''"));
  }

  private static String resource(String name) {
    try (InputStream sql = SqlOracle.class.getResourceAsStream(name)) {
      return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
