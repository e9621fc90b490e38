package io.salespulse.ui.filters;

import io.salespulse.contract.SummaryMetric;
import io.salespulse.ui.cards.CardsView.ChangeView;
import io.salespulse.ui.cards.Changes;
import io.salespulse.ui.filters.FiltersView.ResultFigureView;
import io.salespulse.ui.filters.FiltersView.ResultView;
import io.salespulse.ui.format.FigureText;
import io.salespulse.ui.format.Figures;
import io.salespulse.ui.section.Shown;
import io.salespulse.ui.selection.Cube;
import io.salespulse.ui.selection.Selection;
import io.salespulse.ui.selection.Totals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/** Makes the figures of what the filters let through. */
final class ResultViews {

  private final Figures figures;
  private final Totals all;
  private final Compared compared;

  private ResultViews(Figures figures, Totals all, Compared compared) {
    this.figures = figures;
    this.all = all;
    this.compared = compared;
  }

  static ResultView of(Shown shown, Cube cube) {
    Selection selection = shown.choice().selection();
    SortedMap<LocalDate, Totals> days = cube.byDay(selection);
    Totals all =
        days.entrySet().stream()
            .filter(day -> shown.period().map(there -> there.contains(day.getKey())).orElse(true))
            .map(day -> day.getValue())
            .reduce(Totals.NONE, Totals::plus);
    ResultViews made = new ResultViews(shown.figures(), all, Compared.of(shown, days));
    List<ResultFigureView> result = new ArrayList<>();
    if (selection.isOfCategory()) {
      result.add(made.amount("sales", "Revenue", SummaryMetric.TOTAL_SALES, Totals::amount));
    } else {
      result.addAll(made.sales(shown.set().isBeforeRefunds()));
    }
    result.addAll(made.counts());
    result.add(
        made.figure(
            "average",
            selection.isOfCategory() ? "Revenue per order" : "Average order value",
            SummaryMetric.AVERAGE_ORDER_VALUE,
            Totals::average));
    return new ResultView(made.compared.words(), result);
  }

  private List<ResultFigureView> sales(boolean beforeRefunds) {
    ResultFigureView sales = amount("sales", "Sales", SummaryMetric.TOTAL_SALES, Totals::amount);
    return beforeRefunds
        ? List.of(sales)
        : List.of(
            compared.ofToday() ? sales.withoutChange() : sales,
            amount("gross", "Gross sales", SummaryMetric.GROSS_SALES, Totals::gross),
            // Not compared: refunds of the later period are still to come.
            figure("refund-rate", "Refund rate", SummaryMetric.REFUND_RATE_PCT, Totals::refundRate)
                .withoutChange());
  }

  private List<ResultFigureView> counts() {
    return List.of(
        figure(
            "orders",
            "Orders",
            SummaryMetric.TOTAL_ORDERS,
            totals -> Optional.of(BigDecimal.valueOf(totals.orders()))),
        figure(
            "items",
            "Items",
            SummaryMetric.ITEMS_SOLD,
            totals -> Optional.of(BigDecimal.valueOf(totals.items()))));
  }

  private ResultFigureView amount(
      String name, String title, SummaryMetric sense, Function<Totals, BigDecimal> value) {
    return figure(name, title, sense, value.andThen(Optional::of));
  }

  private ResultFigureView figure(
      String name,
      String title,
      SummaryMetric sense,
      Function<Totals, Optional<BigDecimal>> value) {
    return new ResultFigureView(
        name,
        title,
        value.apply(all).map(number -> figures.text(sense.unit(), number)).orElse(FigureText.NONE),
        value
            .apply(compared.now())
            .flatMap(
                now -> compared.before().flatMap(value).map(then -> change(sense, now, then))));
  }

  /** Names both sides where the figure above is not one of them, as it counts what is not over. */
  private ChangeView change(SummaryMetric sense, BigDecimal now, BigDecimal before) {
    ChangeView change = Changes.of(sense, now, before, figures);
    return compared.now().equals(all)
        ? change
        : new ChangeView(
            change.arrow(),
            change.sense(),
            change.text(),
            change.words(),
            change.previous() + ", now: " + figures.of(sense.unit(), now));
  }
}
