package io.salespulse.ui.cards;

import io.salespulse.ui.format.FigureText;
import java.util.List;
import java.util.Optional;

/**
 * The key figures.
 *
 * @param query what was chosen, as it stands in the address; may be blank
 * @param unreached that the filters that are on do not count here
 * @param absent why there is none, in a set without a summary
 */
public record CardsView(
    String query, Optional<String> unreached, Optional<String> absent, List<GroupView> groups) {

  /**
   * @param name in lower case
   */
  public record GroupView(String name, String title, List<CardView> cards) {}

  /**
   * @param value as in the CSV, blank where the metric has none
   * @param text the value for people, a dash where there is none
   * @param reason why there is no value
   * @param direction of a value that is a change itself
   * @param note what was left out of the value
   */
  public record CardView(
      String metric,
      String title,
      String value,
      FigureText text,
      Optional<ChangeView> direction,
      Optional<String> reason,
      Optional<String> note,
      Optional<ChangeView> change,
      Optional<Sparkline> sparkline) {}

  /**
   * @param arrow ▲, ▼ or =
   * @param sense good, bad or neutral
   * @param text the change in per cent, empty where it has no meaning
   * @param words what arrow and colour say
   * @param previous the value of the window before
   */
  public record ChangeView(
      String arrow, String sense, String text, String words, String previous) {}
}
