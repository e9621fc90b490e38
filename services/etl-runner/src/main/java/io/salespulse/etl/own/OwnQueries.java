package io.salespulse.etl.own;

import io.salespulse.contract.KpiChart;
import io.salespulse.contract.Topic;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/**
 * Queries over the four views, in a session that knows nothing else and reads dates and times in
 * the reporting zone.
 */
final class OwnQueries {

  private static final int MOST_COLUMNS = 50;

  /** Before the message, what Spark calls the error. */
  private static final String ERROR_CLASS = "^\\[[A-Z0-9_.]+] *";

  /** A setting of Spark's, which whoever writes a query cannot change. */
  private static final String HINT =
      " If necessary set \"?spark\\.[^ ]+ to [^ ]+ to bypass this error\\.?";

  private final SparkSession session;

  /**
   * @param process whose executors do the work
   * @param views of any session
   */
  OwnQueries(SparkSession process, ZoneId zone, Map<Topic, Dataset<Row>> views) {
    session = process.newSession();
    session.conf().set("spark.sql.session.timeZone", zone.getId());
    // What somebody's query does is not known before: here planning again between stages, and
    // following what columns are known to hold, pays.
    session.conf().set("spark.sql.adaptive.enabled", "true");
    session.conf().set("spark.sql.constraintPropagation.enabled", "true");
    session
        .conf()
        .set("spark.sql.shuffle.partitions", 2 * session.sparkContext().defaultParallelism());
    views.forEach(
        (topic, rows) ->
            Dataset.ofRows(session, rows.queryExecution().analyzed())
                .createOrReplaceTempView(topic.topicName()));
  }

  /**
   * The rows of a KPI, not read yet.
   *
   * @throws WrongKpi where the query is none, or its columns have no place in a file or a chart
   */
  Dataset<Row> rows(OwnKpi kpi) {
    try {
      OnlySelect.check(session.sessionState().sqlParser().parsePlan(kpi.text()));
      Dataset<Row> rows = session.sql(kpi.text());
      checkColumns(kpi.chart(), rows.schema().fields());
      return rows;
    } catch (AnalysisException wrong) {
      throw new WrongKpi(reason(wrong));
    } catch (RuntimeException failure) {
      // Values that are written into a query are calculated when it is analysed.
      throw failure instanceof SparkThrowable ? new WrongKpi(reason(failure)) : failure;
    } catch (StackOverflowError tooDeep) {
      throw new WrongKpi("it is nested too deeply, or has a list that is too long");
    }
  }

  private static void checkColumns(KpiChart chart, StructField[] columns) {
    if (columns.length > MOST_COLUMNS) {
      throw new WrongKpi(
          "it has %d columns, and %d are the most".formatted(columns.length, MOST_COLUMNS));
    }
    Set<String> names = new HashSet<>();
    for (StructField column : columns) {
      if (!names.add(column.name().toLowerCase(Locale.ROOT))) {
        throw new WrongKpi(
            "two columns are named %s: name one of them with AS".formatted(column.name()));
      }
      if (!isValue(column.dataType())) {
        throw new WrongKpi(
            "column %s is of type %s, which has no place in a CSV file: make a text or a number of it"
                .formatted(column.name(), column.dataType().simpleString()));
      }
    }
    boolean hasNumber =
        Arrays.stream(columns).skip(1).anyMatch(column -> column.dataType() instanceof NumericType);
    if (chart != KpiChart.NONE && !hasNumber) {
      throw new WrongKpi(
          ("-- chart: %s needs a number to draw: the first column names the rows, a column after it"
                  + " must be a number")
              .formatted(chart));
    }
  }

  private static boolean isValue(DataType type) {
    return type instanceof StringType
        || type instanceof NumericType
        || type instanceof BooleanType
        || type instanceof DateType
        || type instanceof TimestampType
        || type instanceof TimestampNTZType
        || type instanceof NullType;
  }

  /** Spark's words in one line; it says the line and the position, and shows the query below. */
  static String reason(Throwable failure) {
    Throwable named = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      boolean hasName = cause instanceof SparkThrowable of && of.getErrorClass() != null;
      if (hasName || !(named instanceof SparkThrowable)) {
        named = cause;
      }
    }
    String message = (named.getMessage() == null ? named.toString() : named.getMessage()).strip();
    String line =
        message
            .lines()
            .findFirst()
            .orElse("")
            .replaceFirst(ERROR_CLASS, "")
            .replaceFirst(HINT, "")
            .strip();
    return line.endsWith(";") ? line.substring(0, line.length() - 1) : line;
  }
}
