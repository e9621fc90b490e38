package io.salespulse.etl.clean;

import static io.salespulse.etl.spark.Money.AMOUNT;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.to_utc_timestamp;
import static org.apache.spark.sql.functions.when;

import java.time.ZoneId;
import org.apache.spark.sql.Column;

/** Raw text as values; what is no value of the wanted type is null. */
final class Text {

  /** Blanks, control characters used as blanks, and the no-break spaces that pasted text brings. */
  private static final String BLANKS = " \t\r\n\f\u000b\u00a0\u2007\u202f\ufeff";

  private static final String OFFSET = "(Z|[+-]\\d{2}(:?\\d{2})?)";
  private static final String ISO_TIMESTAMP =
      "^\\d{4}-\\d{2}-\\d{2}([T ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)? ?" + OFFSET + "?)?$";
  private static final String WITH_OFFSET = "[T ].*(Z|[+-]\\d{2}(:?\\d{2})?)$";

  /** With nine decimals. */
  private static final int LONGEST_PLAIN_UTC = 30;

  private Text() {}

  /** Text without surrounding blanks; null where nothing is left. */
  static Column trimmed(String column) {
    Column text = col(column);
    Column first = substring(text, 1, 1);
    Column last = substring(text, -1, 1);
    // Looks at the ends first: trimming costs far more, and almost no value needs it.
    return when(first.between("!", "~").and(last.between("!", "~")), text)
        .otherwise(expr(inTrimmed(column)));
  }

  private static String inTrimmed(String column) {
    return "nullif(btrim(%s, '%s'), '')".formatted(column, BLANKS);
  }

  static Column orUnknown(String column) {
    return coalesce(trimmed(column), lit(Cleaning.UNKNOWN));
  }

  /** Up to 4 decimals; more are rounded half up. */
  static Column amount(String column) {
    return number(column, AMOUNT.sql());
  }

  static Column whole(String column) {
    return number(column, "INT");
  }

  /** As the sink writes it. */
  static Column offset(String column) {
    return tryCast(column, "BIGINT");
  }

  /** Spark takes off common blanks by itself, and the others are rare. */
  private static Column number(String column, String type) {
    return coalesce(tryCast(column, type), tryCast(inTrimmed(column), type));
  }

  /** ISO-8601; without an offset it is wall clock time in the source zone. */
  static Column timestamp(String column, ZoneId sourceZone) {
    String text = inTrimmed(column);
    // Spark reads minutes without seconds, but not before an offset; Java writes both so.
    String withSeconds =
        "regexp_replace(%s, '^(.{16})( ?(Z|[+-][0-9:]+))$', '$1:00$2')".formatted(text);
    Column parsed = coalesce(tryCast(text, "TIMESTAMP"), tryCast(withSeconds, "TIMESTAMP"));
    Column instant =
        when(expr(text).rlike(WITH_OFFSET), parsed)
            .otherwise(to_utc_timestamp(parsed, sourceZone.getId()));
    return when(isPlainUtc(column), withoutZ(column))
        .when(expr(text).rlike(ISO_TIMESTAMP), instant);
  }

  /**
   * Whether the text looks like 2026-11-22T05:49:00.123Z, as almost all do. Looking at a few places
   * costs a tenth of a pattern.
   */
  private static Column isPlainUtc(String column) {
    Column text = col(column);
    return text.endsWith("Z")
        .and(substring(text, 5, 1).equalTo("-"))
        .and(substring(text, 8, 1).equalTo("-"))
        .and(substring(text, 11, 1).equalTo("T"))
        .and(substring(text, 14, 1).equalTo(":"))
        .and(substring(text, 17, 1).equalTo(":"))
        .and(substring(text, 20, 1).isin("Z", "."))
        .and(length(text).leq(LONGEST_PLAIN_UTC));
  }

  /** As the sink writes it: ISO-8601 in UTC. */
  static Column instant(String column) {
    return when(col(column).endsWith("Z"), withoutZ(column))
        .otherwise(tryCast(column, "TIMESTAMP"));
  }

  /** The session is in UTC, and Spark compiles patterns for each Z it reads. */
  private static Column withoutZ(String column) {
    return tryCast("left(%1$s, length(%1$s) - 1)".formatted(column), "TIMESTAMP");
  }

  private static Column tryCast(String text, String type) {
    return expr("try_cast(%s AS %s)".formatted(text, type));
  }
}
