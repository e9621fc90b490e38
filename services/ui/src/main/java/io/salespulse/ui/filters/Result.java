package io.salespulse.ui.filters;

import io.salespulse.contract.SummaryMetric;
import io.salespulse.ui.cards.Change;
import io.salespulse.ui.format.FigureText;
import io.salespulse.ui.format.Figures;
import io.salespulse.ui.section.SelectedKpis;
import io.salespulse.ui.selection.Cube;
import io.salespulse.ui.selection.Totals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * What the filters let through.
 *
 * @param period in words, with what it is compared with
 */
record Result(String period, List<FigureView> figures) {

  record FigureView(String name, String title, FigureText text, Optional<Change> change) {

    private FigureView withoutChange() {
      return new FigureView(name, title, text, Optional.empty());
    }
  }

  static Result of(SelectedKpis kpis, Cube cube) {
    SortedMap<LocalDate, Totals> days = cube.byDay(kpis.selection());
    Totals all =
        days.entrySet().stream()
            .filter(day -> kpis.period().map(there -> there.contains(day.getKey())).orElse(true))
            .map(day -> day.getValue())
            .reduce(Totals.NONE, Totals::plus);
    Compared compared = Compared.of(kpis, days);
    Made made = new Made(kpis.figures(), all, compared);
    boolean ofCategory = kpis.selection().isOfCategory();
    FigureView sales =
        made.figure(
            "sales",
            ofCategory ? "Revenue" : "Sales",
            SummaryMetric.TOTAL_SALES,
            totals -> Optional.of(totals.amount()));
    List<FigureView> figures = new ArrayList<>();
    if (ofCategory || kpis.set().isBeforeRefunds()) {
      figures.add(sales);
    } else {
      figures.add(compared.ofToday() ? sales.withoutChange() : sales);
      figures.add(
          made.figure(
              "gross",
              "Gross sales",
              SummaryMetric.GROSS_SALES,
              totals -> Optional.of(totals.gross())));
      // Not compared: refunds of the later period are still to come.
      figures.add(
          made.figure(
                  "refund-rate", "Refund rate", SummaryMetric.REFUND_RATE_PCT, Totals::refundRate)
              .withoutChange());
    }
    figures.add(
        made.figure(
            "orders",
            "Orders",
            SummaryMetric.TOTAL_ORDERS,
            totals -> Optional.of(totals.orderCount())));
    figures.add(
        made.figure(
            "items", "Items", SummaryMetric.ITEMS_SOLD, totals -> Optional.of(totals.itemCount())));
    figures.add(
        made.figure(
            "average",
            ofCategory ? "Revenue per order" : "Average order value",
            SummaryMetric.AVERAGE_ORDER_VALUE,
            Totals::average));
    return new Result(compared.words(), figures);
  }

  /** What each figure is made of. */
  private record Made(Figures figures, Totals all, Compared compared) {

    FigureView figure(
        String name,
        String title,
        SummaryMetric sense,
        Function<Totals, Optional<BigDecimal>> value) {
      return new FigureView(
          name,
          title,
          value
              .apply(all)
              .map(number -> figures.text(sense.unit(), number))
              .orElse(FigureText.NONE),
          value
              .apply(compared.now())
              .flatMap(
                  now -> compared.before().flatMap(value).map(then -> change(sense, now, then))));
    }

    /** Names both sides where the figure above is not one of them, as it counts what goes on. */
    private Change change(SummaryMetric sense, BigDecimal now, BigDecimal before) {
      Change change = Change.of(sense, now, before, figures);
      return compared.now().equals(all)
          ? change
          : change.from(change.previous() + ", now: " + figures.of(sense.unit(), now));
    }
  }
}
