package io.salespulse.ui.filters;

import io.salespulse.ui.cards.Change;
import io.salespulse.ui.cards.OrderFigure;
import io.salespulse.ui.format.FigureText;
import io.salespulse.ui.format.Figures;
import io.salespulse.ui.section.SelectedKpis;
import io.salespulse.ui.selection.Cube;
import io.salespulse.ui.selection.Totals;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

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
    FigureView sales = made.figure("sales", ofCategory ? "Revenue" : "Sales", OrderFigure.SALES);
    List<FigureView> figures = new ArrayList<>();
    if (ofCategory || kpis.set().isBeforeRefunds()) {
      figures.add(sales);
    } else {
      figures.add(compared.ofNewest() ? sales.withoutChange() : sales);
      figures.add(made.figure("gross", "Gross sales", OrderFigure.GROSS_SALES));
      // Not compared: refunds of the later period are still to come.
      figures.add(
          made.figure("refund-rate", "Refund rate", OrderFigure.REFUND_RATE).withoutChange());
    }
    figures.add(made.figure("orders", "Orders", OrderFigure.ORDERS));
    figures.add(made.figure("items", "Items", OrderFigure.ITEMS));
    figures.add(
        made.figure(
            "average",
            ofCategory ? "Revenue per order" : "Average order value",
            OrderFigure.AVERAGE));
    return new Result(compared.words(), figures);
  }

  /** What each figure is made of. */
  private record Made(Figures figures, Totals all, Compared compared) {

    FigureView figure(String name, String title, OrderFigure figure) {
      return new FigureView(
          name,
          title,
          figure.text(all, figures),
          compared.before().flatMap(before -> change(figure, before)));
    }

    /** Names both sides where the figure above is not one of them, as it counts what goes on. */
    private Optional<Change> change(OrderFigure figure, Totals before) {
      Optional<Change> change = figure.change(compared.now(), before, figures);
      return compared.now().equals(all)
          ? change
          : change.map(
              there ->
                  there.from(
                      there.previous()
                          + ", now: "
                          + figure.words(compared.now(), figures).orElseThrow()));
    }
  }
}
