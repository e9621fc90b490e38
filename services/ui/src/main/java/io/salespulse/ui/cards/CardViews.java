package io.salespulse.ui.cards;

import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.KpiFile;
import io.salespulse.contract.SummaryMetric;
import io.salespulse.ui.cards.CardsView.CardView;
import io.salespulse.ui.cards.CardsView.ChangeView;
import io.salespulse.ui.cards.CardsView.GroupView;
import io.salespulse.ui.format.FigureText;
import io.salespulse.ui.format.Figures;
import io.salespulse.ui.format.HostileText;
import io.salespulse.ui.kpi.KpiRow;
import io.salespulse.ui.kpi.KpiTable;
import io.salespulse.ui.section.Shown;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes the cards: every metric of the catalogue, in its order, whether it has a value or not. */
public final class CardViews {

  private final Shown shown;
  private final Figures figures;
  private final Optional<KpiTable> summary;
  private final Sparklines sparklines;

  public CardViews(Shown shown) {
    this.shown = shown;
    this.figures = shown.figures();
    this.summary = shown.set().table(KpiFile.SUMMARY);
    this.sparklines = new Sparklines(shown);
  }

  public CardsView cards() {
    if (summary.isEmpty()) {
      return new CardsView(
          shown.choice().query(),
          unreached(),
          Optional.of("This KPI set was made without a summary."),
          List.of());
    }
    List<GroupView> groups = new ArrayList<>();
    for (SummaryMetric.Group group :
        List.of(
            SummaryMetric.Group.SALES,
            SummaryMetric.Group.CUSTOMERS,
            SummaryMetric.Group.PRODUCTS)) {
      groups.add(
          new GroupView(
              group.name().toLowerCase(Locale.ROOT),
              title(group),
              Arrays.stream(SummaryMetric.values())
                  .filter(metric -> metric.group() == group)
                  .map(this::card)
                  .toList()));
    }
    return new CardsView(shown.choice().query(), unreached(), Optional.empty(), groups);
  }

  private Optional<String> unreached() {
    return shown.choice().selection().isFilter()
        ? Optional.of("Not filtered: key figures are of all orders.")
        : Optional.empty();
  }

  private static String title(SummaryMetric.Group group) {
    return switch (group) {
      case SALES -> "Sales";
      case CUSTOMERS -> "Customers";
      case PRODUCTS -> "Products";
    };
  }

  private CardView card(SummaryMetric metric) {
    Optional<KpiRow> row =
        summary.stream()
            .flatMap(table -> table.rows().stream())
            .filter(candidate -> candidate.text(KpiColumns.METRIC).equals(metric.metric()))
            .findFirst();
    Optional<BigDecimal> value = row.flatMap(there -> there.number(KpiColumns.VALUE));
    String note = row.map(there -> HostileText.tamed(there.text(KpiColumns.NOTE))).orElse("");
    return new CardView(
        metric.metric(),
        metric.title(),
        row.map(there -> there.text(KpiColumns.VALUE)).orElse(""),
        value.map(number -> figures.text(metric.unit(), number)).orElse(FigureText.NONE),
        value
            .filter(number -> metric == SummaryMetric.SALES_GROWTH_PCT)
            .map(growth -> Changes.of(metric, growth, "", figures)),
        value.isPresent() ? Optional.empty() : Optional.of(reason(metric, row, note)),
        value.isPresent() && !note.isBlank() ? Optional.of(note) : Optional.empty(),
        value.isPresent() ? row.flatMap(there -> change(metric, there)) : Optional.empty(),
        value.isPresent() ? sparklines.of(metric) : Optional.empty());
  }

  private String reason(SummaryMetric metric, Optional<KpiRow> row, String note) {
    if (row.isEmpty()) {
      return shown.set().isBeforeRefunds() ? "comes with the next run" : "not in this KPI set";
    }
    if (!note.isBlank()) {
      return note;
    }
    return metric.emptyReason().isBlank() ? "no value" : metric.emptyReason();
  }

  private Optional<ChangeView> change(SummaryMetric metric, KpiRow row) {
    return row.number(KpiColumns.PREVIOUS_VALUE)
        .map(
            previous -> {
              String before = figures.of(metric.unit(), previous);
              return row.number(KpiColumns.CHANGE_PCT)
                  .map(change -> Changes.of(metric, change, before, figures))
                  .orElseGet(() -> Changes.unknown(before));
            });
  }
}
