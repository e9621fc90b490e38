package io.salespulse.ui.section;

import io.salespulse.contract.KpiColumns;
import io.salespulse.ui.format.Figures;
import io.salespulse.ui.kpi.KpiSet;
import io.salespulse.ui.notes.Notes;
import io.salespulse.ui.selection.Choice;
import io.salespulse.ui.selection.Cube;
import io.salespulse.ui.selection.Dimension;
import io.salespulse.ui.selection.Period;
import io.salespulse.ui.selection.Selection;
import io.salespulse.ui.selection.Totals;
import io.salespulse.ui.text.HostileText;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The KPI set that is shown, and how somebody chose to look at it.
 *
 * @param series of the set, whoever chose what
 * @param notes what the shop wrote down of its days
 * @param today the reader's day in the reporting zone: the numbers may know older ones alone
 * @param choice whose filters are values of the set
 * @param unknown what was asked for and is no value of the set, and so no filter
 */
public record SelectedKpis(
    KpiSet set,
    SalesSeries series,
    Figures figures,
    Notes notes,
    LocalDate today,
    Choice choice,
    Map<Dimension, String> unknown) {

  private static final String OTHER = "Other (";

  public SelectedKpis {
    unknown = Map.copyOf(unknown);
  }

  /** Where nothing is told of notes. */
  public static SelectedKpis of(KpiSet set, Locale locale, LocalDate today, Choice asked) {
    return of(set, new SalesSeries(set), locale, Notes.NONE, today, asked);
  }

  /** What was asked for and can be filtered by; without a cube nobody can say what that is. */
  public static SelectedKpis of(
      KpiSet set, SalesSeries series, Locale locale, Notes notes, LocalDate today, Choice asked) {
    SelectedKpis kpis =
        new SelectedKpis(
            set, series, Figures.of(set.manifest(), locale), notes, today, asked, Map.of());
    return kpis.cube().isPresent() && asked.selection().isCut() ? kpis.found() : kpis;
  }

  /** What filters work on, empty in a set without it. */
  public Optional<Cube> cube() {
    return series.cube();
  }

  private SelectedKpis found() {
    Selection found = selection();
    Map<Dimension, String> unknown = new EnumMap<>(Dimension.class);
    for (Map.Entry<Dimension, String> wanted : selection().values().entrySet()) {
      Optional<String> value = value(wanted.getKey(), wanted.getValue());
      found = found.with(wanted.getKey(), value.orElse(""));
      if (value.isEmpty()) {
        unknown.put(wanted.getKey(), wanted.getValue());
      }
    }
    return new SelectedKpis(set, series, figures, notes, today, choice.with(found), unknown);
  }

  /** The value that somebody means by what was typed: in any case, where only one is called so. */
  private Optional<String> value(Dimension dimension, String typed) {
    if (isFilter(dimension, typed)) {
      return Optional.of(typed);
    }
    // As the list of the field names it; of how many it was the sum then.
    if (typed.startsWith(OTHER) && isFilter(dimension, KpiColumns.OTHER)) {
      return Optional.of(KpiColumns.OTHER);
    }
    List<String> alike =
        cube().stream()
            .flatMap(there -> there.values(dimension).stream())
            .filter(value -> HostileText.tamed(value).equalsIgnoreCase(typed.strip()))
            .toList();
    return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
  }

  /** Whether the cube can tell a value from the others: it has rows of it, or it sold nothing. */
  public boolean isFilter(Dimension dimension, String value) {
    return cube()
        .filter(
            there ->
                there.has(dimension, value)
                    || !there.has(dimension, KpiColumns.OTHER)
                        && isInFile(dimension, value::equals))
        .isPresent();
  }

  private boolean isInFile(Dimension dimension, Predicate<String> wanted) {
    return set.table(dimension.file()).stream()
        .flatMap(List::stream)
        .anyMatch(row -> wanted.test(row.text(dimension.column())));
  }

  /** Why what was asked for is no filter, in a sentence; blank where nothing was, or it is one. */
  public String unknownWords(Dimension dimension) {
    String asked = unknown.get(dimension);
    if (asked == null) {
      return "";
    }
    return (isInFile(dimension, asked.strip()::equalsIgnoreCase)
        ? "“%s” is one of %s: all %s are shown."
            .formatted(
                HostileText.tamed(asked), name(dimension, KpiColumns.OTHER), dimension.plural())
        : "No %s is called “%s”: all %s are shown."
            .formatted(dimension.parameter(), HostileText.tamed(asked), dimension.plural()));
  }

  /** What was asked for, with what is no filter: as the page's address has it. */
  public Choice asked() {
    Selection asked = selection();
    for (Map.Entry<Dimension, String> value : unknown.entrySet()) {
      asked = asked.with(value.getKey(), value.getValue());
    }
    return choice.with(asked);
  }

  /**
   * A value of the cube for people. {@link KpiColumns#OTHER} is no value of the shop's, and says of
   * how many it is the sum, so that nobody takes it for one that is really called so.
   */
  public String name(Dimension dimension, String value) {
    return value.equals(KpiColumns.OTHER)
        ? OTHER + others(dimension) + ")"
        : HostileText.tamed(value);
  }

  private String others(Dimension dimension) {
    return othersOf(dimension)
        .map(count -> figures.count(count) + " " + dimension.plural())
        .orElse("how many " + dimension.plural() + " is not known");
  }

  /**
   * The rest of a list, for people: what stands under {@link KpiColumns#OTHER} is counted one by
   * one.
   *
   * @param left values of the cube that the list has no rows for
   */
  public String rest(Dimension dimension, List<String> left) {
    return (left.contains(KpiColumns.OTHER)
            ? othersOf(dimension).map(others -> others + left.size() - 1)
            : Optional.of((long) left.size()))
        .map(count -> "The other " + figures.count(count))
        .orElse("The others");
  }

  private Optional<Long> othersOf(Dimension dimension) {
    return set.table(dimension.file())
        .map(
            table ->
                table.stream()
                    .map(row -> row.text(dimension.column()))
                    .filter(value -> cube().filter(there -> there.has(dimension, value)).isEmpty())
                    .count());
  }

  /** Sums of hours for steps of an hour, else of days: of the cube where the selection cuts it. */
  public Optional<SortedMap<ZonedDateTime, Totals>> sums(Choice.By by) {
    if (by == Choice.By.HOUR) {
      return series.hours();
    }
    return selection().isCut() ? cube().map(this::selectedDays) : series.days();
  }

  private SortedMap<ZonedDateTime, Totals> selectedDays(Cube all) {
    SortedMap<ZonedDateTime, Totals> sums = new TreeMap<>();
    all.byDay(selection())
        .forEach((day, totals) -> sums.put(day.atStartOfDay(figures.zone()), totals));
    return sums;
  }

  /** The as-of time in the reporting zone. */
  public ZonedDateTime asOf() {
    return set.manifest().run().asOf().atZone(figures.zone());
  }

  /** Whether the newest day of the numbers is the reader's own, and goes on. */
  public boolean areOfToday() {
    return asOf().toLocalDate().equals(today);
  }

  /**
   * What a day is called within a sentence: today and yesterday are the reader's alone, any other
   * has its date.
   */
  public String called(LocalDate day) {
    return day.equals(today)
        ? "today"
        : day.equals(today.minusDays(1)) ? "yesterday" : figures.date(day);
  }

  /** What days are that begin after the newest one, as the end of a sentence. */
  public String laterWords(Period days) {
    return days.first().isAfter(today)
        ? "still to come"
        : "later than the numbers, which end with " + called(asOf().toLocalDate());
  }

  /** Steps of the reporting zone; weeks begin on the locale's first day. */
  public TimeAxis axis(Choice.By by) {
    return new TimeAxis(by, figures.week().get(0));
  }

  public Selection selection() {
    return choice.selection();
  }

  /** The days selected, empty for all. */
  public Optional<Period> period() {
    return selection().range().period(asOf().toLocalDate());
  }
}
