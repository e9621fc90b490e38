package io.salespulse.ui.download;

import io.salespulse.contract.KpiFile;
import io.salespulse.ui.kpi.KpiRow;
import io.salespulse.ui.kpi.KpiSet;
import io.salespulse.ui.kpi.OwnTable;
import io.salespulse.ui.text.HostileText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table to hand out.
 *
 * @param name that of its file, without the ending
 * @param meaning one sentence for people, may be blank
 * @param asOf the moment that it speaks of
 * @param unit what its numbers are where no column says it, may be blank
 * @param rows cells in the order of the columns, as they stand in the file; to go through once
 */
record DownloadTable(
    String name,
    String title,
    String meaning,
    Instant asOf,
    String unit,
    List<TableColumn> columns,
    Stream<List<String>> rows) {

  /** Those of the set: of the catalogue, then the shop's own. */
  static List<DownloadTable> all(KpiSet set) {
    return Stream.concat(
            Stream.of(KpiFile.values()).flatMap(file -> of(set, file).stream()),
            set.own().entrySet().stream().map(own -> of(own.getKey(), own.getValue())))
        .toList();
  }

  /** Empty where neither the set nor the catalogue has one of that name. */
  static Optional<DownloadTable> named(String name, KpiSet set) {
    return Optional.ofNullable(set.own().get(name))
        .map(own -> of(name, own))
        .or(() -> KpiFile.named(name).flatMap(file -> of(set, file)));
  }

  private static Optional<DownloadTable> of(KpiSet set, KpiFile file) {
    return set.rows(file)
        .map(
            rows ->
                of(
                    file,
                    set.manifest().run().asOf(),
                    set.manifest().reportingCurrency(),
                    rows.map(KpiRow::cells)));
  }

  /**
   * @param currency ISO 4217 code of its amounts
   */
  static DownloadTable of(KpiFile file, Instant asOf, String currency, Stream<List<String>> rows) {
    return new DownloadTable(
        file.kpi(),
        file.title(),
        file.meaning(),
        asOf,
        "",
        file.columns().stream().map(column -> TableColumn.of(column, currency)).toList(),
        rows);
  }

  private static DownloadTable of(String name, OwnTable table) {
    return new DownloadTable(
        name,
        HostileText.tamed(table.entry().title()),
        "",
        table.entry().asOf(),
        HostileText.tamed(table.entry().unit()),
        IntStream.range(0, table.columns().size())
            .mapToObj(
                column -> TableColumn.of(table.columns().get(column), table.numeric().get(column)))
            .toList(),
        table.rows().stream());
  }
}
