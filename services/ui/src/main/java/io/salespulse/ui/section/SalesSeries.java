package io.salespulse.ui.section;

import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.KpiFile;
import io.salespulse.ui.kpi.KpiRow;
import io.salespulse.ui.kpi.KpiSet;
import io.salespulse.ui.selection.Cube;
import io.salespulse.ui.selection.Totals;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Sums of all that a shop sold: by their start in the reporting zone, each read of its file when
 * somebody asks first, as three years have 26,000 hours; and those that filters work on.
 * Thread-safe.
 */
public final class SalesSeries {

  private final KpiSet set;
  private final ZoneId zone;
  private final Optional<Cube> cube;
  private final Map<KpiFile, Optional<SortedMap<ZonedDateTime, Totals>>> read =
      new ConcurrentHashMap<>();

  public SalesSeries(KpiSet set) {
    this.set = set;
    this.zone = ZoneId.of(set.manifest().reportingZone());
    this.cube = set.cube().map(Cube::new);
  }

  /** Empty where the set has no file of them. */
  public Optional<SortedMap<ZonedDateTime, Totals>> hours() {
    return of(KpiFile.SALES_BY_HOUR, row -> start(row, KpiColumns.HOUR_START));
  }

  /** Of the last 15 days. */
  public Optional<SortedMap<ZonedDateTime, Totals>> quarters() {
    return of(KpiFile.SALES_RECENT, row -> start(row, KpiColumns.QUARTER_START));
  }

  public Optional<SortedMap<ZonedDateTime, Totals>> days() {
    return of(
        KpiFile.SALES_BY_DAY, row -> LocalDate.parse(row.text(KpiColumns.DATE)).atStartOfDay(zone));
  }

  /** Empty where the set has none, or one that is too long. */
  public Optional<Cube> cube() {
    return cube;
  }

  private ZonedDateTime start(KpiRow row, String column) {
    return OffsetDateTime.parse(row.text(column)).atZoneSameInstant(zone);
  }

  private Optional<SortedMap<ZonedDateTime, Totals>> of(
      KpiFile file, Function<KpiRow, ZonedDateTime> start) {
    return read.computeIfAbsent(file, asked -> read(asked, start));
  }

  /** Rows whose time cannot be read are left out; the hour that clocks repeat is two. */
  private Optional<SortedMap<ZonedDateTime, Totals>> read(
      KpiFile file, Function<KpiRow, ZonedDateTime> start) {
    return set.table(file)
        .map(
            table -> {
              SortedMap<ZonedDateTime, Totals> sums = new TreeMap<>();
              for (KpiRow row : table) {
                try {
                  sums.merge(start.apply(row), totals(row), Totals::plus);
                } catch (DateTimeException notATime) {
                  continue;
                }
              }
              return Collections.unmodifiableSortedMap(sums);
            });
  }

  private static Totals totals(KpiRow row) {
    return new Totals(
        row.numberOrZero(KpiColumns.ORDERS).longValue(),
        row.numberOrZero(KpiColumns.ITEMS).longValue(),
        row.numberOrZero(KpiColumns.GROSS_SALES),
        row.numberOrZero(KpiColumns.REFUNDS),
        row.numberOrZero(KpiColumns.SALES));
  }
}
