package io.salespulse.ui.page;

import io.salespulse.contract.KpiFile;
import io.salespulse.ui.kpi.KpiSet;
import io.salespulse.ui.selection.Cube;
import io.salespulse.ui.selection.Period;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;

/**
 * What the page is made of.
 *
 * @param cube what filters work on, empty in a set without it
 */
record Shown(KpiSet set, Optional<Cube> cube, Figures figures, Choice choice) {

  static Shown of(KpiSet set, Optional<Cube> cube, Locale locale, Choice choice) {
    return new Shown(set, cube, Figures.of(set.manifest(), locale), choice);
  }

  static Optional<Cube> cube(KpiSet set) {
    return set.table(KpiFile.SALES_CUBE).map(Cube::new);
  }

  /** The as-of time in the reporting zone. */
  LocalDateTime asOf() {
    return set.manifest().run().asOf().atZone(figures.zone()).toLocalDateTime();
  }

  /** The days selected, empty for all. */
  Optional<Period> period() {
    return choice.selection().range().period(asOf().toLocalDate());
  }
}
