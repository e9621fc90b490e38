package io.salespulse.etl.own;

import io.salespulse.contract.DataLayout;
import io.salespulse.contract.KpiChart;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A KPI of the shop's own: a file with a head of comment lines and one SELECT.
 *
 * <pre>
 * -- title: Orders by channel
 * -- unit: orders
 * -- chart: bar
 * select sales_channel, count(*) as orders from orders group by sales_channel
 * </pre>
 *
 * @param name of the file, without its ending
 * @param title the name with spaces where the head has none
 * @param unit blank where the head has none
 * @param text the whole file, whose lines are those that errors name
 */
record OwnKpi(String name, String title, String unit, KpiChart chart, String text) {

  static final String ENDING = ".sql";

  /** It becomes part of a file's name and of addresses. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_]{0,59}");

  private static final Pattern COMMENT = Pattern.compile("--\\s*(?:(\\w+)\\s*:)?(.*)");
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final int LONGEST_TITLE = 120;
  private static final int LONGEST_UNIT = 30;

  /**
   * Reads a file.
   *
   * @param fileName with its ending
   * @throws WrongKpi where it is none
   */
  static OwnKpi parse(String fileName, byte[] content) {
    String name = fileName.substring(0, fileName.length() - ENDING.length());
    if (!NAME.matcher(name).matches()) {
      throw new WrongKpi(
          "the name of the file must be lower-case letters, digits and _ (at most 60), and then "
              + ENDING);
    }
    String text = text(content);
    Map<String, String> head = head(text);
    String chart = head.getOrDefault("chart", KpiChart.NONE.toString());
    return new OwnKpi(
        name,
        limited("title", head.getOrDefault("title", titleOf(name)), LONGEST_TITLE),
        limited("unit", head.getOrDefault("unit", ""), LONGEST_UNIT),
        KpiChart.named(chart)
            .orElseThrow(
                () ->
                    new WrongKpi(
                        "-- chart: is '%s', but must be bar, line or none".formatted(chart))),
        text);
  }

  private static String text(byte[] content) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException otherEncoding) {
      throw new WrongKpi("the file is not in UTF-8: save it in that encoding");
    }
  }

  /** What the comment lines before the query say, by their words. */
  private static Map<String, String> head(String text) {
    Map<String, String> head = new HashMap<>();
    for (String line : text.lines().map(String::strip).filter(any -> !any.isEmpty()).toList()) {
      Matcher comment = COMMENT.matcher(line);
      if (!comment.matches()) {
        break;
      }
      if (comment.group(1) != null && !comment.group(2).isBlank()) {
        head.putIfAbsent(comment.group(1).toLowerCase(Locale.ROOT), comment.group(2).strip());
      }
    }
    return head;
  }

  private static String titleOf(String name) {
    String words = name.replace('_', ' ').strip();
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static String limited(String word, String value, int longest) {
    if (value.length() > longest) {
      throw new WrongKpi("-- %s: is longer than %d characters".formatted(word, longest));
    }
    return value.replaceAll("\\p{Cntrl}", " ");
  }

  String fileName() {
    return name + ENDING;
  }

  /** Name of its file in a published set. */
  String publishedName() {
    return DataLayout.ownKpi(name);
  }
}
