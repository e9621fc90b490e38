package io.salespulse.ui.selection;

import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * How a long table is looked at.
 *
 * @param sort column with a minus in front for descending; blank for the file's own order
 * @param find text that a row must contain; may be blank
 * @param status the one that an order must have; blank for any, and in other tables
 * @param page from 1
 */
public record Listing(String sort, String find, String status, int page) {

  public static final Listing DEFAULT = new Listing("", "", "", 1);

  /** Of a search and of a status. */
  private static final int LONGEST_TEXT = 60;

  /**
   * What the section does not have is left out, and a search is cut to what an address can bear.
   */
  public static Listing of(Section section, UnaryOperator<String> parameter) {
    String sort = parameter.apply(section.fragment() + ".sort");
    String status = parameter.apply(section.fragment() + ".status");
    return of(
            section.fragment(),
            section.file().columns().contains(sort.replaceFirst("^-", "")) ? sort : "",
            parameter)
        .ofStatus(section == Section.ORDERS && isStatus(status) ? status : "");
  }

  /** Whether orders can be chosen by it. */
  public static boolean isStatus(String status) {
    return !status.isBlank() && status.codePointCount(0, status.length()) <= LONGEST_TEXT;
  }

  /** Sorted in another way, from the first page. */
  public Listing sortedBy(String other) {
    return new Listing(other, find, status, 1);
  }

  /** Searched for another text, from the first page. */
  public Listing finding(String text) {
    return new Listing(sort, text, status, 1);
  }

  /**
   * @param other blank for any
   */
  public Listing ofStatus(String other) {
    return new Listing(sort, find, other, page);
  }

  public Listing at(int other) {
    return new Listing(sort, find, status, other);
  }

  static Listing of(String name, String sort, UnaryOperator<String> parameter) {
    String find = parameter.apply(name + ".find").strip();
    int length = Math.min(find.codePointCount(0, find.length()), LONGEST_TEXT);
    return new Listing(
        sort,
        find.substring(0, find.offsetByCodePoints(0, length)),
        "",
        page(parameter.apply(name + ".page")));
  }

  private static int page(String text) {
    return text.matches("[1-9]\\d{0,4}") ? Integer.parseInt(text) : 1;
  }

  /** Adds what differs from the default. */
  public void write(String section, Map<String, String> fields) {
    Choice.put(fields, section + ".sort", sort);
    Choice.put(fields, section + ".find", find);
    Choice.put(fields, section + ".status", status);
    Choice.put(fields, section + ".page", page == 1 ? "" : String.valueOf(page));
  }
}
