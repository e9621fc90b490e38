package io.salespulse.ui.page;

import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.KpiFile;
import io.salespulse.contract.SummaryMetric;
import io.salespulse.ui.kpi.KpiRow;
import io.salespulse.ui.kpi.KpiSet;
import io.salespulse.ui.kpi.KpiTable;
import io.salespulse.ui.page.CardsView.CardView;
import io.salespulse.ui.page.CardsView.ChangeView;
import io.salespulse.ui.page.CardsView.GroupView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes the cards: every metric of the catalogue, in its order, whether it has a value or not. */
final class CardViews {

  private final Figures figures;
  private final Optional<KpiTable> summary;
  private final String etag;

  CardViews(KpiSet set, Figures figures, String etag) {
    this.figures = figures;
    this.summary = set.table(KpiFile.SUMMARY);
    this.etag = etag;
  }

  CardsView cards() {
    if (summary.isEmpty()) {
      return new CardsView(
          etag, Optional.of("This KPI set was made without a summary."), List.of());
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
    return new CardsView(etag, Optional.empty(), groups);
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
        metric.formula(),
        row.map(there -> there.text(KpiColumns.VALUE)).orElse(""),
        value.map(number -> figures.of(metric.unit(), number)).orElse("—"),
        value.isPresent() ? Optional.empty() : Optional.of(reason(metric, row, note)),
        value.isPresent() && !note.isBlank() ? Optional.of(note) : Optional.empty(),
        value.isPresent() ? row.flatMap(there -> change(metric, there)) : Optional.empty());
  }

  private static String reason(SummaryMetric metric, Optional<KpiRow> row, String note) {
    if (row.isEmpty()) {
      return "not in this KPI set";
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
                  .map(change -> change(metric, change, before))
                  .orElseGet(() -> new ChangeView("", "neutral", "", "", before));
            });
  }

  private ChangeView change(SummaryMetric metric, BigDecimal change, String before) {
    Sense sense = Sense.of(metric, change);
    String direction =
        switch (change.signum()) {
          case 1 -> "up";
          case -1 -> "down";
          default -> "unchanged";
        };
    String arrow =
        switch (change.signum()) {
          case 1 -> "▲";
          case -1 -> "▼";
          default -> "=";
        };
    String words =
        switch (sense) {
          case GOOD -> direction + ", better";
          case BAD -> direction + ", worse";
          case NEUTRAL -> direction;
        };
    return new ChangeView(
        arrow, sense.name().toLowerCase(Locale.ROOT), figures.percent(change.abs()), words, before);
  }
}
