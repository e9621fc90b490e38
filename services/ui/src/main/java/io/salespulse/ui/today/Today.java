package io.salespulse.ui.today;

import io.salespulse.contract.KpiFile;
import io.salespulse.ui.cards.Change;
import io.salespulse.ui.format.FigureText;
import io.salespulse.ui.section.SectionView;
import io.salespulse.ui.section.SectionView.DataView;
import io.salespulse.ui.section.SelectedKpis;
import io.salespulse.ui.selection.Section.Reach;
import io.salespulse.ui.text.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How the day is going, beside the day before and the same weekday of the week before: today until
 * the last quarter of an hour that is over, or the last of the chosen days as a whole; and
 * yesterday as a whole while nobody has ordered today. Where the numbers are of days ago, their
 * newest day stands there under its own name.
 *
 * @param section its head, and the curve of the day with its table
 * @param verdict whether the day is a good one; empty where nobody wants a comparison
 * @param figures of the day; none where there is nothing to show
 * @param notes what is not compared, and why
 */
public record Today(
    SectionView section,
    Optional<VerdictView> verdict,
    List<DayFigureView> figures,
    List<String> notes) {

  /** As in {@code /fragments/<name>}, and the element's id. */
  public static final String NAME = "today";

  /**
   * @param sense good, bad or neutral
   * @param arrow ▲, ▼ or blank
   */
  record VerdictView(String sense, String arrow, String words) {}

  /**
   * @param name in lower case
   * @param changes from each day that it is compared with
   */
  record DayFigureView(String name, String title, FigureText text, List<Change> changes) {}

  public static Today of(SelectedKpis kpis) {
    LocalDate newest = kpis.asOf().toLocalDate();
    DayNames names = kpis.areOfToday() ? DayNames.TODAY : over(kpis, newest);
    if (kpis.period().filter(days -> days.first().isAfter(newest)).isPresent()) {
      return absent(
          kpis, names, "The chosen days are %s.".formatted(kpis.laterWords(kpis.period().get())));
    }
    return kpis.period()
        .filter(days -> days.last().isBefore(newest))
        .map(
            days ->
                whole(
                    kpis,
                    days.last(),
                    DayNames.over(kpis.figures().date(days.last())),
                    days.days() == 1 ? "" : "The last of the chosen days: "))
        .orElseGet(() -> newest(kpis, newest, names));
  }

  private static Today newest(SelectedKpis kpis, LocalDate newest, DayNames names) {
    return kpis.series()
        .quarters()
        .map(
            quarters ->
                new DayPanel(
                    kpis,
                    KpiFile.SALES_RECENT,
                    quarters,
                    DayCurve.of(DayCurve.QUARTER, quarters, newest, kpis.asOf()),
                    names))
        .map(
            panel ->
                panel.hasOrders()
                    ? panel.soFar(
                        names == DayNames.TODAY ? "" : "The newest day that the numbers know: ")
                    : beforeTheFirstOrder(kpis, panel, names))
        .orElseGet(() -> absent(kpis, names, SectionView.absent(KpiFile.SALES_RECENT, kpis)));
  }

  private static Today beforeTheFirstOrder(SelectedKpis kpis, DayPanel panel, DayNames names) {
    LocalDate dayBefore = kpis.asOf().toLocalDate().minusDays(1);
    return panel.isKnown(dayBefore)
        ? whole(kpis, dayBefore, over(kpis, dayBefore), panel.noOrderYet() + " ")
        : absent(kpis, names, "No order yet: the day begins with the first one.");
  }

  private static DayNames over(SelectedKpis kpis, LocalDate day) {
    return DayNames.over(Words.of(kpis.called(day)));
  }

  private static Today whole(SelectedKpis kpis, LocalDate day, DayNames names, String lead) {
    return kpis.series()
        .hours()
        .map(
            hours ->
                new DayPanel(
                        kpis,
                        KpiFile.SALES_BY_HOUR,
                        hours,
                        DayCurve.of(DayCurve.HOUR, hours, day, kpis.asOf()),
                        names)
                    .asAWhole(lead))
        .orElseGet(() -> absent(kpis, names, SectionView.absent(KpiFile.SALES_BY_HOUR, kpis)));
  }

  private static Today absent(SelectedKpis kpis, DayNames names, String why) {
    return new Today(
        section(kpis, names.title(), "How the day is going.", why, Optional.empty(), ""),
        Optional.empty(),
        List.of(),
        List.of());
  }

  static SectionView section(
      SelectedKpis kpis,
      String title,
      String meaning,
      String absent,
      Optional<DataView> data,
      String download) {
    return new SectionView(
        NAME,
        kpis.choice().query(),
        title,
        meaning,
        SectionView.unreached(Reach.DAYS, kpis),
        List.of(),
        absent,
        data,
        download);
  }
}
