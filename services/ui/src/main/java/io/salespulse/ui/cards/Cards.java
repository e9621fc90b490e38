package io.salespulse.ui.cards;

import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.KpiFile;
import io.salespulse.contract.SummaryMetric;
import io.salespulse.contract.SummaryMetric.Group;
import io.salespulse.ui.format.FigureText;
import io.salespulse.ui.format.Figures;
import io.salespulse.ui.kpi.KpiRow;
import io.salespulse.ui.section.NewestOrders;
import io.salespulse.ui.section.SelectedKpis;
import io.salespulse.ui.selection.Choice;
import io.salespulse.ui.text.HostileText;
import io.salespulse.ui.text.Words;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The key figures: every metric of the catalogue, in its order, whether it has a value or not.
 *
 * @param query what was chosen, as it stands in the address; may be blank
 * @param isUnfiltered whether filters are on, none of which counts here
 * @param groups empty in a set without a summary
 */
public record Cards(String query, boolean isUnfiltered, List<GroupView> groups) {

  /**
   * @param name in lower case
   */
  record GroupView(String name, String title, List<CardView> cards) {}

  /**
   * @param value as in the CSV, blank where the metric has none
   * @param text the value for people, a dash where there is none
   * @param direction of a value that is a change itself
   * @param reason why there is no value
   * @param note what was left out of the value
   * @param orders query of the address that shows the newest orders behind it
   * @param goal of the month that is going on, on the card of sales
   */
  record CardView(
      SummaryMetric metric,
      String value,
      FigureText text,
      Optional<Change> direction,
      Optional<String> reason,
      Optional<String> note,
      Optional<Change> change,
      Optional<String> orders,
      Optional<MonthGoal> goal,
      Optional<Sparkline> sparkline) {}

  public static Cards of(SelectedKpis kpis) {
    return new Cards(
        kpis.choice().query(),
        kpis.selection().isFilter(),
        kpis.set().table(KpiFile.SUMMARY).stream()
            .flatMap(
                summary -> Arrays.stream(Group.values()).map(group -> group(group, kpis, summary)))
            .toList());
  }

  private static GroupView group(Group group, SelectedKpis kpis, List<KpiRow> summary) {
    String name = Choice.parameter(group);
    return new GroupView(
        name,
        Words.of(name),
        Arrays.stream(SummaryMetric.values())
            .filter(metric -> metric.group() == group)
            .map(metric -> card(metric, kpis, summary))
            .toList());
  }

  private static CardView card(SummaryMetric metric, SelectedKpis kpis, List<KpiRow> summary) {
    Optional<KpiRow> row =
        summary.stream()
            .filter(candidate -> candidate.text(KpiColumns.METRIC).equals(metric.metric()))
            .findFirst();
    Optional<BigDecimal> value = row.flatMap(there -> there.number(KpiColumns.VALUE));
    String note = row.map(there -> HostileText.tamed(there.text(KpiColumns.NOTE))).orElse("");
    Figures figures = kpis.figures();
    return new CardView(
        metric,
        row.map(there -> there.text(KpiColumns.VALUE)).orElse(""),
        value.map(number -> figures.text(metric.unit(), number)).orElse(FigureText.NONE),
        value
            .filter(number -> metric == SummaryMetric.SALES_GROWTH_PCT)
            .map(percent -> Change.ofPercent(metric, percent, "", figures)),
        value.isPresent()
            ? Optional.empty()
            : Optional.of(row.isEmpty() ? missing(kpis) : reason(metric, note)),
        Optional.of(note).filter(text -> value.isPresent() && !text.isBlank()),
        value.flatMap(number -> change(metric, row.get(), figures)),
        value.flatMap(number -> orders(metric, kpis)),
        metric == SummaryMetric.TOTAL_SALES ? MonthGoal.of(kpis) : Optional.empty(),
        value.flatMap(number -> Sparkline.of(metric, kpis)));
  }

  /** Of numbers that single orders make; of what is paid back those where most of it was. */
  private static Optional<String> orders(SummaryMetric metric, SelectedKpis kpis) {
    return switch (metric) {
      case TOTAL_ORDERS, TOTAL_SALES, GROSS_SALES, AVERAGE_ORDER_VALUE, SALES_IN_WINDOW ->
          new NewestOrders(kpis).ofAll("");
      case REFUND_RATE_PCT -> new NewestOrders(kpis).ofAll("-" + KpiColumns.REFUNDS);
      case ITEMS_SOLD -> new NewestOrders(kpis).ofAll("-" + KpiColumns.ITEMS);
      case CANCELLED_ORDERS_PCT,
          UNIQUE_PRODUCTS_SOLD,
          TOTAL_CUSTOMERS,
          NEW_CUSTOMERS,
          SALES_GROWTH_PCT,
          REPEAT_CUSTOMER_PCT,
          CUSTOMER_ACQUISITION_COST,
          HOURS_TO_FIRST_ORDER,
          HOURS_TO_FIRST_ORDER_MEDIAN,
          INVENTORY_TURNOVER,
          CUSTOMERS_AT_RISK ->
          Optional.empty();
    };
  }

  private static String missing(SelectedKpis kpis) {
    return kpis.set().isBeforeRefunds() ? "comes with the next run" : "not in this KPI set";
  }

  private static String reason(SummaryMetric metric, String note) {
    if (!note.isBlank()) {
      return note;
    }
    return metric.emptyReason().isBlank() ? "no value" : metric.emptyReason();
  }

  private static Optional<Change> change(SummaryMetric metric, KpiRow row, Figures figures) {
    return row.number(KpiColumns.PREVIOUS_VALUE)
        .map(previous -> figures.of(metric.unit(), previous))
        .map(
            before ->
                row.number(KpiColumns.CHANGE_PCT)
                    .map(change -> Change.ofPercent(metric, change, before, figures))
                    .orElseGet(() -> Change.unknown(before)));
  }
}
