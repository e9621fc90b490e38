package io.salespulse.ui.section;

import io.salespulse.contract.KpiColumns;
import io.salespulse.ui.format.Figures;
import io.salespulse.ui.kpi.KpiSet;
import io.salespulse.ui.selection.Choice;
import io.salespulse.ui.selection.Cube;
import io.salespulse.ui.selection.Dimension;
import io.salespulse.ui.selection.Period;
import io.salespulse.ui.selection.Selection;
import io.salespulse.ui.text.HostileText;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;

/**
 * The KPI set that is shown, and how somebody chose to look at it.
 *
 * @param cube what filters work on, empty in a set without it
 */
public record SelectedKpis(KpiSet set, Optional<Cube> cube, Figures figures, Choice choice) {

  public static SelectedKpis of(KpiSet set, Locale locale, Choice choice) {
    return new SelectedKpis(
        set, set.cube().map(Cube::new), Figures.of(set.manifest(), locale), choice);
  }

  /**
   * A value of the cube for people. {@link KpiColumns#OTHER} is no value of the shop's, and says of
   * how many it is the sum, so that nobody takes it for one that is really called so.
   */
  public String name(Dimension dimension, String value) {
    return value.equals(KpiColumns.OTHER)
        ? "Other (%s)".formatted(others(dimension))
        : HostileText.tamed(value);
  }

  private String others(Dimension dimension) {
    return set.table(dimension.file())
        .map(
            table ->
                table.stream()
                    .map(row -> row.text(dimension.column()))
                    .filter(value -> cube.filter(there -> there.has(dimension, value)).isEmpty())
                    .count())
        .map(count -> figures.count(count) + " " + dimension.plural())
        .orElse("how many " + dimension.plural() + " is not known");
  }

  /** The as-of time in the reporting zone. */
  public ZonedDateTime asOf() {
    return set.manifest().run().asOf().atZone(figures.zone());
  }

  public Selection selection() {
    return choice.selection();
  }

  /** The days selected, empty for all. */
  public Optional<Period> period() {
    return selection().range().period(asOf().toLocalDate());
  }
}
