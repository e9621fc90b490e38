package io.salespulse.ui.selection;

import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Which of the shop's own KPIs is looked at, and how.
 *
 * @param kpi name of its file without its ending; blank for the first
 * @param listing sorted by the number of a column, from 1
 */
public record OwnChoice(String kpi, Listing listing) {

  public static final OwnChoice DEFAULT = new OwnChoice("", Listing.DEFAULT);

  /** Name of the part in the page and in the address. */
  public static final String NAME = "own";

  static OwnChoice of(UnaryOperator<String> parameter) {
    String kpi = parameter.apply(NAME);
    String sort = parameter.apply(NAME + ".sort");
    return new OwnChoice(
        kpi.matches("own_[a-z0-9_]{1,60}") ? kpi : "",
        Listing.of(NAME, sort.matches("-?[1-9]\\d?") ? sort : "", parameter));
  }

  void write(Map<String, String> fields) {
    Choice.put(fields, NAME, kpi);
    listing.write(NAME, fields);
  }
}
