package io.salespulse.etl.clean;

import static io.salespulse.contract.DataQualityRule.LONGEST_TEXT;
import static io.salespulse.etl.spark.Money.AMOUNT;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.octet_length;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.to_utc_timestamp;
import static org.apache.spark.sql.functions.when;

import io.salespulse.contract.DecimalText;
import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.Segment;
import java.time.ZoneId;
import org.apache.spark.sql.Column;

/** Raw text as values; what is no value of the wanted type is null. */
final class Text {

  /** Blanks, control characters used as blanks, and the no-break spaces that pasted text brings. */
  private static final String BLANKS = " \t\r\n\f\u000b\u00a0\u2007\u202f\ufeff";

  private static final String OFFSET = "(Z|[+-]\\d{2}(:?\\d{2})?)";
  private static final String ISO_TIMESTAMP =
      "^\\d{4}-\\d{2}-\\d{2}([T ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)? ?" + OFFSET + "?)?$";
  private static final String WITH_OFFSET = "[T ].*" + OFFSET + "$";

  private static final String NUMBER = "^(" + DecimalText.PATTERN + ")$";

  /** With nine decimals. */
  private static final int LONGEST_PLAIN_UTC = 30;

  private Text() {}

  /** Text without surrounding blanks; null where nothing is left. */
  static Column trimmed(String column) {
    // Looks at the ends first: trimming costs far more, and almost no value needs it.
    return when(isPrintable(byteAt(column, 1)).and(isPrintable(byteAt(column, -1))), col(column))
        .otherwise(expr(inTrimmed(column)));
  }

  private static String inTrimmed(String column) {
    return "nullif(btrim(%s, '%s'), '')".formatted(column, BLANKS);
  }

  /** A name or an attribute, cut to a length that fits a page and an address. */
  static Column orUnknown(String column) {
    return coalesce(attribute(column), lit(KpiColumns.UNKNOWN));
  }

  /** As {@link #orUnknown}; the cube's signs for other things are no text of their own. */
  static Column cubeValueOrUnknown(String column) {
    Column isSign =
        col(column)
            .contains(KpiColumns.WHOLE_ORDERS)
            .and(expr(inTrimmed(column)).isin(KpiColumns.WHOLE_ORDERS, KpiColumns.OTHER));
    return when(isSign, lit(KpiColumns.UNKNOWN)).otherwise(orUnknown(column));
  }

  /** An id; null also where it is too long to be one. Cut, two of them could become the same. */
  static Column id(String column) {
    Column text = expr(inTrimmed(column));
    return when(isShort(column), trimmed(column)).when(length(text).leq(LONGEST_TEXT), text);
  }

  /** Whether a text is longer than what is kept of it; false where there is none. */
  static Column isCut(String column) {
    return when(isShort(column), lit(false))
        .otherwise(coalesce(length(expr(inTrimmed(column))).gt(LONGEST_TEXT), lit(false)));
  }

  /** As {@link #orUnknown}, null where there is none. */
  static Column attribute(String column) {
    return when(isShort(column), trimmed(column))
        .otherwise(substring(expr(inTrimmed(column)), 1, LONGEST_TEXT));
  }

  /** Whether there are no more bytes than a text may have characters, as nearly always. */
  private static Column isShort(String column) {
    return octet_length(col(column)).leq(LONGEST_TEXT);
  }

  /** Up to 4 decimals; more are rounded half up. */
  static Column amount(String column) {
    Column text = expr(inTrimmed(column));
    Column judged =
        when(
            octet_length(text).leq(DecimalText.LONGEST).and(text.rlike(NUMBER)),
            tryCast(inTrimmed(column), AMOUNT.sql()));
    return when(isPlainNumber(column), tryCast(column, AMOUNT.sql())).otherwise(judged);
  }

  /** A whole number, however it is written: 2, +2, 2.0, 20e-1. */
  static Column whole(String column) {
    return coalesce(tryCast(column, "INT"), when(isWhole(column), tryCast(number(column), "INT")));
  }

  /** Whether the text is a number without a fraction. */
  private static Column isWhole(String column) {
    Column text = expr(inTrimmed(column));
    return octet_length(text)
        .leq(DecimalText.LONGEST)
        .and(text.rlike(NUMBER))
        .and(hasNoFraction(column));
  }

  /**
   * Whether no digit but zeros is behind the point, which the exponent moves. It is told by the
   * text: as a decimal, 1e-99 and 2.00000000000000000001 are rounded to whole numbers.
   *
   * @param column with a number as text
   */
  private static Column hasNoFraction(String column) {
    String text = inTrimmed(column);
    String digits = "regexp_replace(%s, '[eE].*|[^0-9]', '')".formatted(text);
    String fraction = "regexp_extract(%s, '[.]([0-9]*)', 1)".formatted(text);
    String exponent = "try_cast(regexp_extract(%s, '[eE](.*)', 1) AS INT)".formatted(text);
    Column last = length(expr("trim(TRAILING '0' FROM %s)".formatted(digits)));
    Column point =
        length(expr(digits)).minus(length(expr(fraction))).plus(coalesce(expr(exponent), lit(0)));
    return last.equalTo(0).or(last.leq(point));
  }

  private static String number(String column) {
    return "try_cast(%s AS DECIMAL(38, 18))".formatted(inTrimmed(column));
  }

  /** Partition of a segment, from its file name. */
  static Column partition(String fileName) {
    // Looking from the end: the offset and the ending have so many characters in every name.
    int ending = new Segment("", 0, 0).fileName().length() - "-0".length();
    return tryCast(
        "substring_index(substring(%1$s, 1, length(%1$s) - %2$d), '-', -1)"
            .formatted(fileName, ending),
        "INT");
  }

  /** As the sink writes it. */
  static Column offset(String column) {
    return tryCast(column, "BIGINT");
  }

  /**
   * Whether the text can be left to Spark: short, without an exponent, which Spark would calculate
   * out, and without digits other than 0 to 9. Looking for that costs a fraction of the pattern.
   */
  private static Column isPlainNumber(String column) {
    Column text = col(column);
    return isPrintable(byteAt(column, 1))
        .and(isPrintable(byteAt(column, -1)))
        .and(octet_length(text).leq(DecimalText.LONGEST))
        .and(length(text).equalTo(octet_length(text)))
        .and(not(text.contains("e")))
        .and(not(text.contains("E")));
  }

  /**
   * ISO-8601, or a whole number since 1970; without an offset it is wall clock time in the source
   * zone.
   */
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
        .when(expr(text).rlike(ISO_TIMESTAMP), instant)
        .when(isWhole(column), sinceEpoch(column));
  }

  /** A number of days, seconds, milliseconds, microseconds or nanoseconds, told by its size. */
  private static Column sinceEpoch(String column) {
    // The absolute value of the least number there is would be none.
    return expr(
        ("timestamp_micros(CASE WHEN %1$s BETWEEN -99999L AND 99999L THEN %1$s * 86400000000L"
                + " WHEN %1$s BETWEEN -99999999999L AND 99999999999L THEN %1$s * 1000000L"
                + " WHEN %1$s BETWEEN -99999999999999L AND 99999999999999L THEN %1$s * 1000L"
                + " WHEN %1$s BETWEEN -99999999999999999L AND 99999999999999999L THEN %1$s"
                + " ELSE %1$s div 1000L END)")
            .formatted("try_cast(%s AS BIGINT)".formatted(number(column))));
  }

  /**
   * Whether the text looks like 2026-11-22T05:49:00.123Z, as almost all do. Looking at a few places
   * costs a tenth of a pattern.
   */
  private static Column isPlainUtc(String column) {
    Column text = col(column);
    return text.endsWith("Z")
        .and(byteAt(column, 5).equalTo(ascii('-')))
        .and(byteAt(column, 8).equalTo(ascii('-')))
        .and(byteAt(column, 11).equalTo(ascii('T')))
        .and(byteAt(column, 14).equalTo(ascii(':')))
        .and(byteAt(column, 17).equalTo(ascii(':')))
        .and(byteAt(column, 20).isin(ascii('Z'), ascii('.')))
        .and(octet_length(text).leq(LONGEST_PLAIN_UTC));
  }

  /** As the sink writes it: ISO-8601 in UTC. */
  static Column instant(String column) {
    return when(col(column).endsWith("Z"), withoutZ(column))
        .otherwise(tryCast(column, "TIMESTAMP"));
  }

  /** The session is in UTC, and Spark compiles patterns for each Z it reads. */
  private static Column withoutZ(String column) {
    String bytes = "substring(CAST(%1$s AS BINARY), 1, octet_length(%1$s) - 1)".formatted(column);
    return tryCast("CAST(%s AS STRING)".formatted(bytes), "TIMESTAMP");
  }

  /**
   * One byte of the text: Spark counts every character of a text to find one of them.
   *
   * @param position from 1, or from -1 backwards
   */
  private static Column byteAt(String column, int position) {
    return substring(col(column).cast("binary"), position, 1);
  }

  private static Column isPrintable(Column oneByte) {
    return oneByte.between(ascii('!'), ascii('~'));
  }

  private static Column ascii(char character) {
    return lit(new byte[] {(byte) character});
  }

  private static Column tryCast(String text, String type) {
    return expr("try_cast(%s AS %s)".formatted(text, type));
  }
}
