package io.salespulse.ui.page;

import io.salespulse.contract.SummaryMetric;
import io.salespulse.ui.cards.Cards;
import io.salespulse.ui.filters.Filters;
import io.salespulse.ui.outliers.Outliers;
import io.salespulse.ui.own.OwnSection;
import io.salespulse.ui.section.SectionView;
import io.salespulse.ui.section.SelectedKpis;
import io.salespulse.ui.selection.Section;
import io.salespulse.ui.today.Today;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is under the header: the parts of one KPI set.
 *
 * @param query what was asked for, as it stands in the address; may be blank
 * @param metrics whose formulas explain the cards: they never change, so no refresh sends them
 * @param sections the first across the whole width, the others in columns
 */
record BoardView(
    String query,
    Filters filters,
    Today today,
    Outliers outliers,
    Cards cards,
    List<SummaryMetric> metrics,
    List<SectionView> sections) {

  static BoardView of(SelectedKpis kpis, Outliers outliers) {
    return new BoardView(
        kpis.asked().query(),
        Filters.of(kpis),
        Today.of(kpis),
        outliers,
        Cards.of(kpis),
        List.of(SummaryMetric.values()),
        Stream.concat(
                Arrays.stream(Section.values()).map(section -> Sections.of(section, kpis)),
                OwnSection.of(kpis).stream())
            .toList());
  }
}
