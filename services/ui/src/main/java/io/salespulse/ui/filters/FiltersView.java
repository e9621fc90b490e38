package io.salespulse.ui.filters;

import io.salespulse.ui.cards.CardsView.ChangeView;
import io.salespulse.ui.format.FigureText;
import io.salespulse.ui.section.SectionView.FieldView;
import java.util.List;
import java.util.Optional;

/**
 * The filters: what can be chosen, what is, and what comes out.
 *
 * @param from first day of a custom range, blank where there is none
 * @param to last day of a custom range
 * @param kept the rest of the address, which a plain form would lose
 * @param chips what is on, each a link that takes it off
 * @param clear query of the address without any filter
 * @param absent why no filter works
 */
public record FiltersView(
    List<SelectView> selects,
    String from,
    String to,
    List<FieldView> kept,
    List<ChipView> chips,
    String clear,
    Optional<ResultView> result,
    Optional<String> absent) {

  public record SelectView(String name, String title, List<OptionView> options) {}

  public record OptionView(String value, String text, boolean chosen) {}

  /**
   * @param query of the address without it
   */
  public record ChipView(String id, String title, String text, String query) {}

  /**
   * What the filters let through.
   *
   * @param period in words
   */
  public record ResultView(String period, List<ResultFigureView> figures) {}

  public record ResultFigureView(
      String name, String title, FigureText text, Optional<ChangeView> change) {

    ResultFigureView withoutChange() {
      return new ResultFigureView(name, title, text, Optional.empty());
    }
  }
}
