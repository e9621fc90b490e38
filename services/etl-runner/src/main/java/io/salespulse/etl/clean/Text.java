package io.salespulse.etl.clean;

import static io.salespulse.etl.spark.Money.AMOUNT;
import static org.apache.spark.sql.functions.btrim;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.to_utc_timestamp;
import static org.apache.spark.sql.functions.when;

import io.salespulse.contract.Columns;
import io.salespulse.contract.Topic;
import io.salespulse.etl.raw.RawReader;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Raw text as values; what is no value of the wanted type is null. */
final class Text {

  /** Blanks, control characters used as blanks, and the no-break spaces that pasted text brings. */
  private static final String BLANKS = " \t\r\n\f\u000b\u00a0\u2007\u202f\ufeff";

  private static final String OFFSET = "(Z|[+-]\\d{2}(:?\\d{2})?)";
  private static final String ISO_TIMESTAMP =
      "^\\d{4}-\\d{2}-\\d{2}([T ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)? ?" + OFFSET + "?)?$";
  private static final String WITH_OFFSET = "[T ].*(Z|[+-]\\d{2}(:?\\d{2})?)$";

  private Text() {}

  /** Every column without surrounding blanks; null where nothing is left. */
  static Dataset<Row> trimmed(Topic topic, Dataset<Row> raw) {
    List<Column> columns = new ArrayList<>();
    for (var column : topic.rawColumns()) {
      columns.add(trimmed(col(column.name())).as(column.name()));
    }
    columns.add(col(RawReader.CORRUPT_LINE));
    columns.add(col(Columns.DAY));
    return raw.select(columns.toArray(Column[]::new));
  }

  /** Looks at the ends first: trimming costs far more, and almost no value needs it. */
  private static Column trimmed(Column text) {
    Column first = substring(text, 1, 1);
    Column last = substring(text, -1, 1);
    return when(first.between("!", "~").and(last.between("!", "~")), text)
        .otherwise(nullif(btrim(text, lit(BLANKS)), lit("")));
  }

  static Column orUnknown(Column value) {
    return coalesce(value, lit(Cleaning.UNKNOWN));
  }

  /** Up to 4 decimals; more are rounded half up. */
  static Column amount(String column) {
    return tryCast(column, AMOUNT.sql());
  }

  static Column whole(String column) {
    return tryCast(column, "INT");
  }

  static Column offset(String column) {
    return tryCast(column, "BIGINT");
  }

  /** ISO-8601; without an offset it is wall clock time in the source zone. */
  static Column timestamp(String column, ZoneId sourceZone) {
    // Spark reads minutes without seconds, but not before an offset; Java writes both so.
    Column withSeconds =
        expr(
            "try_cast(regexp_replace("
                + column
                + ", '^(.{16})( ?(Z|[+-][0-9:]+))$', '$1:00$2') AS TIMESTAMP)");
    Column parsed = coalesce(tryCast(column, "TIMESTAMP"), withSeconds);
    Column instant =
        when(col(column).rlike(WITH_OFFSET), parsed)
            .otherwise(to_utc_timestamp(parsed, sourceZone.getId()));
    return when(col(column).rlike(ISO_TIMESTAMP), instant);
  }

  /** As the sink writes it: ISO-8601 in UTC. */
  static Column instant(String column) {
    return tryCast(column, "TIMESTAMP");
  }

  private static Column tryCast(String column, String type) {
    return expr("try_cast(" + column + " AS " + type + ")");
  }
}
